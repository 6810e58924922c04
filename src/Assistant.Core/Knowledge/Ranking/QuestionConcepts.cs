using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>One thing that a question is about.</summary>
/// <param name="Asked">Stems as the shopper said it.</param>
/// <param name="Others">Stems of what the content team calls equal.</param>
/// <param name="Weight">1; less for a word that is also part of a longer concept.</param>
internal sealed record Concept(ImmutableArray<string> Asked, ImmutableArray<ImmutableArray<string>> Others, double Weight);

/// <summary>Reads a question as concepts: known phrases first, then the words that carry meaning.</summary>
internal static class QuestionConcepts
{
    /// <summary>A long message is about what it says first; it is not a reason to search for ever.</summary>
    private const int MaxWords = 120;

    private const double PartOfPhrase = 0.4;

    public static ImmutableArray<Concept> Of(string question, SynonymTerms synonyms)
    {
        var words = Words.Of(question).Take(MaxWords).ToList();
        var stems = words.Select(SearchTerms.Stem).ToList();
        var concepts = new Dictionary<string, Concept>(StringComparer.Ordinal);
        for (var i = 0; i < stems.Count;)
        {
            var (length, terms) = synonyms.At(stems, i) ?? (1, []);
            var asked = stems.Skip(i).Take(length).ToImmutableArray();
            if (terms.Length > 0)
                Add(new(asked, [.. terms.Where(term => !term.SequenceEqual(asked))], 1));
            for (var part = i; part < i + length; part++)
            {
                if (IsMeaning(words[part]) && (length > 1 || terms.IsEmpty))
                    Add(new([stems[part]], [], length > 1 ? PartOfPhrase : 1));
            }

            i += length;
        }

        if (concepts.Count == 0)
            stems.ForEach(stem => Add(new([stem], [], 1)));
        return [.. concepts.Values];

        void Add(Concept concept) => concepts.TryAdd(string.Join(' ', concept.Asked), concept);
    }

    private static bool IsMeaning(string word) => !StopWords.Contains(word) && (word.Length > 1 || char.IsDigit(word[0]));
}
