using System.Text.Json.Serialization;
using Assistant.Core.Actions;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;

namespace Assistant.Core.Conversations;

[JsonDerivedType(typeof(ActionProposed), "action-proposed")]
[JsonDerivedType(typeof(ActionConfirmed), "action-confirmed")]
[JsonDerivedType(typeof(ActionDeclined), "action-declined")]
[JsonDerivedType(typeof(ActionExpired), "action-expired")]
[JsonDerivedType(typeof(ActionWithdrawn), "action-withdrawn")]
[JsonDerivedType(typeof(StepUpIssued), "step-up-issued")]
[JsonDerivedType(typeof(ApprovalAsked), "approval-asked")]
[JsonDerivedType(typeof(ActionApproved), "action-approved")]
[JsonDerivedType(typeof(ActionRefused), "action-refused")]
[JsonDerivedType(typeof(ActionStarted), "action-started")]
[JsonDerivedType(typeof(ActionSucceeded), "action-succeeded")]
[JsonDerivedType(typeof(ActionRejected), "action-rejected")]
[JsonDerivedType(typeof(ActionUnknown), "action-unknown")]
[JsonDerivedType(typeof(ActionRetried), "action-retried")]
[JsonDerivedType(typeof(ActionEscalated), "action-escalated")]
[JsonDerivedType(typeof(ActionSettled), "action-settled")]
public abstract partial record ConversationEvent
{
    /// <summary>Something that happened to an intended write. What may follow what, <see cref="ActionState"/> says.</summary>
    public abstract record OfAction(ActionId Action) : ConversationEvent;

    /// <summary>Worked out and stored, before its card is shown.</summary>
    public sealed record ActionProposed(Proposal Proposal) : OfAction(Proposal.Id);

    /// <param name="Sequence">Number of the shopper's message that confirmed it.</param>
    public sealed record ActionConfirmed(ActionId Action, int Sequence, ConfirmedBy By) : OfAction(Action);

    /// <param name="Sequence">Number of the shopper's message that declined it.</param>
    public sealed record ActionDeclined(ActionId Action, int Sequence) : OfAction(Action);

    public sealed record ActionExpired(ActionId Action) : OfAction(Action);

    public sealed record ActionWithdrawn(ActionId Action, WithdrawnBecause Why) : OfAction(Action);

    /// <summary>The shopper clicked to confirm, and has to prove anew who they are: a one-time code was mailed.</summary>
    public sealed record StepUpIssued(ActionId Action, string Hash, DateTimeOffset ExpiresAt) : OfAction(Action);

    public sealed record ApprovalAsked(ActionId Action) : OfAction(Action);

    public sealed record ActionApproved(ActionId Action, Approver By) : OfAction(Action);

    public sealed record ActionRefused(ActionId Action, Approver By) : OfAction(Action);

    /// <summary>The shop is about to be called. Stored before it is.</summary>
    /// <param name="Release">The release whose rules were asked last.</param>
    /// <param name="Claim">What is taken out of the order by it, so that nothing else can take the same.</param>
    public sealed record ActionStarted(ActionId Action, ActionLease Lease, ReleaseId Release, OrderClaim? Claim) : OfAction(Action);

    public sealed record ActionSucceeded(ActionId Action, int Fence, ShopReceipt Receipt) : OfAction(Action);

    public sealed record ActionRejected(ActionId Action, int Fence, RejectedBecause Why) : OfAction(Action);

    /// <summary>The shop was called and its reply never came.</summary>
    public sealed record ActionUnknown(ActionId Action, int Fence) : OfAction(Action);

    /// <summary>A worker took up what another one had left, or asks the shop again.</summary>
    public sealed record ActionRetried(ActionId Action, ActionLease Lease) : OfAction(Action);

    /// <summary>The shop did not tell in time; a person finds out.</summary>
    public sealed record ActionEscalated(ActionId Action, int Fence) : OfAction(Action);

    /// <summary>A person said what became of it. What was not done takes nothing out of the order any more.</summary>
    /// <param name="Shop">What the shop's own ledger said of the key at that moment.</param>
    public sealed record ActionSettled(ActionId Action, Approver By, bool IsDone, LedgerSays Shop) : OfAction(Action)
    {
        /// <summary>Where the ledger has one.</summary>
        public ShopReceipt? Receipt { get; init; }
    }
}

/// <summary>How a shopper confirmed.</summary>
public enum ConfirmedBy
{
    Click,

    /// <summary>A typed "yes" right below the only open card.</summary>
    Yes,

    /// <summary>The short code on the card.</summary>
    Code,

    /// <summary>A click, and a one-time code that was mailed.</summary>
    StepUp,
}
