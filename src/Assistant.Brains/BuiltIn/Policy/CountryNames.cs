using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Brains.Understanding;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Policy;

/// <summary>What pages call a country.</summary>
internal static class CountryNames
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Names = EmbeddedText.Groups("countries.txt")
        .ToFrozenDictionary(country => country.Name, country => country.Words.Select(TextFolding.Fold).ToImmutableArray());

    /// <summary>All names and adjectives, folded, the plain name first; empty for an unknown country.</summary>
    /// <param name="iso">ISO 3166-1 alpha-2, in capitals.</param>
    public static ImmutableArray<string> Of(string iso) => Names.GetValueOrDefault(iso, []);
}
