using Assistant.Core.Conversations;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

/// <summary>Cited sections that the case expects / cited sections, over answers of which a case says what they must cite.</summary>
/// <remarks>A floor: a case names what must be cited, and a further section may be right too.</remarks>
internal sealed class CitationPrecision() : RatioMetric("citation precision")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome)
    {
        var cited = ExpectedCitations.Turns(played).SelectMany(pair => pair.Turn.Answer.Citations.Select(citation => pair.Wanted.Any(wanted => CitationsCheck.Is(citation, wanted)))).ToList();
        return (cited.Count(isExpected => isExpected), cited.Count);
    }
}

/// <summary>Expected pages and sections that are cited / expected ones: each of an answer in that answer, those of the whole case in any.</summary>
internal sealed class CitationRecall() : RatioMetric("citation recall")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome)
    {
        var found = played.Turns
            .SelectMany(turn => (turn.Expect?.Cites ?? []).Select(wanted => Cites(turn, wanted)))
            .Concat(ExpectedCitations.OfCase(played).Select(wanted => played.Turns.Any(turn => Cites(turn, wanted))))
            .ToList();
        return (found.Count(isCited => isCited), found.Count);
    }

    private static bool Cites(PlayedTurn turn, string wanted) => turn.Answer.Citations.Any((Citation citation) => CitationsCheck.Is(citation, wanted));
}

/// <summary>What a case wants to see cited, as <c>page</c> or <c>page#anchor</c>.</summary>
internal static class ExpectedCitations
{
    public static IReadOnlyList<string> OfCase(PlayedCase played) =>
        [.. played.Case.Expect.Cites.Select(wanted => wanted.Anchor is { } anchor ? $"{wanted.Page}#{anchor}" : wanted.Page).Distinct()];

    /// <summary>Answers with what they should cite: their own expectations and those of the case; all answers where only the case has some.</summary>
    public static IEnumerable<(PlayedTurn Turn, IReadOnlyList<string> Wanted)> Turns(PlayedCase played)
    {
        var ofCase = OfCase(played);
        var told = played.Turns.Where(turn => turn.Expect is { Cites.IsEmpty: false }).ToList();
        return told.Count > 0 ? told.Select(turn => (turn, (IReadOnlyList<string>)[.. turn.Expect!.Cites, .. ofCase]))
            : ofCase.Count > 0 ? played.Turns.Select(turn => (turn, ofCase))
            : [];
    }
}
