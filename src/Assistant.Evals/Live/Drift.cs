using System.Collections.Immutable;
using System.Globalization;

namespace Assistant.Evals.Live;

/// <summary>What has changed from one period to the next, more than chance would.</summary>
/// <remarks>
/// Rates: the two-proportion z test, z = (p₁ − p₂) / √(p (1 − p) (1/n₁ + 1/n₂)) with p = (x₁ + x₂) / (n₁ + n₂); an alarm above 2.576, which
/// chance alone exceeds in 1 of 100 such comparisons. Intents: the population stability index Σ (aᵢ − bᵢ) ln(aᵢ / bᵢ) over their shares, half a
/// turn added to each count; an alarm above 0.25, by custom. Small periods raise no alarm.
/// </remarks>
internal static class Drift
{
    private const double MostZ = 2.576;
    private const double MostIndex = 0.25;
    private const int LeastOfARate = 30;
    private const int LeastTurns = 100;

    /// <summary>A sentence for each alarm; none: nothing moved, or too little was recorded to tell.</summary>
    public static ImmutableArray<string> Alarms(LiveFigures before, LiveFigures now) =>
    [
        .. now.Rates.SelectMany(rate => Alarm(before.Rates.First(old => old.Name == rate.Name), rate)),
        .. before.Turns >= LeastTurns && now.Turns >= LeastTurns && Index(before.Intents, now.Intents) is > MostIndex and var index
            ? [Text($"Shoppers want other things than before: the index of intents is {index:0.00}, above {MostIndex:0.00}; most of it is {Mover(before.Intents, now.Intents)}.")]
            : (string[])[],
    ];

    /// <summary>0 where nothing can differ.</summary>
    public static double Z(LiveRate before, LiveRate now)
    {
        var pooled = (double)(before.Hits + now.Hits) / (before.Of + now.Of);
        var deviation = Math.Sqrt(pooled * (1 - pooled) * (1.0 / before.Of + 1.0 / now.Of));
        return deviation is 0 ? 0 : (now.Share.Value - before.Share.Value) / deviation;
    }

    public static double Index(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> now) => Parts(before, now).Sum(part => part.Index);

    private static IEnumerable<string> Alarm(LiveRate before, LiveRate now)
    {
        if (before.Of < LeastOfARate || now.Of < LeastOfARate)
            return [];

        var z = Z(before, now);
        var isWorse = now.HigherIsBetter switch { true => z < 0, false => z > 0, null => true };
        return isWorse && Math.Abs(z) > MostZ
            ? [Text($"{Capital(now.Name)}: {now.Hits} of {now.Of} ({now.Share.Value:P1}), before {before.Hits} of {before.Of} ({before.Share.Value:P1}); z = {z:0.0}.")]
            : [];
    }

    private static string Mover(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> now)
    {
        var most = Parts(before, now).MaxBy(part => part.Index);
        return Text($"{most.Intent}, {most.Before:P1} before and {most.Now:P1} now");
    }

    private static List<(string Intent, double Before, double Now, double Index)> Parts(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> now)
    {
        var intents = before.Keys.Union(now.Keys).Order(StringComparer.Ordinal).ToList();
        var (allBefore, allNow) = (before.Values.Sum() + 0.5 * intents.Count, now.Values.Sum() + 0.5 * intents.Count);
        return [.. intents.Select(intent =>
        {
            var (a, b) = ((now.GetValueOrDefault(intent) + 0.5) / allNow, (before.GetValueOrDefault(intent) + 0.5) / allBefore);
            return (intent, b, a, (a - b) * Math.Log(a / b));
        })];
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
