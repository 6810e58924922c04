using System.Collections.Frozen;
using Assistant.Core.Text;

namespace Assistant.Core.Catalog.Vocabulary;

/// <summary>What products are used for and by whom: the phrases of shoppers on one side, the words of products on the other.</summary>
public static class Uses
{
    /// <summary>A recipient who narrows nothing: a present for dad may be anything.</summary>
    public const string Anyone = "anyone";

    private static readonly IReadOnlyList<WordLists.Entry> List = WordLists.Read("uses.txt");

    private static readonly FrozenDictionary<string, string[][]> Evidence = List.ToFrozenDictionary(
        entry => entry.Name, entry => entry.More.Select(word => SearchTerms.Of(word).ToArray()).ToArray());

    /// <summary>What shoppers say for a use, such as "the rain", with the use.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Phrases { get; } =
        [.. List.SelectMany(entry => entry.Words, (entry, word) => KeyValuePair.Create(word, entry.Name)).DistinctBy(phrase => phrase.Key)];

    /// <summary>What shoppers say for whom something is, with the use that fits them or <see cref="Anyone"/>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Recipients { get; } =
        [.. WordLists.Read("recipients.txt").SelectMany(entry => entry.Words.Concat(entry.Words.Select(word => $"{word}s")), (entry, word) => KeyValuePair.Create(word, entry.Name)).DistinctBy(phrase => phrase.Key)];

    /// <summary>The uses that a product's own words speak for.</summary>
    /// <param name="texts">Title, categories, tags, names of attributes.</param>
    public static IEnumerable<string> Of(IEnumerable<string> texts)
    {
        var stems = texts.Select(text => SearchTerms.Of(text).ToArray()).ToList();
        return Evidence.Where(use => use.Value.Any(phrase => stems.Exists(text => Holds(text, phrase)))).Select(use => use.Key).Order(StringComparer.Ordinal);
    }

    /// <summary>The use by this name; any other word is a use of its own, sought among the product's words.</summary>
    public static bool IsKnown(string use) => Evidence.ContainsKey(use);

    private static bool Holds(string[] text, string[] phrase)
    {
        for (var at = 0; at + phrase.Length <= text.Length; at++)
        {
            if (text.AsSpan(at, phrase.Length).SequenceEqual(phrase))
                return true;
        }

        return false;
    }
}
