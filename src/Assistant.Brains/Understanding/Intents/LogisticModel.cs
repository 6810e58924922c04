namespace Assistant.Brains.Understanding.Intents;

/// <summary>The probability of something, from the signals of a text.</summary>
internal sealed record LogisticModel(float Bias, float PerScore, float PerLead, float PerOutOfScope)
{
    private const int Sweeps = 60;
    private const double Ridge = 1;
    private const int Unknowns = 4;

    public float Probability(Signals signals) =>
        1 / (1 + MathF.Exp(-(Bias + PerScore * signals.Score + PerLead * signals.Lead + PerOutOfScope * signals.OutOfScope)));

    /// <summary>Learns how likely the best intent is right. Each trial counts as often as its weight says.</summary>
    public static LogisticModel Fit(IReadOnlyList<Trial> trials, Func<Trial, double> weight)
    {
        // Cyclic one-dimensional Newton steps: convex, four unknowns, and no matrix to invert.
        Span<double> found = stackalloc double[Unknowns];
        Span<double> inputs = stackalloc double[Unknowns];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var unknown = 0; unknown < Unknowns; unknown++)
            {
                double slope = -Ridge * found[unknown], curve = Ridge;
                foreach (var trial in trials)
                {
                    Inputs(trial.Signals, inputs);
                    var logit = found[0] * inputs[0] + found[1] * inputs[1] + found[2] * inputs[2] + found[3] * inputs[3];
                    var probability = 1 / (1 + Math.Exp(-logit));
                    var counts = weight(trial);
                    slope += counts * ((trial.IsRight ? 1 : 0) - probability) * inputs[unknown];
                    curve += counts * probability * (1 - probability) * inputs[unknown] * inputs[unknown];
                }

                found[unknown] += slope / curve;
            }
        }

        return new LogisticModel((float)found[0], (float)found[1], (float)found[2], (float)found[3]);
    }

    private static void Inputs(Signals signals, Span<double> inputs)
    {
        inputs[0] = 1;
        inputs[1] = signals.Score;
        inputs[2] = signals.Lead;
        inputs[3] = signals.OutOfScope;
    }
}
