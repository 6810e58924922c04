using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Countries that a text names (<c>countries.txt</c>).</summary>
internal static partial class Countries
{
    private static readonly Lazy<ImmutableArray<ImmutableArray<string>>> All = new(() =>
    [
        .. EmbeddedList.Lines("countries.txt")
            .SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => SearchTerms.Of(name).ToImmutableArray()),
    ]);

    private static readonly Lazy<FrozenSet<string>> Names = new(() => All.Value.Select(name => string.Join(' ', name)).ToFrozenSet(StringComparer.Ordinal));

    private static readonly Lazy<ImmutableArray<ImmutableArray<string>>> Members = new(() =>
    [
        .. EmbeddedList.Lines("eu-countries.txt")
            .SelectMany(line => line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => SearchTerms.Of(name).ToImmutableArray()),
    ]);

    /// <summary>From this share on another word says the same.</summary>
    private const double SameThing = 0.6;

    /// <summary>For which side of the EU's border a text holds.</summary>
    public enum Union
    {
        None,
        Inside,
        Outside,
    }

    [GeneratedRegex(@"\b(outside|beyond|other than|not in) (of )?the (eu|european union)\b|\bnon-eu\b|\bexcept (in )?the eu\b", RegexOptions.IgnoreCase)]
    private static partial Regex IsOutside { get; }

    [GeneratedRegex(@"\b(eu|european union)\b", RegexOptions.IgnoreCase)]
    private static partial Regex IsInside { get; }

    [GeneratedRegex(@"\b(countr(y|ies)|abroad|overseas|worldwide|international(ly)?|europe(an)?|eu|world|anywhere|elsewhere|everywhere)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpeaksOfCountries { get; }

    /// <summary>Whether a question asks of countries, if it names none: "do you deliver abroad?"</summary>
    public static bool AreAskedOf(string question) => SpeaksOfCountries.IsMatch(question);

    [GeneratedRegex(@"\b(any|all|every|the) other countr(y|ies)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysOthers { get; }

    /// <summary>Whether a text tells of all countries but those that were named.</summary>
    public static bool AreOthers(string text) => SaysOthers.IsMatch(text);

    /// <summary>Whether the country that these stems name is a member of the EU.</summary>
    public static bool AreInUnion(ImmutableArray<string> stems) => Members.Value.Any(name => name.SequenceEqual(stems));

    public static Union UnionOf(string text) =>
        IsOutside.IsMatch(text) ? Union.Outside : IsInside.IsMatch(text) ? Union.Inside : Union.None;

    /// <summary>Whether all these stems together are the name of one.</summary>
    public static bool IsNamedBy(ImmutableArray<string> stems) => Names.Value.Contains(stems is [var only] ? only : string.Join(' ', stems));

    /// <summary>Whether a question's word names one, itself or by a town of it: "Ghent" names Belgium as well as "Belgium" does.</summary>
    public static bool AreNamedBy(Concept concept) => IsNamedBy(concept.Asked) || concept.Others.Any(way => way.Share >= SameThing && IsNamedBy(way.Stems));

    /// <summary>The word itself and what means the same.</summary>
    public static IEnumerable<ImmutableArray<string>> NamesOf(Concept concept) => concept.Others.Where(way => way.Share >= SameThing).Select(way => way.Stems).Prepend(concept.Asked);

    /// <summary>Whether one of them is named.</summary>
    /// <param name="stems">Of all words of the text.</param>
    public static bool AreIn(HashSet<string> stems) => All.Value.Any(name => name.All(stems.Contains));
}
