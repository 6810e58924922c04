using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Assistant.Core.Policy.Prose;

/// <summary>The countries that prose names, as far as their names mean nothing else.</summary>
internal static class CountryWords
{
    private static readonly ImmutableArray<(string Code, Regex Words)> Known =
    [
        .. Names().Select(country => (country.Code, new Regex($@"\b({country.Words})\b", RegexOptions.CultureInvariant))),
    ];

    public static bool HasName(string code) => Known.Any(country => country.Code == code);

    public static ImmutableArray<string> SaidBy(string prose) => [.. Known.Where(country => country.Words.IsMatch(prose)).Select(country => country.Code)];

    private static IEnumerable<(string Code, string Words)> Names() =>
    [
        ("EU", "EU|European Union"), ("GB", "United Kingdom|UK|Great Britain"), ("US", "United States|USA|US"), ("CH", "Switzerland"), ("NO", "Norway"),
        ("CA", "Canada"), ("AU", "Australia"), ("NZ", "New Zealand"), ("JP", "Japan"), ("AT", "Austria"), ("BE", "Belgium"), ("BG", "Bulgaria"),
        ("CY", "Cyprus"), ("CZ", "Czechia|Czech Republic"), ("DE", "Germany"), ("DK", "Denmark"), ("EE", "Estonia"), ("ES", "Spain"), ("FI", "Finland"),
        ("FR", "France"), ("GR", "Greece"), ("HR", "Croatia"), ("HU", "Hungary"), ("IE", "Ireland"), ("IS", "Iceland"), ("IT", "Italy"), ("LT", "Lithuania"),
        ("LU", "Luxembourg"), ("LV", "Latvia"), ("MT", "Malta"), ("NL", "Netherlands"), ("PL", "Poland"), ("PT", "Portugal"), ("RO", "Romania"),
        ("SE", "Sweden"), ("SI", "Slovenia"), ("SK", "Slovakia"),
    ];
}
