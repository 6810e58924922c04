using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assistant.Core.Text;

namespace Assistant.Core.Catalog.Vocabulary;

/// <summary>What kind of thing a name stands for. English puts it last: a "tent peg" is a peg, a "mug with your name" a mug.</summary>
public static partial class Kinds
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Synonyms = WordLists.Read("kinds.txt")
        .Select(entry => entry.Words.Select(word => SearchTerms.Of(word)[^1] is var last && word.Contains(' ', StringComparison.Ordinal) ? string.Concat(SearchTerms.Of(word)) : last).ToFrozenSet())
        .SelectMany(same => same, (same, word) => KeyValuePair.Create(word, same))
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary();

    private static readonly FrozenSet<string> Accessories = WordLists.Read("accessories.txt").SelectMany(entry => entry.Words).Select(SearchTerms.Stem).ToFrozenSet();

    // What follows one of these says more of the thing and is not the thing.
    [GeneratedRegex(@"[,(]|\s(for|with|of|without|in|from|to|by|on|at|that|which|who|under|over|like)\s.*|\s-\s", RegexOptions.IgnoreCase)]
    private static partial Regex Rest { get; }

    [GeneratedRegex(@"^(an? )?(set|pair|pack|box|bundle|kit)s? of ", RegexOptions.IgnoreCase)]
    private static partial Regex SetOf { get; }

    [GeneratedRegex(@"(\s([0-9][0-9.,x]*(cm|mm|m|km|kg|g|l|ml)?|cm|mm|m|km|kg|g|l|ml|one|two|three|four|five|six|pair|pairs))+$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Counted { get; }

    /// <summary>Stems of the noun phrase that a name begins with; the last one is the kind.</summary>
    public static IReadOnlyList<string> Phrase(string name) => SearchTerms.Of(Core(name));

    /// <summary>The name without what follows the thing: "set of pegs" is pegs, "bell tent 5 m" a bell tent.</summary>
    public static string Core(string name)
    {
        var counted = SetOf.Replace(name, "");
        var core = Rest.Match(counted) is { Success: true, Index: > 0 } rest ? counted[..rest.Index] : counted;
        var bare = Counted.Replace(core, "");
        return bare.Length > 0 ? bare : core;
    }

    /// <summary>The kinds that a category stands for: "Pots &amp; pans" are pots and are pans.</summary>
    public static IEnumerable<string> OfCategory(string category) =>
        category.Split(['&', ',', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(part => part.Split(" and ", StringSplitOptions.RemoveEmptyEntries))
            .Select(part => Phrase(part) is [.., var last] ? last : "")
            .Where(last => last.Length > 0);

    /// <summary>The stem and all that mean the same.</summary>
    public static IReadOnlySet<string> Same(string stem) => Synonyms.TryGetValue(stem, out var same) ? same : new HashSet<string> { stem };

    /// <summary>Whether the stem names what goes with a thing, such as a cover.</summary>
    public static bool IsAccessory(string stem) => Accessories.Contains(stem);
}
