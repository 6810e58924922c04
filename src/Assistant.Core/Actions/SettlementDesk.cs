using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>
/// Where people of the shop say what became of an action that the shop did not tell of in time. The shop is asked once more first: where its
/// own ledger speaks, nobody can say otherwise; a person's word counts only where it does not answer.
/// </summary>
public sealed class SettlementDesk(IActionLedger ledger, ActionCalls calls, Func<WordedActions> live, ActionNews news, ConversationLog log, TimeProvider time)
{
    /// <summary>How the action stands and what the shop's ledger says of it; null where there is no such action. Changes nothing.</summary>
    public async Task<SettlementView?> LookAsync(ActionId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is (_, { } action)
            ? new SettlementView(action, await calls.LookAsync(id, cancellationToken))
            : null;

    /// <summary>
    /// Settles it: the shopper is told, what was not done takes nothing out of the order any more, and what the ledger shows as done is
    /// confirmed by mail. Said again, the same changes nothing.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Whether it was stored is not known: say it again.</exception>
    public async Task<SettlementResult> SettleAsync(ActionId id, bool isDone, Approver by, CancellationToken cancellationToken)
    {
        if (ApprovalDesk.Fault(by) is { } fault)
        {
            return new SettlementResult.Refused(fault);
        }

        var (where, action) = await FindAsync(id, cancellationToken);
        if (action is null)
        {
            return new SettlementResult.Unknown();
        }

        if (action.Proposal.Owner is OrderOwner.OfCustomer(var shopper) && string.Equals(by.Name, shopper.Value, StringComparison.OrdinalIgnoreCase))
        {
            return new SettlementResult.Refused("Whoever asked for an action cannot settle it. Let somebody else do so.");
        }

        if (action.State is not ActionState.Escalated)
        {
            return AsItStands(action.State, isDone);
        }

        // What is not done stays so: a call that arrives behind this word must not make it a lie.
        var shop = isDone ? await calls.LookAsync(id, cancellationToken) : await calls.VoidAsync(id, cancellationToken);
        return shop.Says is LedgerSays.Nothing || shop.Says is LedgerSays.Done == isDone
            ? await StoreAsync(where, id, isDone, by, shop, cancellationToken)
            : new SettlementResult.Contradicted(shop);
    }

    private async Task<SettlementResult> StoreAsync(
        ConversationId where, ActionId id, bool isDone, Approver by, LedgerAnswer shop, CancellationToken cancellationToken)
    {
        var update = await log.UpdateAsync<SettlementResult>(
            where,
            now =>
            {
                if (now?.FindAction(id) is not { State: ActionState.Escalated } action)
                {
                    return new Change<SettlementResult>(now?.FindAction(id) is { } other ? AsItStands(other.State, isDone) : new SettlementResult.Unknown(), []);
                }

                var settled = new ActionSettled(id, by, isDone, shop.Says) { At = time.GetUtcNow(), Receipt = isDone ? shop.Receipt : null };
                var ending = live().Outcomes.End(now, action.Proposal, settled);
                return new Change<SettlementResult>(new SettlementResult.Done(shop), news.Tell(now, action, ending)) { Outbox = ending.Outbox };
            },
            cancellationToken);
        return update.Result;
    }

    private static SettlementResult AsItStands(ActionState state, bool isDone) => state is ActionState.Settled settled && settled.IsDone == isDone
        ? new SettlementResult.Already(settled.By)
        : new SettlementResult.NotOpen(state);

    private async Task<(ConversationId Where, PendingAction? Action)> FindAsync(ActionId id, CancellationToken cancellationToken) =>
        await ledger.FindAsync(id, cancellationToken) is { } where
            ? (where, (await log.FindAsync(where, cancellationToken))?.FindAction(id))
            : default;
}

/// <summary>An action, and what the shop's own ledger says of it.</summary>
public sealed record SettlementView(PendingAction Action, LedgerAnswer Shop);

public abstract record SettlementResult
{
    private SettlementResult()
    {
    }

    /// <param name="Shop">What the ledger said at that moment.</param>
    public sealed record Done(LedgerAnswer Shop) : SettlementResult;

    /// <summary>The same was said before.</summary>
    public sealed record Already(Approver By) : SettlementResult;

    /// <summary>There is no such action.</summary>
    public sealed record Unknown : SettlementResult;

    /// <summary>It is not a person's to settle, or was settled otherwise.</summary>
    public sealed record NotOpen(ActionState State) : SettlementResult;

    /// <summary>The ledger says the opposite.</summary>
    public sealed record Contradicted(LedgerAnswer Shop) : SettlementResult;

    /// <param name="Message">Why this person may not settle it, or what to say instead.</param>
    public sealed record Refused(string Message) : SettlementResult;
}
