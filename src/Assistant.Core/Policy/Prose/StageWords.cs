using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Prose;

/// <summary>
/// The last statuses that prose says: "while its status is Received" and "until its status is Packing" both say received.
/// </summary>
internal static partial class StageWords
{
    private const string Names = "Received|Packing|Shipped|Delivered";

    [GeneratedRegex($@"\b(?<end>(?i:until|before|once|after))\b[^.;""“]{{0,40}}[""“]?\b(?<stage>{Names})\b|\b(?<stage>{Names})\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Stage { get; }

    /// <summary>The same of shops that do not name their statuses.</summary>
    [GeneratedRegex(@"\b(until|before|once|after|unless)\b[^.;""“]{0,40}\b(ships|shipped|shipping|shipment|dispatch|dispatched|sent out)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leaving { get; }

    [GeneratedRegex($@"\b(?<stage>{Names})[""”]?\s(?:it\s|they\s)?(?:cannot|can\snot|can['’]t|can\sno\slonger)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Denied { get; }

    [GeneratedRegex(@"\b(cannot|can ?not|can['’]t|can no longer) be\b|\bnot possible\b|\bnever\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Never { get; }

    public static ImmutableArray<OrderStage> SaidBy(string prose)
    {
        var denied = Denied.Matches(prose).Select(match => match.Groups["stage"].Value).ToHashSet();
        var said = Stage.Matches(prose)
            .Select(match => Enum.Parse<OrderStage>(match.Groups["stage"].Value) - (match.Groups["end"].Success || denied.Contains(match.Groups["stage"].Value) ? 1 : 0))
            .ToHashSet();
        if (Leaving.IsMatch(prose))
        {
            said.Add(OrderStage.Packing);
        }

        if (Never.IsMatch(prose))
        {
            said.Add(OrderStage.Never);
        }

        return [.. said.Order()];
    }
}
