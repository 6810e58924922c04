using System.Globalization;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;
using Assistant.Evals.Running;

namespace Assistant.Evals.Metrics;

/// <summary>
/// pass^k: how likely all of k plays of a case pass, from n plays of which c passed: C(c, k) / C(n, k), the mean over cases (Yao et al.,
/// 2024). With a percentile bootstrap interval over cases. Cases that were played less than k times are left out.
/// </summary>
internal sealed class PassPower(int k) : IMetric
{
    private const int Resamples = 1000;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"pass^{k}");

    public bool? HigherIsBetter => true;

    public IEnumerable<Tally> Measure(PlayedCase played, CheckOutcome outcome) =>
        outcome is CheckOutcome.Inconclusive ? [] : [new Tally(Name, outcome is CheckOutcome.Passed ? 1 : 0, 1, played.Case.Id)];

    public MetricValue Total(IReadOnlyList<Tally> tallies)
    {
        var cases = tallies.GroupBy(tally => tally.Part)
            .Select(plays => (Passed: (int)plays.Sum(play => play.Sum), Plays: (int)plays.Sum(play => play.Of)))
            .Where(plays => plays.Plays >= k)
            .Select(plays => OfCase(plays.Passed, plays.Plays))
            .ToList();
        if (cases.Count is 0)
            return new MetricValue(Name, null, string.Create(CultureInfo.InvariantCulture, $"play each case {k} times or more"), HigherIsBetter);

        var (low, high) = Interval(cases);
        return new MetricValue(Name, Math.Round(cases.Average(), 4), string.Create(CultureInfo.InvariantCulture, $"{cases.Average():P1} [{low:P1}, {high:P1}] over {cases.Count} cases"), HigherIsBetter);
    }

    /// <summary>C(passed, k) / C(plays, k), which is Πᵢ (passed − i) / (plays − i) for i below k.</summary>
    public double OfCase(int passed, int plays) =>
        Enumerable.Range(0, k).Aggregate(1.0, (product, i) => product * Math.Max(0, passed - i) / (plays - i));

    /// <summary>Between which the mean of 95 of 100 resamples lies. The dice are the same each time, so equal runs stay equal.</summary>
    private static (double Low, double High) Interval(List<double> cases)
    {
        var dice = new Random(1);
        var means = Enumerable.Range(0, Resamples)
            .Select(_ => Enumerable.Range(0, cases.Count).Sum(_ => cases[dice.Next(cases.Count)]) / cases.Count)
            .Order()
            .ToList();
        return (means[(int)(0.025 * Resamples)], means[(int)(0.975 * Resamples) - 1]);
    }
}
