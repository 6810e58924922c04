using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Assistant.Core.Policy.Rules;

/// <summary>Groups of countries that a rule may name beside ISO 3166-1 alpha-2 codes.</summary>
public static class CountryGroups
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Groups = new Dictionary<string, FrozenSet<string>>
    {
        ["EU"] = FrozenSet.ToFrozenSet(
        [
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT",
            "NL", "PL", "PT", "RO", "SE", "SI", "SK",
        ]),
    }.ToFrozenDictionary();

    public static bool IsGroup(string code) => Groups.ContainsKey(code);

    /// <summary>Whether <paramref name="code"/> can stand in a rule: a country that exists, or a group's name.</summary>
    public static bool IsKnown(string code) => IsGroup(code) || IsoCodes.IsCountry(code);

    /// <summary>The countries that a code stands for: of a group its members, else itself.</summary>
    internal static IEnumerable<string> Members(string code) => Groups.TryGetValue(code, out var members) ? members : [code];

    /// <summary>Whether one of <paramref name="codes"/> is, or is a group with, the country.</summary>
    public static bool Hold(ImmutableArray<string> codes, string country)
    {
        foreach (var code in codes)
        {
            if (code == country || (Groups.TryGetValue(code, out var members) && members.Contains(country)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether both lists could hold one country and rank alike: a code and the group it is in do not meet, because the code comes first.
    /// </summary>
    public static bool Meet(ImmutableArray<string> one, ImmutableArray<string> other) => one.Intersect(other).Any();
}
