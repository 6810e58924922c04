using System.Globalization;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Policy.Compiling;

/// <summary>Finds what rules leave open: goods or shoppers of whom nothing is said, and days between one rule and the next.</summary>
internal static class RuleGaps
{
    public static IEnumerable<KnowledgeFault> Find(IReadOnlyCollection<Rule> rules, DateOnly today) => rules
        .Where(rule => rule.Kind != RuleVocabulary.Fact && !(rule.From > rule.To))
        .GroupBy(rule => rule.Kind)
        .SelectMany(same => Find(same.Key, [.. same], today));

    private static IEnumerable<KnowledgeFault> Find(RuleKind kind, List<Rule> rules, DateOnly today)
    {
        var general = rules.FindAll(rule => rule.Scope.Narrowed is Narrowing.None);
        if (kind.NeedsDefault && general.Count is 0 && !CoverTogether(rules))
        {
            var first = rules[0];
            yield return new(first.File, first.Line, $"`{kind.Name}` holds only for some: nothing is said for everything else.",
                $"Add a `{kind.Name}` without conditions.", Refused: true);
            yield break;
        }

        if (!kind.AllHold)
        {
            foreach (var fault in rules.Select(rule => Before(rule, rules, today)).OfType<KnowledgeFault>())
            {
                yield return fault;
            }
        }
    }

    /// <summary>Guests and signed-in shoppers are everybody.</summary>
    private static bool CoverTogether(List<Rule> rules) => Enum.GetValues<Asker>().All(asker =>
        rules.Exists(rule => rule.Scope.Narrowed is Narrowing.Identity && rule.Scope.Identity.Contains(asker)));

    /// <summary>The days between a rule and the one that it follows, where no wider rule holds on them.</summary>
    private static KnowledgeFault? Before(Rule rule, List<Rule> rules, DateOnly today)
    {
        if (rule.From is not { } from || from <= today || rules.Exists(other => other.IsInEffect(from.AddDays(-1)) && ScopeCover.Covers(other.Scope, rule.Scope)))
        {
            return null;
        }

        var last = rules.Where(other => other.To < from && ScopeCover.Covers(other.Scope, rule.Scope)).MaxBy(other => other.To);
        return last is null ? null : new(
            rule.File,
            rule.Line,
            $"`{rule.Id}` begins on {Day(from)}, but `{last.Id}` ({RuleConflicts.Place(last)}) ends on {Day(last.To!.Value)}: nothing is said for the days between.",
            $"Let one begin on the day after the other ends, such as `from: {last.To.Value.AddDays(1):yyyy-MM-dd}`.",
            Refused: true);
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
