using Assistant.Evals.Checks;
using Assistant.Evals.Playing;

namespace Assistant.Evals.Metrics;

/// <summary>Handoffs that the case wants / handoffs made, over cases that say whether they want one.</summary>
internal sealed class EscalationPrecision() : RatioMetric("escalation precision")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome) =>
        Escalation.IsMade(played) && Escalation.IsWanted(played) is { } wanted ? (wanted ? 1 : 0, 1) : (0, 0);
}

/// <summary>Handoffs made where the case wants one / cases that want one.</summary>
internal sealed class EscalationRecall() : RatioMetric("escalation recall")
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome) =>
        Escalation.IsWanted(played) is true ? (Escalation.IsMade(played) ? 1 : 0, 1) : (0, 0);
}

/// <summary>Cases that want an answer and end declined or handed off / cases that want an answer (<c>"outcome": "answered"</c>).</summary>
internal sealed class OverRefusal() : RatioMetric("over-refusal", higherIsBetter: false)
{
    protected override (double Sum, double Of) Count(PlayedCase played, CheckOutcome outcome) => played switch
    {
        { Case.Expect.Outcome: not "answered" } or { Turns.IsEmpty: true } => (0, 0),
        _ => (ConversationEnd.HandsOff(played.Turns[^1]) || ConversationEnd.Declines(played.Turns[^1]) ? 1 : 0, 1),
    };
}

internal static class Escalation
{
    public static bool IsMade(PlayedCase played) => played.Handoff is not null || played.Turns.Any(ConversationEnd.HandsOff);

    /// <summary>Whether the case wants a handoff; null where it does not say, or is content with the offer of one.</summary>
    public static bool? IsWanted(PlayedCase played) => played.Case.Expect switch
    {
        { Handoff: not null } or { Outcome: "handedOff" } => true,
        _ when played.Turns.Any(turn => turn.Expect?.HandedOff is true) => true,
        { Outcome: "answered" or "asking" or "declined" } => false,
        _ when played.Turns.Any(turn => turn.Expect?.HandedOff is false) => false,
        _ => null,
    };
}
