using System.Buffers;
using System.Collections.Frozen;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>The noun phrases of a sentence: runs of words that may name a thing and say of what sort it is.</summary>
internal static class NounPhrases
{
    private static readonly FrozenSet<string> Praise =
        EmbeddedText.Lines("praise.txt").SelectMany(line => line.Split(':')[1].Split(';', StringSplitOptions.TrimEntries)).ToFrozenSet();

    // Where a noun phrase ends.
    private static readonly FrozenSet<string> Boundaries =
    [
        "for", "with", "without", "in", "on", "at", "to", "from", "that", "which", "who", "what", "whose", "under", "below", "over", "above", "between", "around",
        "like", "by", "but", "and", "or", "when", "while", "as", "is", "are", "was", "be", "because", "if", "so", "than", "i", "we", "my", "it", "they", "can", "will",
        "fits", "fit", "of", "less", "up", "max", "not", "during", "against", "about", "suitable", "available", "made", "has", "have", "does", "do", "you",
    ];

    private static readonly FrozenSet<string> Determiners = ["a", "an", "the", "my", "our", "your", "this", "that", "these", "those", "some", "his", "her", "their"];

    private static readonly SearchValues<char> Marks = SearchValues.Create(",.;:!?()");

    private static readonly FrozenSet<string> Anything = ["something", "anything", "nothing", "no", "stuff", "things", "everything", "some", "what"];

    /// <summary>Runs of words that mean something, which function words and marks part.</summary>
    public static IEnumerable<List<Word>> In(string text, List<Word> words)
    {
        var phrase = new List<Word>();
        foreach (var word in words)
        {
            var isParted = phrase.Count > 0 && (Boundaries.Contains(word.Text) || FunctionWords.Contains(word.Text) || text[phrase[^1].End..word.Start].AsSpan().ContainsAny(Marks));
            if (isParted)
            {
                yield return phrase;
                phrase = [];
            }

            if (IsMeaning(word.Text) && !word.Text.All(char.IsDigit))
            {
                phrase.Add(word);
            }
        }

        if (phrase.Count > 0)
        {
            yield return phrase;
        }
    }

    /// <summary>"Pegs for my tent" looks for pegs, even where only tents are sold.</summary>
    public static List<Word> Whose(int at, List<List<Word>> phrases, List<Word> words)
    {
        while (at > 0)
        {
            var between = words.Where(word => word.Start >= phrases[at - 1][^1].End && word.End <= phrases[at][0].Start).Select(word => word.Text).ToList();
            if (between is not ["for" or "of", ..] || !between.Skip(1).All(Determiners.Contains))
            {
                break;
            }

            at--;
        }

        return phrases[at];
    }

    /// <summary>Whether the word may belong to the name of a thing.</summary>
    public static bool IsMeaning(string word) =>
        !EmptyWords.Contains(word) && !FunctionWords.Contains(word) && !Boundaries.Contains(word) && !Praise.Contains(word) && !Anything.Contains(word) && (word.Length > 1 || char.IsDigit(word[0]));
}
