using System.Runtime.InteropServices;

namespace Assistant.Brains.Understanding.Intents;

/// <summary>The features seen in training, numbered, each with how telling it is (damped inverse document frequency).</summary>
internal sealed class Vocabulary
{
    // Letter groups overlap and are many: each kind is brought to its own length, whatever the number of its features.
    private const float LettersLength = 1.1f;
    private const float BiasValue = 1f;
    // A letter group seen once is a misprint or a name; a word seen once still tells unknown from known.
    private const int RarestLetters = 2;

    private readonly Dictionary<ulong, int> _numbers;
    private readonly Entry[] _entries;
    private readonly float _unknownWeight;

    public Vocabulary(Entry[] entries, float unknownWeight)
    {
        _entries = entries;
        _unknownWeight = unknownWeight;
        _numbers = new Dictionary<ulong, int>(entries.Length);
        for (var number = 0; number < entries.Length; number++)
            _numbers.Add(entries[number].Feature.Hash, number);
    }

    /// <summary>A known feature and its weight.</summary>
    public readonly record struct Entry(Feature Feature, float Weight);

    public IReadOnlyList<Entry> Entries => _entries;

    public float UnknownWeight => _unknownWeight;

    /// <summary>How many numbers a vector may use: all features and the bias, which every text has.</summary>
    public int Dimensions => _entries.Length + 1;

    public static Vocabulary Build(IReadOnlyList<List<Feature>> texts)
    {
        var uses = new Dictionary<Feature, int>();
        var inThisText = new HashSet<Feature>();
        foreach (var text in texts)
        {
            inThisText.Clear();
            foreach (var feature in text)
            {
                if (inThisText.Add(feature))
                    CollectionsMarshal.GetValueRefOrAddDefault(uses, feature, out _)++;
            }
        }

        Entry[] entries =
        [
            .. uses.Where(use => use.Key.Kind == FeatureKind.Word || use.Value >= RarestLetters)
                .Select(use => new Entry(use.Key, Weight(texts.Count, use.Value)))
                .DistinctBy(entry => entry.Feature.Hash)
                .OrderBy(entry => entry.Feature.Hash),
        ];
        return new Vocabulary(entries, Weight(texts.Count, 0));
    }

    /// <summary>
    /// Weighs the features of a text into <paramref name="buffer"/>; the vector is valid until the buffer is used again.
    /// </summary>
    public SparseVector Vectorize(List<Feature> features, VectorBuffer buffer)
    {
        buffer.Clear();
        Span<float> squares = [0, 0];
        foreach (var feature in features)
        {
            // What training never saw still counts in the length, so a text full of strangers scores low everywhere.
            if (_numbers.TryGetValue(feature.Hash, out var number))
                buffer.Add(number);
            else
                squares[(int)feature.Kind] += _unknownWeight * _unknownWeight;
        }

        buffer.CountAndSort();
        for (var i = 0; i < buffer.Length; i++)
        {
            ref readonly var entry = ref _entries[buffer.Numbers[i]];
            var value = (1 + MathF.Log(buffer.Values[i])) * entry.Weight;
            buffer.Values[i] = value;
            squares[(int)entry.Feature.Kind] += value * value;
        }

        var word = squares[0] > 0 ? 1 / MathF.Sqrt(squares[0]) : 0;
        var letters = squares[1] > 0 ? LettersLength / MathF.Sqrt(squares[1]) : 0;
        for (var i = 0; i < buffer.Length; i++)
            buffer.Values[i] *= _entries[buffer.Numbers[i]].Feature.Kind == FeatureKind.Word ? word : letters;

        buffer.Append(_entries.Length, BiasValue);
        return buffer.Vector;
    }

    private static float Weight(int texts, int uses) => MathF.Sqrt(1 + MathF.Log((texts + 1f) / (uses + 1f)));
}
