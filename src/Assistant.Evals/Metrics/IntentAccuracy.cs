using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

/// <summary>Messages whose intent was taken right / messages of which a case says what they want.</summary>
internal sealed class IntentAccuracy() : RatioMetric("intent accuracy")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome)
    {
        var told = played.Turns.Where(turn => turn is { Expect.Intent: not null, Record: not null }).ToList();
        return (told.Count(turn => turn.Record!.Intent == turn.Expect!.Intent), told.Count);
    }
}
