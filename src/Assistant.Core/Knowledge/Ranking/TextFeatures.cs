using System.Runtime.InteropServices;
using Assistant.Core.Text;

namespace Assistant.Core.Knowledge;

/// <summary>
/// What <see cref="SectionLanguage"/> counts in a text: its words by their stems and each two neighbours; and groups of letters, which
/// forgive typos and endings. Hashed: a rare collision costs less than keeping millions of strings.
/// </summary>
/// <param name="Words">How often each word and each pair occurs.</param>
/// <param name="Letters">How often each group of letters occurs.</param>
internal readonly record struct TextFeatures(Dictionary<ulong, int> Words, Dictionary<ulong, int> Letters)
{
    /// <summary>What a long text is about is said in its first words; time must stay bounded.</summary>
    private const int MaxWords = 120;
    private const int MaxWordLength = 24;

    private const int ShortestGroup = 3;
    private const int LongestGroup = 4;

    private const ulong WordSeed = 0x9E3779B97F4A7C15;
    private const ulong PairSeed = 0xC2B2AE3D27D4EB4F;
    private const ulong GroupSeed = 0x165667B19E3779F9;
    private const char WordEdge = '_';

    public static TextFeatures Of(string text)
    {
        Dictionary<ulong, int> words = [], letters = [];
        var previous = PairSeed;
        foreach (var word in Text.Words.Of(text).Take(MaxWords))
        {
            var stem = Hash(SearchTerms.Stem(word), WordSeed);
            Count(words, stem);
            Count(words, Mix(Mix(PairSeed, previous), stem));
            previous = stem;
            CountGroups(word.AsSpan(0, Math.Min(word.Length, MaxWordLength)), letters);
        }

        return new(words, letters);
    }

    private static void CountGroups(ReadOnlySpan<char> word, Dictionary<ulong, int> letters)
    {
        Span<char> bounded = stackalloc char[MaxWordLength + 2];
        bounded = bounded[..(word.Length + 2)];
        (bounded[0], bounded[^1]) = (WordEdge, WordEdge);
        word.CopyTo(bounded[1..]);
        for (var size = ShortestGroup; size <= LongestGroup; size++)
        {
            for (var start = 0; start + size <= bounded.Length; start++)
                Count(letters, Hash(bounded.Slice(start, size), GroupSeed));
        }
    }

    private static void Count(Dictionary<ulong, int> counts, ulong feature) =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;

    private static ulong Hash(ReadOnlySpan<char> text, ulong seed)
    {
        foreach (var character in text)
            seed = Mix(seed, character);
        return seed;
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0xFF51AFD7ED558CCD;
        return hash ^ (hash >> 32);
    }
}
