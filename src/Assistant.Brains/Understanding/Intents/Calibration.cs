namespace Assistant.Brains.Understanding.Intents;

/// <summary>
/// Turns signals into the probability that the best intent is right (a logistic model, as Platt did with one signal), and
/// knows below which probability nothing should be acted on.
/// </summary>
/// <remarks>Fitted on texts that the scoring machines had not seen, otherwise it would believe everything.</remarks>
internal sealed record Calibration(float Bias, float PerScore, float PerLead, float PerOutOfScope, float Threshold)
{
    private const int Sweeps = 60;
    private const float Ridge = 1f;
    // Answers that rejection may cost, of those that would have been right. A shop that supplied out-of-scope examples asks
    // for rejection, and there is something to measure it by; otherwise only what is nearly certain to be wrong is rejected.
    private const float AffordableLoss = 0.03f;
    private const float AffordableLossUnmeasured = 0.005f;

    /// <summary>One text that was held back: its signals, and whether the best intent was its own.</summary>
    public readonly record struct Trial(Signals Signals, bool IsOutOfScope, bool IsRight);

    public float Confidence(Signals signals) =>
        Sigmoid(Bias + PerScore * signals.Score + PerLead * signals.Lead + PerOutOfScope * signals.OutOfScope);

    public static Calibration Fit(IReadOnlyList<Trial> trials)
    {
        // Cyclic one-dimensional Newton steps: convex, four unknowns, and no matrix to invert.
        Span<double> weights = [0, 0, 0, 0];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var unknown = 0; unknown < weights.Length; unknown++)
            {
                double slope = -Ridge * weights[unknown], curve = Ridge;
                foreach (var trial in trials)
                {
                    var probability = Sigmoid(
                        weights[0] + weights[1] * trial.Signals.Score + weights[2] * trial.Signals.Lead
                        + weights[3] * trial.Signals.OutOfScope);
                    var input = Input(trial.Signals, unknown);
                    slope += ((trial.IsRight ? 1 : 0) - probability) * input;
                    curve += probability * (1 - probability) * input * input;
                }

                weights[unknown] += slope / curve;
            }
        }

        var fitted = new Calibration((float)weights[0], (float)weights[1], (float)weights[2], (float)weights[3], 0);
        return fitted with { Threshold = fitted.FindThreshold(trials) };
    }

    /// <summary>The threshold with the best mean of accuracy in scope and recall out of scope that costs no more than affordable.</summary>
    private float FindThreshold(IReadOnlyList<Trial> trials)
    {
        var inScope = trials.Count(trial => !trial.IsOutOfScope);
        var outOfScope = trials.Count - inScope;
        var right = trials.Count(trial => trial.IsRight);
        var affordable = (outOfScope > 0 ? AffordableLoss : AffordableLossUnmeasured) * right;

        float threshold = 0, best = (float)right / Math.Max(inScope, 1);
        int lost = 0, caught = 0;
        foreach (var (trial, confidence) in trials.Select(trial => (trial, Confidence(trial.Signals))).OrderBy(pair => pair.Item2))
        {
            // All trials before this one are rejected if this confidence becomes the threshold.
            var value = (float)(right - lost) / Math.Max(inScope, 1) + (float)caught / Math.Max(outOfScope, 1);
            if (lost <= affordable && (outOfScope == 0 || value >= best))
                (threshold, best) = (confidence, value);

            lost += trial.IsRight ? 1 : 0;
            caught += trial.IsOutOfScope ? 1 : 0;
        }

        return threshold;
    }

    private static float Input(Signals signals, int unknown) => unknown switch
    {
        0 => 1,
        1 => signals.Score,
        2 => signals.Lead,
        _ => signals.OutOfScope,
    };

    private static float Sigmoid(float value) => 1 / (1 + MathF.Exp(-value));

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));
}
