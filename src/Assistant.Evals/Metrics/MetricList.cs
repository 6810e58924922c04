using System.Collections.Immutable;
using Assistant.Evals.Checks;
using Assistant.Evals.Playing;
using Assistant.Evals.Running;

namespace Assistant.Evals.Metrics;

/// <summary>The metrics of a run, in the order in which reports show them.</summary>
internal static class MetricList
{
    public static ImmutableArray<IMetric> Standard { get; } = 
    [
        new TaskSuccess(), new PassPower(2), new PassPower(4), new PassPower(8),
        new GroundedAnswers(), new CitationPrecision(), new CitationRecall(), new RetrievalRecall(), new RetrievalGain(),
        new IntentAccuracy(), new CalibrationError(),
        new EscalationPrecision(), new EscalationRecall(), new OverRefusal(), new PolicyViolations(),
        new TurnsToResolution(), new QuestionsAsked(), new RepeatedQuestions(), new ToneOfVoice(), new TokensUsed(),
    ];

    public static ImmutableArray<Tally> Measure(PlayedCase played, CheckOutcome outcome) =>
        [.. Standard.SelectMany(metric => metric.Measure(played, outcome))];

    public static ImmutableArray<MetricValue> Total(IEnumerable<Tally> tallies)
    {
        var byMetric = tallies.ToLookup(tally => tally.Metric);
        return [.. Standard.Select(metric => metric.Total([.. byMetric[metric.Name]]))];
    }
}
