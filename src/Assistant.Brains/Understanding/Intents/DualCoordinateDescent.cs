using System.Numerics.Tensors;

namespace Assistant.Brains.Understanding.Intents;

/// <summary>
/// Trains one support vector machine per intent (squared hinge loss) by dual coordinate descent, after Hsieh et al., 2008:
/// no step size to tune, a handful of passes, and the steps of all intents for one text are taken together.
/// </summary>
internal static class DualCoordinateDescent
{
    private const int Passes = 7;
    private const float Cost = 0.5f;
    // Each intent has far fewer texts of its own than of others: a miss on its own weighs more.
    private const float OwnCost = 3f;

    /// <summary>Trains on some of the examples. The same examples in the same order give the same bits.</summary>
    public static LinearMachines Train(LabelledVectors examples, int[] use, CancellationToken cancellationToken)
    {
        var machines = new LinearMachines(examples.Dimensions, examples.Intents);
        var multipliers = new float[use.Length * examples.Intents];
        var scores = new float[examples.Intents];
        var steps = new float[examples.Intents];
        var order = Enumerable.Range(0, use.Length).ToArray();
        // A fixed seed, not for secrecy: another order of texts, the same every time.
        var random = new Random(use.Length);

        for (var pass = 0; pass < Passes; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (var i in order)
            {
                var vector = examples.Vector(use[i]);
                machines.Score(vector, scores);
                var own = multipliers.AsSpan(i * examples.Intents, examples.Intents);
                if (TakeSteps(scores, own, examples.Label(use[i]), TensorPrimitives.SumOfSquares(vector.Values), steps))
                    machines.Add(vector, steps);
            }
        }

        return machines;
    }

    private static bool TakeSteps(
        ReadOnlySpan<float> scores, Span<float> multipliers, int label, float squaredLength, Span<float> steps)
    {
        var moved = false;
        for (var intent = 0; intent < scores.Length; intent++)
        {
            var side = intent == label ? 1f : -1f;
            var slack = intent == label ? 1 / (2 * Cost * OwnCost) : 1 / (2 * Cost);
            var gradient = side * scores[intent] - 1 + slack * multipliers[intent];
            var updated = MathF.Max(multipliers[intent] - gradient / (squaredLength + slack), 0);
            steps[intent] = (updated - multipliers[intent]) * side;
            moved |= steps[intent] != 0;
            multipliers[intent] = updated;
        }

        return moved;
    }
}
