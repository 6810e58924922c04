using Assistant.Core.Conversations;
using Assistant.Evals.Cases;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>The pages that must stand behind an answer do.</summary>
internal sealed class CitationsCheck() : PlainCheck("citations")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var turns = played.Turns.Where(turn => turn.Expect is { Cites.IsEmpty: false }).ToList();
        var whole = played.Case.Expect.Cites;
        return whole.IsEmpty && turns.Count is 0 ? null :
        [
            .. turns.SelectMany(turn => turn.Expect!.Cites.Where(wanted => !turn.Answer.Citations.Any(citation => Is(citation, wanted)))
                .Select(wanted => $"turn {turn.Number}: does not cite {wanted}, but {Cited(turn)}")),
            .. whole.Where(wanted => !played.Turns.Any(turn => Stands(wanted, turn.Answer)))
                .Select(wanted => $"no answer cites {wanted.Page}{(wanted.Anchor is null ? "" : $"#{wanted.Anchor}")}{(wanted.Sentence is null ? "" : $" and says {wanted.Sentence}")}"),
        ];
    }

    public static bool Is(Citation citation, string wanted) => citation.Page.Value == wanted || $"{citation.Page}#{citation.Anchor}" == wanted;

    private static bool Stands(CitationExpectation wanted, OutgoingMessage answer) =>
        answer.Citations.Any(citation => citation.Page.Value == wanted.Page && (wanted.Anchor is null || citation.Anchor == wanted.Anchor))
        && (wanted.Sentence is null || TextMatch.Holds(answer.Text, wanted.Sentence));

    private static string Cited(PlayedTurn turn) =>
        turn.Answer.Citations.IsEmpty ? "nothing" : string.Join(", ", turn.Answer.Citations.Select(citation => $"{citation.Page}#{citation.Anchor}"));
}

/// <summary>Every citation, asked for or not, leads to a passage of the live page and quotes it as it is, and every marker leads to a citation.</summary>
internal sealed class SourcesCheck() : PlainCheck("sources", isStanding: true)
{
    protected override IEnumerable<string>? Problems(PlayedCase played) => played.Release is not { } release ? null :
        played.Turns.SelectMany(turn => turn.Answer.Citations.Select(citation => (turn, citation)))
            .Where(cited => release.Find(cited.citation.Page)?.Passages is not { } passages
                || !passages.Any(passage => passage.Anchor == cited.citation.Anchor && passage.Version == cited.citation.Version && passage.Text == cited.citation.Text))
            .Select(cited => $"turn {cited.turn.Number}: [{cited.citation.Number}] does not quote {cited.citation.Page}#{cited.citation.Anchor} as it is live")
            .Concat(played.Turns.SelectMany(turn => Metrics.Groundedness.Markers(turn.Answer.Text)
                .Where(marker => turn.Answer.Citations.All(citation => citation.Number != marker))
                .Select(marker => $"turn {turn.Number}: [{marker}] leads nowhere")));
}
