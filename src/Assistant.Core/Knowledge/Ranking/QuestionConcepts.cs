using System.Collections.Immutable;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>One thing that a question is about.</summary>
/// <param name="Asked">Stems as the shopper said it.</param>
/// <param name="Others">How else passages may say it.</param>
/// <param name="Weight">1; less for a word that is also part of a longer concept.</param>
internal sealed record Concept(ImmutableArray<string> Asked, ImmutableArray<Way> Others, double Weight);

/// <summary>Reads a question as concepts: known phrases first, then the words that carry meaning.</summary>
/// <param name="synonyms">What the content team calls equal.</param>
/// <param name="related">What is related in every shop.</param>
/// <param name="byParts">
/// Whether a part of a phrase also stands for what it is tied to by itself. That finds more sections; a sentence is chosen by what the phrase means.
/// </param>
internal sealed class QuestionConcepts(TermTies synonyms, TermTies related, bool byParts = false)
{
    /// <summary>A long message is about what it says first; it is not a reason to search for ever.</summary>
    private const int MaxWords = 120;

    private const double PartOfPhrase = 0.4;

    /// <summary>What the only meaning word of a phrase is tied to, beside what the phrase is: "which country" asks mostly for delivery.</summary>
    private const double OnlyPart = 0.8;
    private const double LightWord = 0.4;

    /// <summary>By what is related in every shop alone.</summary>
    public static QuestionConcepts OfShops { get; } = new(new TermTies(), RelatedWords.Ties);

    public ImmutableArray<Concept> Of(string question) => Of(Read(question));

    /// <summary>The words of a question, as far as it is read.</summary>
    public static IReadOnlyList<string> Read(string question) => [.. Words.Of(question).Take(MaxWords)];

    /// <param name="words">As <see cref="Read"/> gives them, perhaps put right.</param>
    public ImmutableArray<Concept> Of(IReadOnlyList<string> words)
    {
        var stems = words.Select(SearchTerms.Stem).ToList();
        var concepts = new Dictionary<string, Concept>(StringComparer.Ordinal);
        for (var i = 0; i < stems.Count;)
        {
            var (equal, like) = (synonyms.At(stems, i), related.At(stems, i));
            var longest = Math.Max(equal?.Term.Length ?? 0, like?.Term.Length ?? 0);
            var found = equal?.Term.Length == longest ? equal : like;
            var isPhrase = longest > 1;
            var length = isPhrase ? found!.Length : 1;
            var parts = Enumerable.Range(i, length).Where(part => IsMeaning(words[part])).ToList();
            if (found is not null && (isPhrase || parts.Count > 0))
            {
                var alone = isPhrase && parts is [var only] ? Ways(stems[only]).Select(way => way with { Share = OnlyPart * way.Share }) : [];
                Add(new(found.Term, [.. Ways(equal, longest), .. Ways(like, longest), .. alone], isPhrase ? 1 : Weight(stems[i])));
            }

            if (isPhrase && parts.Count > 1)
                parts.ForEach(part => Add(new([stems[part]], [.. Ways(stems[part])], PartOfPhrase * Weight(stems[part]))));
            else if (!isPhrase && found is null)
                parts.ForEach(part => Add(new([stems[part]], [], Weight(stems[part]))));

            i += length;
        }

        if (concepts.Count == 0)
            stems.ForEach(stem => Add(new([stem], [], 1)));
        return [.. concepts.Values];

        void Add(Concept concept) => concepts.TryAdd(TermTies.Key(concept.Asked), concept);
    }

    private static IEnumerable<Way> Ways(TermTies.Found? found, int length) => found?.Term.Length == length ? found.Ways : [];

    /// <summary>What a part of a phrase is tied to by itself; a light word has too many senses for that.</summary>
    private IEnumerable<Way> Ways(string part) => byParts && !LightWords.ContainsStem(part) ? related.Of(part) : [];

    private static double Weight(string stem) => LightWords.ContainsStem(stem) ? LightWord : 1;

    private static bool IsMeaning(string word) => !StopWords.Contains(word) && (word.Length > 1 || char.IsDigit(word[0]));
}
