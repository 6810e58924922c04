using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Tools;
using Microsoft.Extensions.Logging;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Finds out what became of actions whose reply was lost, or whose caller died: asks the shop by the key until it tells, and then a person.</summary>
internal sealed partial class Reconciliation(
    ActionCalls calls,
    Func<WordedActions> live,
    ActionNews news,
    ConversationLog log,
    Limits limits,
    TimeProvider time,
    ILogger<Reconciliation> logger)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Asks once. False where the shop was asked and did not tell.</summary>
    /// <param name="action">Under way or unknown.</param>
    public async Task<bool> ReconcileAsync(DueAction due, PendingAction action, CancellationToken cancellationToken)
    {
        var (held, attempts) = action.State switch
        {
            ActionState.Executing(var lease) => (lease, 0),
            ActionState.Unknown(var lease, var tried) => (lease, tried),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (await TakeUpAsync(due, held, attempts, cancellationToken) is not { } taken)
        {
            return true;
        }

        var outcome = await calls.ReconcileAsync(action.Proposal, cancellationToken);
        if (outcome is not ActionOutcome.Unknown || action.State is ActionState.Executing)
        {
            await news.StoreAsync(
                due, (now, _) => live().Outcomes.End(now, due.Id, taken.Fence, outcome, decision: null, new TurnSources(), time.GetUtcNow()), cancellationToken);
        }
        else if (time.GetUtcNow() >= action.StartedAt + limits.UnknownAction)
        {
            // Given up only after it was asked once more: time also passes while nobody asks.
            await EscalateAsync(due, taken.Fence, cancellationToken);
        }

        return outcome is not ActionOutcome.Unknown;
    }

    /// <summary>The lease under which it is asked now; null where somebody else was faster.</summary>
    private async Task<ActionLease?> TakeUpAsync(DueAction due, ActionLease held, int attempts, CancellationToken cancellationToken)
    {
        // The next look is the further off, the oftener the shop did not say.
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, attempts)));
        var taken = new ActionLease(held.Fence + 1, time.GetUtcNow() + (pause > limits.ShopWrite ? pause : limits.ShopWrite + pause));
        var update = await log.UpdateAsync(
            due.Conversation,
            now => now?.FindAction(due.Id)?.State.Held?.Fence == held.Fence
                ? new Change<bool>(true, [new ActionRetried(due.Id, taken) { At = time.GetUtcNow() }])
                : new Change<bool>(false, []),
            cancellationToken);
        return update.Result ? taken : null;
    }

    private async Task EscalateAsync(DueAction due, int fence, CancellationToken cancellationToken)
    {
        await news.StoreAsync(
            due,
            (_, action) => action.State is ActionState.Unknown { Lease.Fence: var held } && held == fence
                ? new ActionEnding(live().Words.Escalated(action.Proposal)) { Events = [new ActionEscalated(due.Id, fence) { At = time.GetUtcNow() }] }
                : null,
            cancellationToken,
            (told, action) => PacketBuilder.Build(told, action, HandoffReason.TechnicalFault, live().Words.Subject(action.Proposal)));
        LogEscalated(due.Id);
    }

    [LoggerMessage(LogLevel.Error, "What became of {Action} is not known after all attempts; a person finds out")]
    private partial void LogEscalated(ActionId action);
}
