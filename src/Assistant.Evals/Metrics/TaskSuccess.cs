using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

/// <summary>Conversations that passed / conversations that passed or failed. What is inconclusive counts on neither side.</summary>
internal sealed class TaskSuccess() : RatioMetric("task success")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => (1, 1),
        CheckOutcome.Failed => (0, 1),
        _ => (0, 0),
    };
}
