using System.Numerics.Tensors;

namespace Assistant.Brains.Understanding.Intents;

/// <summary>One linear separator per intent, side by side, so that a text is scored against all of them in one pass.</summary>
/// <param name="weights">One row per feature number, one column per intent.</param>
/// <param name="intents">How many intents there are.</param>
internal sealed class LinearMachines(float[] weights, int intents)
{
    public LinearMachines(int dimensions, int intents)
        : this(new float[dimensions * intents], intents)
    {
    }

    public int Intents => intents;

    public ReadOnlySpan<float> Weights => weights;

    /// <summary>How far on an intent's side of its separator the text lies, per intent; below zero is the other side.</summary>
    public void Score(SparseVector vector, Span<float> scores)
    {
        scores.Clear();
        for (var i = 0; i < vector.Length; i++)
            TensorPrimitives.MultiplyAdd(Row(vector.Numbers[i]), vector.Values[i], scores, scores);
    }

    /// <summary>Moves every separator towards or away from a text.</summary>
    public void Add(SparseVector vector, ReadOnlySpan<float> steps)
    {
        for (var i = 0; i < vector.Length; i++)
        {
            var row = Row(vector.Numbers[i]);
            TensorPrimitives.MultiplyAdd(steps, vector.Values[i], row, row);
        }
    }

    private Span<float> Row(int number) => weights.AsSpan(number * intents, intents);
}
