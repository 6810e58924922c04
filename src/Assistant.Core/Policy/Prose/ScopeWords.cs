using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Prose;

/// <summary>Whether prose names what a narrowed rule is narrowed to, so that a value of its own is no contradiction there.</summary>
internal static class ScopeWords
{
    public static bool AreIn(string prose, RuleScope scope) =>
        (scope.Narrowed & ~(Narrowing.Traits | Narrowing.Categories | Narrowing.Brands | Narrowing.Groups | Narrowing.Countries)) is not Narrowing.None
        || Words(scope).Any(word => prose.Contains(word, StringComparison.OrdinalIgnoreCase))
        || (!scope.Countries.IsEmpty && CountryWords.SaidBy(prose).Intersect(scope.Countries).Any());

    private static IEnumerable<string> Words(RuleScope scope) =>
    [
        .. Enum.GetValues<ItemTraits>().Where(trait => trait is not ItemTraits.None && scope.Traits.HasFlag(trait)).SelectMany(Written),
        .. scope.Categories.Concat(scope.Brands).Concat(scope.Groups).Select(name => name.Length > 3 ? name.TrimEnd('s') : name),
    ];

    private static IEnumerable<string> Written(ItemTraits trait) =>
        RuleWords.Of(trait) is var word ? [word.Replace('_', ' '), word.Replace('_', '-')] : [];
}
