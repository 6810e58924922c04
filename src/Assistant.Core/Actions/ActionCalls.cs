using Assistant.Core.Shop;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Actions;

/// <summary>Calls the shop for an action: the only place in the product that changes anything in it.</summary>
public sealed partial class ActionCalls(IShop shop, Limits limits, TimeProvider time, ILogger<ActionCalls> logger)
{
    /// <summary>Asks the shop to do it, once. Whatever goes wrong on the way leaves it unknown.</summary>
    public Task<ActionOutcome> ExecuteAsync(Proposal proposal, CancellationToken cancellationToken) =>
        AskAsync(proposal, token => shop.ExecuteAsync(proposal.Owner, proposal.Command, proposal.Id, token), cancellationToken);

    /// <summary>Asks the shop what became of it, and where nothing did, asks for it again under the same key.</summary>
    public Task<ActionOutcome> ReconcileAsync(Proposal proposal, CancellationToken cancellationToken) =>
        AskAsync(
            proposal,
            async token => await shop.FindReceiptAsync(proposal.Id, token) is { } receipt
                ? new ShopOutcome.Done(receipt)
                : await shop.ExecuteAsync(proposal.Owner, proposal.Command, proposal.Id, token),
            cancellationToken);

    /// <summary>What the shop's own ledger says of the key. Changes nothing.</summary>
    public Task<LedgerAnswer> LookAsync(ActionId id, CancellationToken cancellationToken) =>
        AnswerAsync(id, () => shop.FindReceiptAsync(id, cancellationToken), cancellationToken);

    /// <summary>The same, and where nothing was carried out, nothing will be: not even by a call that is still on its way. A shop that cannot promise that is only asked.</summary>
    public Task<LedgerAnswer> VoidAsync(ActionId id, CancellationToken cancellationToken) => AnswerAsync(
        id,
        async () => await shop.VoidAsync(id, cancellationToken) switch
        {
            VoidOutcome.CarriedOut(var receipt) => receipt,
            VoidOutcome.Void => null,
            VoidOutcome.NotSupported => await shop.FindReceiptAsync(id, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        },
        cancellationToken);

    private async Task<LedgerAnswer> AnswerAsync(ActionId id, Func<Task<ShopReceipt?>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask().WaitAsync(limits.ShopWrite, time, cancellationToken) is { } receipt
                ? new LedgerAnswer(LedgerSays.Done, receipt)
                : new LedgerAnswer(LedgerSays.NotDone, Receipt: null);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogSilent(id, fault.GetType().Name);
            return new LedgerAnswer(LedgerSays.Nothing, Receipt: null);
        }
    }

    private async Task<ActionOutcome> AskAsync(Proposal proposal, Func<CancellationToken, Task<ShopOutcome>> ask, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(limits.ShopWrite, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // A shop that does not hear its token must not hold the turn; what it does later is found out later.
            return await ask(either.Token).WaitAsync(either.Token) switch
            {
                ShopOutcome.Done(var receipt) => new ActionOutcome.Done(receipt),
                ShopOutcome.Refused(var why) => new ActionOutcome.Refused(Because(why)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (Exception fault)
        {
            // Also where it was called off: the call is on its way. Only the type is told: a message may quote what a shop says of a shopper.
            LogUnknown(proposal.Id, proposal.Tool, fault.GetType().Name);
            return new ActionOutcome.Unknown();
        }
    }

    private static RejectedBecause Because(ShopRefusal why) => why switch
    {
        ShopRefusal.NotFound => RejectedBecause.NotFound,
        ShopRefusal.Changed => RejectedBecause.Changed,
        _ => RejectedBecause.NotPossible,
    };

    [LoggerMessage(LogLevel.Warning, "What became of {Action} ({Tool}) is not known: {Fault}. It is found out by asking the shop, never by a second key")]
    private partial void LogUnknown(ActionId action, string tool, string fault);

    [LoggerMessage(LogLevel.Warning, "The shop does not tell what became of {Action}: {Fault}")]
    private partial void LogSilent(ActionId action, string fault);
}

/// <param name="Receipt">Where it was carried out.</param>
public sealed record LedgerAnswer(LedgerSays Says, ShopReceipt? Receipt);

/// <summary>What the shop's own ledger of keys says of an action.</summary>
public enum LedgerSays
{
    /// <summary>The shop does not answer.</summary>
    Nothing,

    /// <summary>It was carried out.</summary>
    Done,

    /// <summary>Nothing was carried out under the key.</summary>
    NotDone,
}

/// <summary>What a call of the shop came to.</summary>
public abstract record ActionOutcome
{
    private ActionOutcome()
    {
    }

    public sealed record Done(ShopReceipt Receipt) : ActionOutcome;

    public sealed record Refused(RejectedBecause Why) : ActionOutcome;

    /// <summary>The shop may have done it or not.</summary>
    public sealed record Unknown : ActionOutcome;
}
