namespace Assistant.Brains.Understanding.Intents;

/// <summary>The known features of one text: ascending numbers and the weight of each.</summary>
internal readonly ref struct SparseVector(ReadOnlySpan<int> numbers, ReadOnlySpan<float> values)
{
    public ReadOnlySpan<int> Numbers { get; } = numbers;

    public ReadOnlySpan<float> Values { get; } = values;

    public int Length => Numbers.Length;
}
