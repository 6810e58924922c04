using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy;

/// <summary>Finds rules that shoppers read and that have long decided nothing: most likely nobody needs them, or another one always comes first.</summary>
public static class UnusedRules
{
    /// <param name="uses">What is known of live rules; a rule of which nothing is known is not live.</param>
    /// <param name="days">How long a rule may decide nothing; one that is live or in effect for less is not reported.</param>
    public static ImmutableArray<KnowledgeFault> In(Release release, IEnumerable<RuleUse> uses, DateOnly today, int days)
    {
        var known = uses.ToDictionary(use => use.Rule);
        return
        [
            .. release.Rules.Rules
                .Where(rule => rule.Statement is not null && rule.IsInEffect(today))
                .Select(rule => known.TryGetValue(rule.Id, out var use) && Since(rule, use).AddDays(days) <= today ? Fault(rule, use, days) : null)
                .OfType<KnowledgeFault>()
                .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line),
        ];
    }

    private static DateOnly Since(Rule rule, RuleUse use) => new[] { use.LiveSince, rule.From ?? default, use.DecidedOn ?? default }.Max();

    private static KnowledgeFault Fault(Rule rule, RuleUse use, int days) => new(
        rule.File,
        rule.Line,
        use.DecidedOn is { } last
            ? $"The rule `{rule.Id}` has decided nothing for {days} days, last on {last:yyyy-MM-dd}."
            : $"The rule `{rule.Id}` has decided nothing for {days} days, since it went live on {use.LiveSince:yyyy-MM-dd}.",
        "See whether another rule always comes first, or take it out with its sentence.",
        Refused: false);
}
