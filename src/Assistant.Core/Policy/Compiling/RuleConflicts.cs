using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Compiling;

/// <summary>What is wrong with rules beside each other: contradictions, doubles, rules that never hold, and gaps.</summary>
internal static class RuleConflicts
{
    public static IEnumerable<KnowledgeFault> Find(IReadOnlyCollection<Rule> rules) =>
        rules.Where(rule => rule.Kind != RuleVocabulary.Fact).GroupBy(rule => rule.Kind).SelectMany(same => Find(same.Key, [.. same]));

    private static IEnumerable<KnowledgeFault> Find(RuleKind kind, ImmutableArray<Rule> rules)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            for (var j = i + 1; j < rules.Length; j++)
            {
                if (Between(rules[i], rules[j]) is { } fault)
                {
                    yield return fault;
                }
            }
        }

        if (kind.NeedsDefault && rules.All(rule => rule.Scope.Narrowed is not Narrowing.None) && !CoverTogether(rules))
        {
            var first = rules[0];
            yield return new(first.File, first.Line, $"`{kind.Name}` holds only for some: nothing is said for everything else.",
                $"Add a `{kind.Name}` without conditions.", Refused: true);
        }
    }

    /// <summary>Guests and signed-in shoppers are everybody.</summary>
    private static bool CoverTogether(ImmutableArray<Rule> rules) => Enum.GetValues<Asker>().All(asker =>
        rules.Any(rule => rule.Scope.Narrowed is Narrowing.Identity && rule.Scope.Identity.Contains(asker)));

    private static KnowledgeFault? Between(Rule one, Rule other)
    {
        if (!AreInEffectTogether(one, other) || !one.Scope.Meets(other.Scope) || AreInOtherCurrencies(one, other))
        {
            return null;
        }

        var same = one.Written == other.Written;
        var alike = AreAlike(one.Scope, other.Scope);
        if (one.Kind.AllHold)
        {
            return alike && same ? Double(one, other) : null;
        }

        return (same, alike) switch
        {
            (true, true) => Double(one, other),
            (false, _) when one.Scope.Rank == other.Scope.Rank && (alike || Overlap(one.Scope, other.Scope)) => new(
                other.File,
                other.Line,
                $"`{other.Id}` says {other.Written}, but `{one.Id}` ({Place(one)}) says {one.Written} for the same case.",
                "Remove one of the two, give them days on which they are in effect, or narrow one of them.",
                Refused: true),
            _ => null,
        };
    }

    private static KnowledgeFault Double(Rule one, Rule other) => new(
        other.File,
        other.Line,
        $"`{other.Id}` says the same as `{one.Id}` ({Place(one)}).",
        $"Keep one; other pages show its value with {{{{ {one.Id} }}}}.",
        Refused: true);

    private static string Place(Rule rule) => string.Create(CultureInfo.InvariantCulture, $"{rule.File} line {rule.Line}");

    private static bool AreInEffectTogether(Rule one, Rule other) =>
        !(one.To < other.From) && !(other.To < one.From);

    private static bool AreInOtherCurrencies(Rule one, Rule other) =>
        one.Kind.PerCurrency && one is Rule<Money> left && other is Rule<Money> right && left.Value.Currency != right.Value.Currency;

    private static bool AreAlike(RuleScope one, RuleScope other) =>
        one.Narrowed == other.Narrowed
        && one.Traits == other.Traits
        && one.PlacedFrom == other.PlacedFrom
        && one.PlacedTo == other.PlacedTo
        && one.Repeat == other.Repeat
        && Same(one.Categories, other.Categories)
        && Same(one.Brands, other.Brands)
        && Same(one.Groups, other.Groups)
        && Same(one.Methods, other.Methods)
        && Same(one.Countries, other.Countries)
        && Same(one.Entities, other.Entities)
        && one.Identity.Order().SequenceEqual(other.Identity.Order())
        && one.Actions.Order().SequenceEqual(other.Actions.Order());

    private static bool Same(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.Order(StringComparer.OrdinalIgnoreCase).SequenceEqual(other.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the kinds of goods they name have one in common. An item may have two traits of which no page thought together; that
    /// is found out when it is decided, and a person decides.
    /// </summary>
    private static bool Overlap(RuleScope one, RuleScope other) =>
        (one.Traits is ItemTraits.None || (one.Traits & other.Traits) != 0)
        && (one.Categories.IsEmpty || one.Categories.Intersect(other.Categories, StringComparer.OrdinalIgnoreCase).Any());
}
