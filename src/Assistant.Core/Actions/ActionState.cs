using Assistant.Core.Shop;

namespace Assistant.Core.Actions;

#pragma warning disable CA1822 // A way out of a state is a method of that state, whether or not it takes anything along.

/// <summary>
/// How far an intended write has come. Each state is a type that has a method for each way out of it and no other: an arrow that is not
/// in the design cannot be written down.
/// </summary>
public abstract record ActionState
{
    private ActionState()
    {
    }

    /// <summary>Whether nothing can happen to it any more.</summary>
    public virtual bool IsOver => false;

    /// <summary>Who works on it; null where nobody does.</summary>
    public virtual ActionLease? Held => null;

    /// <summary>Worked out and stored; the shopper has not been shown it.</summary>
    public sealed record Proposed : ActionState
    {
        /// <param name="sequence">Number of the message with the card.</param>
        public Shown Show(int sequence) => new(sequence);
    }

    /// <summary>Its card is in the conversation and waits for the shopper.</summary>
    /// <param name="Sequence">Number of the message with the card.</param>
    public sealed record Shown(int Sequence) : ActionState
    {
        public Confirmed Confirm() => new();

        public Declined Decline() => new();

        public Expired Expire() => new();

        public Withdrawn Withdraw(WithdrawnBecause why) => new(why);
    }

    public sealed record Confirmed : ActionState
    {
        public NeedsApproval AskForApproval() => new();

        public Executing Start(ActionLease lease) => new(lease);
    }

    /// <summary>Waits for a person of the shop.</summary>
    public sealed record NeedsApproval : ActionState
    {
        public Approved Approve(Approver by) => new(by);

        public Refused Refuse(Approver by) => new(by);
    }

    public sealed record Approved(Approver By) : ActionState
    {
        public Executing Start(ActionLease lease) => new(lease);
    }

    /// <summary>A person of the shop said no.</summary>
    public sealed record Refused(Approver By) : ActionState
    {
        public override bool IsOver => true;
    }

    /// <summary>Somebody is calling the shop, or died doing so.</summary>
    public sealed record Executing(ActionLease Lease) : ActionState
    {
        public override ActionLease? Held => Lease;

        /// <summary>Taken up by another worker, once the lease of the last one has run out.</summary>
        public Executing TakeOver(ActionLease lease) => new(lease);

        public Succeeded Succeed(ShopReceipt receipt) => new(receipt);

        public Rejected Reject(RejectedBecause why) => new(why);

        /// <summary>The shop was called and its reply never came.</summary>
        public Unknown LoseReply() => new(Lease, Attempts: 0);
    }

    /// <summary>Done or not done: only the shop can tell, and it is asked until it does.</summary>
    /// <param name="Attempts">How often it was asked in vain.</param>
    public sealed record Unknown(ActionLease Lease, int Attempts) : ActionState
    {
        public override ActionLease? Held => Lease;

        /// <summary>Taken up by another worker, or again.</summary>
        public Unknown Retry(ActionLease lease) => new(lease, Attempts + 1);

        public Succeeded Succeed(ShopReceipt receipt) => new(receipt);

        public Rejected Reject(RejectedBecause why) => new(why);

        public Escalated Escalate() => new();
    }

    public sealed record Succeeded(ShopReceipt Receipt) : ActionState
    {
        public override bool IsOver => true;
    }

    /// <summary>Confirmed, and not carried out: nothing was changed.</summary>
    public sealed record Rejected(RejectedBecause Why) : ActionState
    {
        public override bool IsOver => true;
    }

    /// <summary>A person finds out what the shop does not tell.</summary>
    public sealed record Escalated : ActionState
    {
        public Settled Settle(Approver by, bool isDone) => new(by, isDone);
    }

    /// <summary>A person has said what became of it.</summary>
    public sealed record Settled(Approver By, bool IsDone) : ActionState
    {
        public override bool IsOver => true;
    }

    public sealed record Declined : ActionState
    {
        public override bool IsOver => true;
    }

    /// <summary>Nobody confirmed it in time.</summary>
    public sealed record Expired : ActionState
    {
        public override bool IsOver => true;
    }

    public sealed record Withdrawn(WithdrawnBecause Why) : ActionState
    {
        public override bool IsOver => true;
    }
}

/// <summary>The right to work on an action: whoever holds an older number may no longer say how it ended.</summary>
/// <param name="Fence">Rises by one with each worker that takes the action up.</param>
/// <param name="Until">From then on another worker may take it up.</param>
public sealed record ActionLease(int Fence, DateTimeOffset Until);

/// <param name="Name">Who decided, as the shop's people are named.</param>
/// <param name="IsLocal">Said by whoever holds the data folder, which proves no second person.</param>
/// <param name="Note">Why, for the record and for the shopper.</param>
public sealed record Approver(string Name, bool IsLocal, string? Note);

/// <summary>Why a card that was shown no longer holds.</summary>
public enum WithdrawnBecause
{
    /// <summary>The shopper asked for something else about the same order.</summary>
    Replaced,

    /// <summary>The order, or what it would come to, is no longer as it was shown.</summary>
    Changed,

    /// <summary>The pages no longer allow it, or something else has happened to the order.</summary>
    NotAllowed,

    /// <summary>The shopper is no longer known to be who it was shown to.</summary>
    Identity,

    /// <summary>The conversation went to a person or was ended.</summary>
    Over,

    /// <summary>What it depends on was done, such as the cancellation of the whole order.</summary>
    Overtaken,
}

/// <summary>Why something confirmed was not carried out.</summary>
public enum RejectedBecause
{
    /// <summary>The order, or what it would come to, had changed before it could be carried out.</summary>
    Changed,

    /// <summary>The pages no longer allow it.</summary>
    NotAllowed,

    /// <summary>The shop could not carry it out, such as for want of stock.</summary>
    NotPossible,

    /// <summary>The shop has no such order for this shopper.</summary>
    NotFound,
}
