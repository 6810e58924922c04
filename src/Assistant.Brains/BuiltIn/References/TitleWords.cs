using System.Collections.Frozen;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>Finds the thing that a shopper names by part of its title: "the boots" for "Ridgeline Hiking Boots".</summary>
internal static class TitleWords
{
    // Words that stand in titles without naming the thing.
    private static readonly FrozenSet<string> Weak =
    [
        "and", "for", "the", "with", "set", "pack", "new", "one", "all", "size", "black", "white", "red", "blue", "green", "grey",
        "small", "large", "medium", "man", "woman", "men", "women", "kid", "kids", "order", "item", "my", "in", "of", "to", "a",
    ];

    // Whoever has a parka may call it a coat; who looks for a parka wants no other coat, so a search knows nothing of it.
    private static readonly FrozenDictionary<string, string> Broader = new Dictionary<string, string>
    {
        ["parka"] = "coat", ["poncho"] = "coat", ["boot"] = "shoe", ["sandal"] = "shoe", ["sneaker"] = "shoe", ["trainer"] = "shoe",
    }.ToFrozenDictionary();

    /// <summary>The entries whose title shares most words with the text; none where it shares none.</summary>
    public static List<T> Best<T>(string text, IEnumerable<T> entries, Func<T, string> title)
    {
        var said = Of(Contrast.Kept(TextFolding.Fold(text)));
        var scored = entries.Select(entry => (entry, Score: Of(title(entry)).Count(said.Contains))).Where(pair => pair.Score > 0).ToList();
        return scored.Count is 0
            ? []
            : [.. scored.Where(pair => pair.Score == scored.Max(other => other.Score)).Select(pair => pair.entry)];
    }

    /// <summary>By a word of a title; where none shares one, by the kind of thing: "the couch" for "Polder three-seat sofa", "the lamp" for a lantern.</summary>
    public static List<T> Meant<T>(string text, IReadOnlyCollection<T> entries, Func<T, IEnumerable<string>> titles)
    {
        // "Bike bags" are panniers, and no bag to sleep in.
        var words = Word.Split(Contrast.Kept(TextFolding.Fold(text))).Select(word => word.Text).ToList();
        if (OfKind(words.Zip(words.Skip(1), (first, second) => string.Concat(SearchTerms.Of($"{first} {second}"))), entries, titles) is { Count: > 0 } compound)
        {
            return compound;
        }

        // "The rain pants" share "rain" with a jacket, and are of the kind of the trousers.
        var named = Best(text, entries, entry => string.Join(' ', titles(entry)));
        return named.Count is 1 ? named
            : OfKind(words.Where((word, at) => MayNameAThing(word, before: words.ElementAtOrDefault(at - 1))).SelectMany(SearchTerms.Of), named.Count is 0 ? entries : named, titles) is { Count: > 0 } alike ? alike
            : named;
    }

    /// <summary>Entries with a title of a kind that one of the stems is another word for.</summary>
    private static List<T> OfKind<T>(IEnumerable<string> stems, IReadOnlyCollection<T> entries, Func<T, IEnumerable<string>> titles)
    {
        var said = stems.Select(Kinds.Same).Where(same => same.Count > 1 || Broader.Values.Any(same.Contains)).ToList();
        return said.Count is 0 ? [] : [.. entries.Where(entry => titles(entry).Any(title => Kinds.Phrase(title) is [.., var kind] && said.Exists(same => same.Contains(kind) || (Broader.TryGetValue(kind, out var broader) && same.Contains(broader)))))];
    }

    // "Has it been packed?" and "did you pack it?" ask what was done, "where is my pack?" for the thing.
    private static bool MayNameAThing(string word, string? before) =>
        (!Weak.Contains(Singular.Of(word)) || before is "my" or "the" or "this" or "that" or "a")
            && !((word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal)) && SearchTerms.Stem(word) != word);

    private static HashSet<string> Of(string text) =>
        [.. Word.Split(TextFolding.Fold(text)).Select(word => Singular.Of(word.Text)).Where(word => (word.Length > 1 || char.IsAsciiDigit(word[0])) && !Weak.Contains(word))];
}
