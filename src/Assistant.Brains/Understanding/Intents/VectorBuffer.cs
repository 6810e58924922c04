namespace Assistant.Brains.Understanding.Intents;

/// <summary>Reusable room for one sparse vector, so that a prediction allocates next to nothing.</summary>
internal sealed class VectorBuffer
{
    private int[] _numbers = new int[512];
    private float[] _values = new float[512];

    public int Length { get; private set; }

    public ReadOnlySpan<int> Numbers => _numbers.AsSpan(0, Length);

    public Span<float> Values => _values.AsSpan(0, Length);

    public SparseVector Vector => new(Numbers, Values);

    public void Clear() => Length = 0;

    public void Add(int number) => Append(number, 1);

    public void Append(int number, float value)
    {
        if (Length == _numbers.Length)
        {
            Array.Resize(ref _numbers, Length * 2);
            Array.Resize(ref _values, Length * 2);
        }

        _numbers[Length] = number;
        _values[Length++] = value;
    }

    /// <summary>Sorts the numbers and joins equal ones; the value of each becomes how often it was there.</summary>
    public void CountAndSort()
    {
        var numbers = _numbers.AsSpan(0, Length);
        numbers.Sort();
        var distinct = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (distinct > 0 && numbers[distinct - 1] == numbers[i])
            {
                _values[distinct - 1]++;
                continue;
            }

            numbers[distinct] = numbers[i];
            _values[distinct++] = 1;
        }

        Length = distinct;
    }
}
