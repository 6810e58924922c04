using System.Collections.Frozen;
using System.Collections.Immutable;
using Assistant.Core.Catalog;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Text;

namespace Assistant.Sqlite.Search;

/// <summary>A kind as a catalog has it.</summary>
/// <param name="Products">Row ids of the products of this kind.</param>
/// <param name="Modifiers">The words before it: "rain" of "rain jacket".</param>
/// <param name="Match">How closely the closest products are named so.</param>
internal sealed record CatalogKind(FrozenSet<long> Products, string Kind, string Modifiers, KindMatch Match);

/// <summary>Reads a noun phrase with the kinds that the catalog's own products go by: compounds, plurals, slips, words of the same meaning.</summary>
internal sealed class CatalogKinds
{
    private const int MaxNearest = 3;
    private const int ShortestPart = 3;

    private readonly IReadOnlyDictionary<long, CatalogEntry> _entries;
    private readonly FrozenSet<string> _known;
    private readonly FrozenSet<string> _words;
    private readonly ILookup<string, (long Id, KindMatch Match)> _byKind;
    private readonly ILookup<string, string> _leavesByTag;
    private readonly Spelling _spelling;

    public CatalogKinds(IReadOnlyDictionary<long, CatalogEntry> entries)
    {
        _entries = entries;
        _known = entries.Values.SelectMany(entry => entry.Names.Leaf.Append(entry.Names.Title).Concat(entry.Names.Wide).Concat(entry.Names.Tags)).ToFrozenSet();
        _words = entries.Values.SelectMany(entry => entry.Names.Words).ToFrozenSet();
        _byKind = entries.SelectMany(entry => entry.Value.Names.Kinds(), (entry, kind) => (kind.Kind, entry.Key, kind.Match)).ToLookup(pair => pair.Kind, pair => (pair.Key, pair.Match));
        _leavesByTag = entries.Values.SelectMany(entry => entry.Names.Tags, (entry, tag) => (tag, Leaf: entry.Categories.LastOrDefault() ?? "")).Distinct().ToLookup(pair => pair.tag, pair => pair.Leaf);
        _spelling = new(_known.Order(StringComparer.Ordinal));
    }

    /// <summary>Null where no product is called so.</summary>
    public CatalogKind? Read(string phrase)
    {
        string[] stems = [.. SearchTerms.OfQuestion(Kinds.Core(phrase))];
        return Readings(stems).Select(reading => Of(reading.Kind, reading.Modifiers)).OfType<CatalogKind>().MaxBy(kind => kind.Match);
    }

    /// <summary>Categories whose names share words with the phrase; else those where the word is at least mentioned; else the widest ones.</summary>
    public ImmutableArray<string> Nearest(string phrase)
    {
        var stems = SearchTerms.OfQuestion(phrase).SelectMany(Kinds.Same).ToHashSet(StringComparer.Ordinal);
        var named = _entries.Values.SelectMany(entry => entry.CategoryNames).Distinct()
            .Select(name => (name, Shared: SearchTerms.Of(name).Count(stems.Contains)))
            .Where(category => category.Shared > 0)
            .OrderByDescending(category => category.Shared)
            .ThenBy(category => category.name, StringComparer.Ordinal)
            .Select(category => category.name)
            .Take(MaxNearest)
            .ToImmutableArray();
        if (!named.IsEmpty)
            return named;

        var mentioning = _entries.Values.Where(entry => entry.Names.Words.Any(stems.Contains)).ToList();
        return Widest(mentioning.Count > 0 ? mentioning : _entries.Values);
    }

    private static ImmutableArray<string> Widest(IEnumerable<CatalogEntry> entries) =>
    [
        .. entries.Where(entry => entry.CategoryNames.Length > 0).CountBy(entry => entry.CategoryNames[0])
            .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => count.Key).Take(MaxNearest),
    ];

    /// <summary>The ways to read a phrase, the likeliest first: "rain coat" as raincoat or as a coat for rain.</summary>
    private IEnumerable<(string Kind, string Modifiers)> Readings(string[] stems)
    {
        if (stems is not [.. var before, var last])
            yield break;

        var modifiers = string.Join(' ', before);
        if (before is [.. var earlier, var previous] && Joined(previous, last) is { } whole)
            yield return (whole, string.Join(' ', earlier));
        if (_known.Contains(last) || Kinds.Same(last).Any(_known.Contains))
            yield return (last, modifiers);
        else if (Split(last) is var (first, second))
            yield return (second, string.Join(' ', [.. before, first]));
        else if (!Kinds.IsAccessory(last) && _spelling.Nearest(last) is { } meant)
            yield return (meant, modifiers);
        if (Inverted(stems) is var (thing, others))
            yield return (thing, others);
    }

    /// <summary>"Jacket waterproof": the thing first, then what some of them are called too.</summary>
    private (string, string)? Inverted(string[] stems)
    {
        for (var at = stems.Length - 2; at >= 0; at--)
        {
            var (thing, others) = (stems[at], stems.Where((_, i) => i != at).ToList());
            if (Kinds.Same(thing).SelectMany(kind => _byKind[kind]).Any(entry => entry.Match is KindMatch.Named && others.TrueForAll(_entries[entry.Id].Names.Words.Contains)))
                return (thing, string.Join(' ', others));
        }

        return null;
    }

    private string? Joined(string first, string second) =>
        new[] { SearchTerms.Stem(first + second) }.FirstOrDefault(whole => _known.Contains(whole) || Kinds.Same(whole).Any(_known.Contains));

    private (string, string)? Split(string stem)
    {
        for (var cut = ShortestPart; cut <= stem.Length - ShortestPart; cut++)
        {
            var (first, second) = (SearchTerms.Stem(stem[..cut]), SearchTerms.Stem(stem[cut..]));
            if (_known.Contains(second) && _words.Contains(first))
                return (first, second);
        }

        return null;
    }

    private bool IsUse(IReadOnlySet<string> same) =>
        same.SelectMany(tag => _leavesByTag[tag]).Distinct().Count() > 1;

    /// <summary>"Clothing" is what no title says: a narrow category of that name is one part of it.</summary>
    private bool IsCategoryOnly(IReadOnlySet<string> same) => !_entries.Values.Any(entry => same.Contains(entry.Names.Title));

    private CatalogKind? Of(string kind, string modifiers)
    {
        var same = Kinds.Same(kind);
        var matches = same.SelectMany(word => _byKind[word]).ToList();
        if (matches.Count is 0)
            return null;

        var best = matches.Max(entry => entry.Match);
        // A tag that products of several categories carry is what they are used for, not what they are.
        return best is KindMatch.Tagged && IsUse(same)
            ? null
            : new(matches.Where(entry => entry.Match == best || (entry.Match is KindMatch.Wide && IsCategoryOnly(same))).Select(entry => entry.Id).ToFrozenSet(), kind, modifiers, best);
    }
}
