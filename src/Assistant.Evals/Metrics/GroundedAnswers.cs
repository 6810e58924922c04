using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

/// <summary>
/// Groundedness by sentence: claims that stand in the evidence of their answer / claims. <see cref="Claims"/> says what a claim is,
/// <see cref="Evidence"/> when it is supported. Claims that may rest on what nobody kept count on neither side.
/// </summary>
internal sealed class GroundedAnswers() : RatioMetric("groundedness")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome)
    {
        var judged = played.Turns.SelectMany(turn => Judge(played, turn)).Where(claim => claim.Support is not Support.Unknown).ToList();
        return (judged.Count(claim => claim.Support is Support.Supported), judged.Count);
    }

    public static IEnumerable<(Claim Claim, Support Support)> Judge(PlayedCase played, PlayedTurn turn)
    {
        var evidence = turn.Evidence;
        return Claims.In(turn.Answer.Text, played.WrittenBy(turn)).Select(claim => (claim, evidence.Of(claim)));
    }
}
