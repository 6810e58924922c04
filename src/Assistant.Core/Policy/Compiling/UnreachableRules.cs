using System.Globalization;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Compiling;

/// <summary>
/// Finds rules that decide nothing. One that never could is a fault, because its author waits for an effect; one whose time is over
/// is a warning.
/// </summary>
internal static class UnreachableRules
{
    /// <summary>Days in which an order of a season's last day is surely delivered.</summary>
    private const int LongestDelivery = 120;

    public static IEnumerable<KnowledgeFault> Find(IReadOnlyCollection<Rule> rules, DateOnly today)
    {
        foreach (var same in rules.GroupBy(rule => rule.Kind))
        {
            foreach (var rule in same)
            {
                if ((Never(rule) ?? Beaten(rule, same) ?? Over(rule, today)) is { } fault)
                {
                    yield return fault;
                }
            }
        }
    }

    private static KnowledgeFault? Never(Rule rule) =>
        rule.From > rule.To ? new(
            rule.File,
            rule.Line,
            $"`{rule.Id}` is never in effect: it begins on {Day(rule.From)} and ends on {Day(rule.To)}, the days of its page counted.",
            "Let `from` and `to` lie inside `effective_from` and `effective_to` of the page, or change the page's days.",
            Refused: true)
        : rule.Scope.PlacedFrom > rule.To ? new(
            rule.File,
            rule.Line,
            $"`{rule.Id}` ends on {Day(rule.To)}, before the first order of its season is placed on {Day(rule.Scope.PlacedFrom)}.",
            "Remove `to` (a season needs none), or correct the days of the season.",
            Refused: true)
        : null;

    private static KnowledgeFault? Beaten(Rule rule, IEnumerable<Rule> same)
    {
        if (rule.Kind.AllHold || rule.Kind == RuleVocabulary.Fact)
        {
            return null;
        }

        var before = same.Where(other => other.Scope.Rank > rule.Scope.Rank && IsInEffectWith(rule, other) && InCurrencyOf(rule, other)).ToList();
        if (!ScopeCover.Covers([.. before.Select(other => other.Scope)], rule.Scope))
        {
            return null;
        }

        var names = string.Join(" and ", before.Take(3).Select(other => $"`{other.Id}` ({RuleConflicts.Place(other)})"));
        return new(
            rule.File,
            rule.Line,
            $"`{rule.Id}` never decides: {names} always {(before.Count is 1 ? "comes" : "come")} first.",
            "Remove it, or narrow the others so that a case is left for it.",
            Refused: true);
    }

    private static KnowledgeFault? Over(Rule rule, DateOnly today) =>
        rule.To < today ? new(
            rule.File,
            rule.Line,
            $"`{rule.Id}` ended on {Day(rule.To)}.",
            "Remove it with the sentence that tells it, or give it a later `to`.",
            Refused: false)
        : LastUse(rule) < today ? new(
            rule.File,
            rule.Line,
            $"The season of `{rule.Id}` is over: it was for orders placed until {Day(rule.Scope.PlacedTo)}.",
            "Remove the rule with the sentence that tells it, or write the days of the next season.",
            Refused: false)
        : null;

    /// <summary>The last day on which an order of the rule's season could still be decided by it; null without a season.</summary>
    private static DateOnly? LastUse(Rule rule) => (rule.Scope.PlacedTo, rule) switch
    {
        ({ } placed, Rule<DateOnly> { Value: var last }) => last > placed ? last : placed,
        ({ } placed, Rule<int> { Value: var days }) => placed.AddDays(days + LongestDelivery),
        ({ } placed, _) => placed.AddDays(LongestDelivery),
        _ => null,
    };

    private static bool IsInEffectWith(Rule rule, Rule other) =>
        (other.From is null || other.From <= rule.From) && (other.To is null || other.To >= rule.To);

    private static bool InCurrencyOf(Rule rule, Rule other) =>
        !rule.Kind.PerCurrency || rule is not Rule<Money> one || other is not Rule<Money> two || one.Value.Currency == two.Value.Currency;

    private static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "";
}
