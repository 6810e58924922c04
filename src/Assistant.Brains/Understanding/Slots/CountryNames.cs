using System.Collections.Frozen;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>What a country is called by its code, as pages name it.</summary>
internal static class CountryNames
{
    private static readonly FrozenDictionary<string, string> ByCode = EmbeddedText.Lines("countries.txt")
        .Select(line => line.Split(':', 2))
        .ToFrozenDictionary(parts => parts[0], parts => parts[1].Split(';', 2)[0].Trim(), StringComparer.Ordinal);

    /// <param name="code">ISO 3166-1, two capitals.</param>
    /// <returns>Null for a code that no country of the list has.</returns>
    public static string? Of(string code) => ByCode.GetValueOrDefault(code);
}
