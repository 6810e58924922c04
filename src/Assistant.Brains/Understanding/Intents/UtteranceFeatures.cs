using Assistant.Core.Text;

namespace Assistant.Brains.Understanding.Intents;

/// <summary>Cuts a text into the hashed words, word pairs and letter groups that the classifier weighs.</summary>
/// <remarks>
/// Digits become one mark whatever their number, so that order numbers and amounts teach shape, not value. Apostrophes vanish
/// ("dont" is "don't"). Letter groups stay within a word and see its edges: they forgive typos and endings.
/// </remarks>
internal static class UtteranceFeatures
{
    /// <summary>Counts towards the cache key of trained models: change it whenever the same text yields other features.</summary>
    public const int Version = 1;

    // A message may have 4,000 characters. What it wants is said in far fewer words, and time must stay bounded.
    private const int MaxWords = 200;
    private const int MaxWordLength = 24;
    private const int ShortestGroup = 2;
    private const int LongestGroup = 5;

    private const ulong WordSeed = 0x9E3779B97F4A7C15;
    private const ulong PairSeed = 0xC2B2AE3D27D4EB4F;
    private const ulong GroupSeed = 0x165667B19E3779F9;
    private const ulong TextEdge = 0x27D4EB2F165667C5;
    private const char WordEdge = '\x1F';

    /// <summary>Appends the features of a text, repeated ones as often as they occur.</summary>
    public static void Append(string text, List<Feature> features)
    {
        Span<char> word = stackalloc char[MaxWordLength];
        var length = 0;
        var words = 0;
        var previous = TextEdge;
        foreach (var character in TextFolding.Fold(text))
        {
            if (words == MaxWords)
                break;
            if (character == '\'')
                continue;
            if (char.IsLetterOrDigit(character))
            {
                length = AppendToWord(character, word, length);
                continue;
            }

            EndWord(word[..length]);
            length = 0;
            if (character is '?' or '$' or '€' or '£')
                EndWord([character]);
        }

        EndWord(word[..length]);
        AddPair(previous, TextEdge, features);

        void EndWord(ReadOnlySpan<char> ended)
        {
            if (ended.IsEmpty)
                return;

            var hash = AddWord(ended, features);
            AddPair(previous, hash, features);
            previous = hash;
            words++;
        }
    }

    private static int AppendToWord(char character, Span<char> word, int length)
    {
        const char AnyNumber = '0';
        if (char.IsAsciiDigit(character))
            character = AnyNumber;
        if (length == word.Length || (character == AnyNumber && length > 0 && word[length - 1] == AnyNumber))
            return length;

        word[length] = character;
        return length + 1;
    }

    private static ulong AddWord(ReadOnlySpan<char> word, List<Feature> features)
    {
        var hash = WordSeed;
        foreach (var character in word)
            hash = Mix(hash, character);
        features.Add(new Feature(hash, FeatureKind.Word));

        // A one-letter word has no inside.
        for (var size = ShortestGroup; size <= LongestGroup && word.Length > 1; size++)
            AddGroups(word, size, features);
        return hash;
    }

    private static void AddGroups(ReadOnlySpan<char> word, int size, List<Feature> features)
    {
        // Positions -1 and word.Length are the edges of the word.
        for (var start = -1; start + size <= word.Length + 1; start++)
        {
            var hash = GroupSeed;
            for (var i = start; i < start + size; i++)
                hash = Mix(hash, i < 0 || i >= word.Length ? WordEdge : word[i]);
            features.Add(new Feature(hash, FeatureKind.Letters));
        }
    }

    private static void AddPair(ulong left, ulong right, List<Feature> features) =>
        features.Add(new Feature(Mix(Mix(PairSeed, left), right), FeatureKind.Word));

    private static ulong Mix(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0xFF51AFD7ED558CCD;
        return hash ^ (hash >> 32);
    }
}
