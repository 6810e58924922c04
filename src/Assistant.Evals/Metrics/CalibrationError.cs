using System.Globalization;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;
using Assistant.Evals.Running;

namespace Assistant.Evals.Metrics;

/// <summary>
/// Expected calibration error of the brain's confidence in its intent: Σ_b n_b / N · |share right in b − mean confidence in b| over ten
/// bins of equal width (Naeini et al., 2015). 0: a confidence of 0.8 is right in 8 of 10.
/// </summary>
/// <remarks>Over messages of which a case says the intent and the brain its confidence; a brain that says none is not measured.</remarks>
internal sealed class CalibrationError : IMetric
{
    private const int Bins = 10;

    public string Name => "intent calibration error";

    public bool? HigherIsBetter => false;

    public IEnumerable<Tally> Measure(PlayedCase played, CheckOutcome outcome) =>
        from turn in played.Turns
        where turn is { Expect.Intent: not null, Record.Confidence: not null }
        let confidence = turn.Record!.Confidence!.Value
        group (Right: turn.Record!.Intent == turn.Expect!.Intent, confidence) by Math.Min(Bins - 1, (int)(confidence * Bins)) into bin
        orderby bin.Key
        from tally in new[]
        {
            new Tally(Name, bin.Count(message => message.Right), bin.Count(), Part(bin.Key, "right")),
            new Tally(Name, bin.Sum(message => message.confidence), bin.Count(), Part(bin.Key, "confidence")),
        }
        select tally;

    public MetricValue Total(IReadOnlyList<Tally> tallies)
    {
        var (right, confidence) = (new double[Bins], new double[Bins]);
        var counts = new double[Bins];
        foreach (var tally in tallies)
        {
            var bin = tally.Part[0] - '0';
            if (tally.Part.EndsWith("right", StringComparison.Ordinal))
            {
                right[bin] += tally.Sum;
                counts[bin] += tally.Of;
            }
            else
            {
                confidence[bin] += tally.Sum;
            }
        }

        var all = counts.Sum();
        if (all is 0)
            return new MetricValue(Name, null, "nothing to measure", HigherIsBetter);

        // n_b / N · |right/n_b − confidence/n_b| = |right − confidence| / N
        var error = Enumerable.Range(0, Bins).Sum(bin => Math.Abs(right[bin] - confidence[bin])) / all;
        return new MetricValue(
            Name,
            Math.Round(error, 4),
            string.Create(CultureInfo.InvariantCulture, $"{error:0.000} over {all:0} messages (mean confidence {confidence.Sum() / all:0.00}, right {right.Sum() / all:0.00})"),
            HigherIsBetter);
    }

    private static string Part(int bin, string what) => string.Create(CultureInfo.InvariantCulture, $"{bin} {what}");
}
