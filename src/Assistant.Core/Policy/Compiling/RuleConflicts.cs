using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Compiling;

/// <summary>What is wrong with rules beside each other: contradictions, doubles, and seasons that share days.</summary>
internal static class RuleConflicts
{
    /// <summary>Who has so many has one cause for all of them.</summary>
    private const int MostOfAKind = 100;

    public static IEnumerable<KnowledgeFault> Find(IReadOnlyCollection<Rule> rules) =>
        rules.Where(rule => rule.Kind != RuleVocabulary.Fact).GroupBy(rule => rule.Kind).SelectMany(same => Find([.. same]).Take(MostOfAKind));

    private static IEnumerable<KnowledgeFault> Find(ImmutableArray<Rule> rules)
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
    }

    private static KnowledgeFault? Between(Rule one, Rule other)
    {
        if (!AreInEffectTogether(one, other) || !one.Scope.Meets(other.Scope) || AreInOtherCurrencies(one, other))
        {
            return null;
        }

        var same = one.Written == other.Written;
        var alike = AreAlike(one.Scope, other.Scope);
        if (one.Kind.AllHold && (same || !alike || !(IsNever(one) || IsNever(other))))
        {
            return alike && same ? Double(one, other) : null;
        }

        return (same, alike) switch
        {
            (true, true) => Double(one, other),
            (false, _) when one.Scope.Rank == other.Scope.Rank && (alike || Overlap(one.Scope, other.Scope)) => new(
                other.File,
                other.Line,
                $"`{other.Id}` says {other.Written}, but `{one.Id}` ({Place(one)}) says {one.Written} for {Shared(one.Scope, other.Scope)}.",
                one.Scope.PlacedFrom is null || alike
                    ? "Remove one of the two, give them days on which they are in effect (`from`, `to`), or narrow one of them."
                    : "Let one season begin on the day after the other ends (`placed_from`, `placed_to`).",
                Refused: true),
            _ => null,
        };
    }

    /// <summary>Of rules that all hold, this one leaves nothing for the others.</summary>
    private static bool IsNever(Rule rule) => rule is Rule<Returnable> { Value: Returnable.Never };

    private static KnowledgeFault Double(Rule one, Rule other) => new(
        other.File,
        other.Line,
        $"`{other.Id}` says the same as `{one.Id}` ({Place(one)}).",
        $"Keep one; other pages show its value with {{{{ {one.Id} }}}}.",
        Refused: true);

    /// <summary>For what both hold.</summary>
    private static string Shared(RuleScope one, RuleScope other)
    {
        if (one.PlacedFrom is not { } first || other.PlacedFrom is not { } second || (first == second && one.PlacedTo == other.PlacedTo))
        {
            return "the same case";
        }

        var (from, to) = (first > second ? first : second, one.PlacedTo < other.PlacedTo ? one.PlacedTo : other.PlacedTo);
        return string.Create(CultureInfo.InvariantCulture, $"orders placed from {from:d MMMM yyyy} to {to:d MMMM yyyy} too");
    }

    internal static string Place(Rule rule) => string.Create(CultureInfo.InvariantCulture, $"{rule.File} line {rule.Line}");

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
