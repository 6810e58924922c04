namespace Assistant.Brains.Understanding.Intents;

/// <summary>Training examples as vectors, with the number of the intent of each.</summary>
internal sealed class LabelledVectors
{
    private readonly (int[] Numbers, float[] Values)[] _vectors;
    private readonly int[] _labels;

    public LabelledVectors(Vocabulary vocabulary, IReadOnlyList<List<Feature>> texts, int[] labels, int intents)
    {
        var buffer = new VectorBuffer();
        _vectors = new (int[], float[])[texts.Count];
        for (var i = 0; i < texts.Count; i++)
        {
            var vector = vocabulary.Vectorize(texts[i], buffer);
            _vectors[i] = (vector.Numbers.ToArray(), vector.Values.ToArray());
        }

        _labels = labels;
        Dimensions = vocabulary.Dimensions;
        Intents = intents;
    }

    public int Count => _labels.Length;

    public int Dimensions { get; }

    public int Intents { get; }

    public int Label(int example) => _labels[example];

    public SparseVector Vector(int example) => new(_vectors[example].Numbers, _vectors[example].Values);
}
