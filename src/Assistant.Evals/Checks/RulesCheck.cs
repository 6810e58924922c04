using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Checks;

/// <summary>
/// The rules that must stand behind an answer do: a tool of its turn decided by them, or the answer cites the section whose sentence states
/// them. What of them the shopper must read, a case expects in words beside it.
/// </summary>
internal sealed class RulesCheck() : PlainCheck("rules")
{
    protected override IEnumerable<string>? Problems(PlayedCase played)
    {
        var turns = played.Turns.Where(turn => turn is { Expect.Rules.IsEmpty: false, Record: not null }).ToList();
        return turns.Count is 0 || played.Release is not { } release ? null :
            turns.SelectMany(turn => turn.Expect!.Rules.Select(wanted => Problem(turn, wanted, release)).OfType<string>());
    }

    private static string? Problem(PlayedTurn turn, string wanted, Release release) =>
        release.Rules.Find(new RuleId(wanted)) is not { } rule ? $"turn {turn.Number}: no page has the rule {wanted}"
        : turn.Record!.Rules.Contains(rule.Id) || (IsCited(turn, rule) && !IsDecidedByAnother(turn, rule, release)) ? null
        : $"turn {turn.Number}: does not rest on {wanted}, but on {(turn.Record.Rules.IsEmpty ? "no rule" : string.Join(", ", turn.Record.Rules))}";

    /// <summary>One section often states all rules of a kind, such as the price of a label for each country.</summary>
    private static bool IsDecidedByAnother(PlayedTurn turn, Rule rule, Release release) => turn.Record!.Rules.Any(id => release.Rules.Find(id)?.Kind == rule.Kind);

    private static bool IsCited(PlayedTurn turn, Rule rule) =>
        rule.Statement?.Passage is { } stated && turn.Answer.Citations.Any(citation => citation.Page == stated.Page && citation.Anchor == stated.Anchor);
}
