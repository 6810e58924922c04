namespace Assistant.Brains.Understanding.Intents;

/// <summary>How far predictions can be believed, and which not at all.</summary>
/// <param name="Confidence">The probability that the best intent is right (Platt's idea, with three signals for one).</param>
/// <param name="Fit">
/// How well a text fits what the assistant knows: the same, but with eyes mostly for texts out of scope.
/// </param>
/// <param name="Threshold">The fit below which nothing should be acted on.</param>
/// <remarks>Learned from texts that the scoring machines had not seen, otherwise it would believe everything.</remarks>
internal sealed record Calibration(LogisticModel Confidence, LogisticModel Fit, float Threshold)
{
    // Answers that rejection may cost, of those that would have been right. A shop that supplied out-of-scope examples asks
    // for rejection, and there is something to measure it by; otherwise only what is nearly certain to be wrong is rejected.
    private const float AffordableLoss = 0.025f;
    private const float AffordableLossUnmeasured = 0.005f;

    public bool Rejects(Signals signals) => Fit.Probability(signals) < Threshold;

    public static Calibration From(IReadOnlyList<Trial> trials)
    {
        var confidence = LogisticModel.Fit(trials, _ => 1);
        var outOfScope = trials.Count(trial => trial.IsOutOfScope);
        if (outOfScope == 0)
            return new Calibration(confidence, confidence, FindThreshold(confidence, trials));

        // There are far fewer examples out of scope than in: together they count as much.
        var each = (double)(trials.Count - outOfScope) / outOfScope;
        var fit = LogisticModel.Fit(trials, trial => trial.IsOutOfScope ? each : 1);
        return new Calibration(confidence, fit, FindThreshold(fit, trials));
    }

    /// <summary>
    /// The threshold with the best mean of accuracy in scope and recall out of scope that loses no more than affordable.
    /// </summary>
    private static float FindThreshold(LogisticModel fit, IReadOnlyList<Trial> trials)
    {
        var inScope = Math.Max(trials.Count(trial => !trial.IsOutOfScope), 1);
        var outOfScope = trials.Count(trial => trial.IsOutOfScope);
        var right = trials.Count(trial => trial.IsRight);
        var affordable = (outOfScope > 0 ? AffordableLoss : AffordableLossUnmeasured) * right;

        float threshold = 0, best = 0;
        int lost = 0, caught = 0;
        foreach (var (trial, value) in trials.Select(trial => (Trial: trial, Fit: fit.Probability(trial.Signals))).OrderBy(t => t.Fit))
        {
            // With this fit as the threshold, exactly the trials before this one are rejected.
            var mean = (float)(right - lost) / inScope + (float)caught / Math.Max(outOfScope, 1);
            if (lost <= affordable && (outOfScope == 0 || mean >= best))
                (threshold, best) = (value, mean);

            lost += trial.IsRight ? 1 : 0;
            caught += trial.IsOutOfScope ? 1 : 0;
        }

        return threshold;
    }
}
