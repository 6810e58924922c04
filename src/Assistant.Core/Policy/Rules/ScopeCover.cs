using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Rules;

/// <summary>Whether some scopes together hold for everything that another one holds for.</summary>
internal static class ScopeCover
{
    /// <summary>
    /// Cases are counted out where there are few of them (who asks, first time or again, what for, the countries of a group); in
    /// everything else one of the scopes has to hold by itself.
    /// </summary>
    public static bool Covers(IReadOnlyCollection<RuleScope> scopes, RuleScope all) =>
        scopes.Count > 0 && Cases(all).All(one => scopes.Any(scope => Covers(scope, one)));

    public static bool Covers(RuleScope scope, RuleScope all) =>
        (scope.PlacedFrom is null || (all.PlacedFrom >= scope.PlacedFrom && all.PlacedTo <= scope.PlacedTo))
        && (scope.Traits is ItemTraits.None || (all.Traits is not ItemTraits.None && (all.Traits & ~scope.Traits) is ItemTraits.None))
        && Within(all.Categories, scope.Categories)
        && Within(all.Brands, scope.Brands)
        && Within(all.Groups, scope.Groups)
        && Within(all.Methods, scope.Methods)
        && Within(all.Entities, scope.Entities)
        && (scope.Countries.IsEmpty || (!all.Countries.IsEmpty && all.Countries.SelectMany(CountryGroups.Members).All(country => CountryGroups.Hold(scope.Countries, country))))
        && (scope.Identity.IsEmpty || (!all.Identity.IsEmpty && all.Identity.All(scope.Identity.Contains)))
        && (scope.Actions.IsEmpty || (!all.Actions.IsEmpty && all.Actions.All(scope.Actions.Contains)))
        && (scope.Repeat is null || scope.Repeat == all.Repeat);

    private static IEnumerable<RuleScope> Cases(RuleScope all) =>
        from asker in all.Identity.IsEmpty ? [.. Enum.GetValues<Asker>()] : all.Identity
        from occasion in all.Repeat is { } known ? [known] : Enum.GetValues<Occasion>()
        from action in all.Actions.IsEmpty ? [.. Enum.GetValues<ActionKind>()] : all.Actions
        from countries in all.Countries.IsEmpty ? [[]] : all.Countries.SelectMany(CountryGroups.Members).Select(code => ImmutableArray.Create(code))
        select all with { Identity = [asker], Repeat = occasion, Actions = [action], Countries = countries };

    private static bool Within(ImmutableArray<string> part, ImmutableArray<string> whole) =>
        whole.IsEmpty || (!part.IsEmpty && part.All(word => whole.Contains(word, StringComparer.OrdinalIgnoreCase)));
}
