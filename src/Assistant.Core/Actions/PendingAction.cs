using Assistant.Core.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>An intended write and how far it has come: a fold over what happened to it.</summary>
public sealed record PendingAction(Proposal Proposal, ActionState State)
{
    public ActionId Id => Proposal.Id;

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>The step-up code that is awaited for it.</summary>
    public OpenStepUp? StepUp { get; init; }

    /// <summary>How many step-up codes were mailed for it.</summary>
    public int CodesMailed { get; init; }

    /// <summary>Number of the shopper's message that confirmed it.</summary>
    public int? ConfirmedIn { get; init; }

    /// <summary>When the shop was to be called for the first time; null where it was not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Whether its card waits for the shopper.</summary>
    public bool IsOpen => State is ActionState.Shown;

    public static PendingAction Of(ActionProposed proposed) =>
        new(proposed.Proposal, new ActionState.Proposed()) { ProposedAt = proposed.At };

    /// <summary>A message shows it as proposed: the first one that does is its card, later ones remind of it.</summary>
    /// <param name="sequence">Number of the message.</param>
    public PendingAction ShownAt(int sequence) => State switch
    {
        ActionState.Proposed proposed => this with { State = proposed.Show(sequence) },
        ActionState.Shown => this,
        _ => throw NoSuchArrow("a message"),
    };

    /// <exception cref="InvalidDataException">What is stored cannot have happened in this state.</exception>
    public PendingAction After(OfAction e) => e is StepUpIssued issued
        ? this with
        {
            StepUp = IsOpen ? new OpenStepUp(issued.Hash, issued.ExpiresAt, Tries: 0) : throw NoSuchArrow(EventJson.KindOf(e)),
            CodesMailed = CodesMailed + 1,
        }
        : this with
        {
            State = Next(e),
            StepUp = null,
            ConfirmedIn = e is ActionConfirmed confirmed ? confirmed.Sequence : ConfirmedIn,
            StartedAt = e is ActionStarted ? e.At : StartedAt,
        };

    public PendingAction After(StepUpAttempt attempt) => attempt.Outcome is CodeOutcome.Accepted || StepUp is not { } open
        ? this
        : this with { StepUp = open with { Tries = open.Tries + 1 } };

    private ActionState Next(OfAction e) => (State, e) switch
    {
        (ActionState.Shown shown, ActionConfirmed) => shown.Confirm(),
        (ActionState.Shown shown, ActionDeclined) => shown.Decline(),
        (ActionState.Shown shown, ActionExpired) => shown.Expire(),
        (ActionState.Shown shown, ActionWithdrawn(_, var why)) => shown.Withdraw(why),
        (ActionState.Confirmed confirmed, ApprovalAsked) => confirmed.AskForApproval(),
        (ActionState.Confirmed confirmed, ActionStarted(_, var lease, _, _)) => confirmed.Start(lease),
        (ActionState.NeedsApproval waiting, ActionApproved(_, var by)) => waiting.Approve(by),
        (ActionState.NeedsApproval waiting, ActionRefused(_, var by)) => waiting.Refuse(by),
        (ActionState.Approved approved, ActionStarted(_, var lease, _, _)) => approved.Start(lease),
        (ActionState.Executing executing, ActionRetried(_, var lease)) when lease.Fence > executing.Lease.Fence => executing.TakeOver(lease),
        (ActionState.Executing executing, ActionSucceeded(_, var fence, var receipt)) when fence == executing.Lease.Fence => executing.Succeed(receipt),
        (ActionState.Executing executing, ActionRejected(_, var fence, var why)) when fence == executing.Lease.Fence => executing.Reject(why),
        (ActionState.Executing executing, ActionUnknown(_, var fence)) when fence == executing.Lease.Fence => executing.LoseReply(),
        (ActionState.Unknown unknown, ActionRetried(_, var lease)) when lease.Fence > unknown.Lease.Fence => unknown.Retry(lease),
        (ActionState.Unknown unknown, ActionSucceeded(_, var fence, var receipt)) when fence == unknown.Lease.Fence => unknown.Succeed(receipt),
        (ActionState.Unknown unknown, ActionRejected(_, var fence, var why)) when fence == unknown.Lease.Fence => unknown.Reject(why),
        (ActionState.Unknown unknown, ActionEscalated(_, var fence)) when fence == unknown.Lease.Fence => unknown.Escalate(),
        (ActionState.Escalated escalated, ActionSettled(_, var by, var isDone, _)) => escalated.Settle(by, isDone),
        _ => throw NoSuchArrow(EventJson.KindOf(e)),
    };

    private InvalidDataException NoSuchArrow(string happened) =>
        new($"Action {Id} is {State.GetType().Name}, and cannot become what {happened} says.");
}

/// <param name="Tries">Wrong codes so far.</param>
public sealed record OpenStepUp(string Hash, DateTimeOffset ExpiresAt, int Tries);
