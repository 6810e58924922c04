using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Core.Actions;
using Assistant.Core.Handoffs;
using Assistant.Core.Shop;
using Assistant.Core.Turns;

namespace Assistant.Core.Conversations;

/// <summary>One thing that happened in a conversation. Appended, never changed; the conversation's state is a fold over them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(SignedIn), "signed-in")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(ShopperSpoke), "shopper-spoke")]
[JsonDerivedType(typeof(AssistantSpoke), "assistant-spoke")]
[JsonDerivedType(typeof(PersonSpoke), "person-spoke")]
[JsonDerivedType(typeof(CodeIssued), "code-issued")]
[JsonDerivedType(typeof(TurnRetried), "turn-retried")]
[JsonDerivedType(typeof(HandoffQueued), "handoff-queued")]
[JsonDerivedType(typeof(HandoffEnded), "handoff-ended")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract partial record ConversationEvent
{
    private ConversationEvent()
    {
    }

    public required DateTimeOffset At { get; init; }

    /// <summary>An event that a shopper can see; numbered from 1 without gaps.</summary>
    public interface IVisible
    {
        int Sequence { get; }

        DateTimeOffset At { get; }
    }

    /// <param name="Channel">Where the shopper writes from, such as <c>directline</c> or <c>terminal</c>.</param>
    /// <param name="Shopper">The channel's id of the shopper; says nothing about who they are.</param>
    /// <param name="Origin">Keyed pseudonym of the network address, for limits; never the address itself.</param>
    public sealed record Started(string Channel, string Shopper, string Origin, string? Locale) : ConversationEvent
    {
        /// <summary>Whether the shopper agreed that the conversation is looked at to judge quality; null where nobody asked.</summary>
        public bool? QualityConsent { get; init; }
    }

    /// <summary>The shop vouched for the shopper by a signed token.</summary>
    public sealed record SignedIn(CustomerId Customer) : ConversationEvent;

    /// <summary>Reopened by a resume token: what a guest had proved does not survive it. A code that is awaited does.</summary>
    public sealed record Resumed : ConversationEvent;

    /// <param name="ClientId">The client's own id of the message; the same one never counts twice.</param>
    /// <param name="Text">What they wrote, with secrets already taken out.</param>
    /// <param name="Seen">Number of the last message that the shopper's client had shown.</param>
    public sealed record ShopperSpoke(int Sequence, string? ClientId, string Text, int? Seen) : ConversationEvent, IVisible
    {
        /// <summary>A click on a card, instead of words.</summary>
        public ActionClick? Click { get; init; }

        /// <summary>Kinds of secrets that were taken out, such as <c>card number</c>.</summary>
        public ImmutableArray<string> Redacted { get; init; } = [];

        /// <summary>What became of a one-time code in this message.</summary>
        public CodeAttempt? Code { get; init; }

        /// <summary>What became of a step-up code in this message.</summary>
        public StepUpAttempt? StepUp { get; init; }
    }

    /// <summary>The assistant (or the system) said something.</summary>
    public sealed record AssistantSpoke(int Sequence, OutgoingMessage Message) : ConversationEvent, IVisible
    {
        /// <summary>The turn that this message ends; null for greetings, receipts and notices.</summary>
        public TurnRecord? Turn { get; init; }
    }

    /// <summary>A person of the shop said something.</summary>
    public sealed record PersonSpoke(int Sequence, HandoffId Handoff, string Person, string Text) : ConversationEvent, IVisible;

    /// <summary>A guest check began. <paramref name="Hash"/> is null where order and mail address did not match: no code exists.</summary>
    /// <param name="Origin">The conversation's pseudonymous origin, on which a budget rests.</param>
    public sealed record CodeIssued(OrderNumber Order, string? Hash, DateTimeOffset ExpiresAt, string Origin) : ConversationEvent;

    /// <summary>A turn was begun again after the process had stopped in the middle of it.</summary>
    public sealed record TurnRetried : ConversationEvent;

    public sealed record HandoffQueued(HandoffId Handoff, Packet Packet) : ConversationEvent;

    /// <summary>The handoff is over; the assistant attends again.</summary>
    public sealed record HandoffEnded(HandoffId Handoff, string Outcome) : ConversationEvent;

    public sealed record Ended : ConversationEvent;
}

/// <param name="Decision"><c>confirm</c> or <c>decline</c>.</param>
/// <param name="ActionId">The one-time id on the card.</param>
public sealed record ActionClick(string Decision, string ActionId);

/// <summary>What became of a typed one-time code; decided by code before the message was stored.</summary>
public sealed record CodeAttempt(CodeOutcome Outcome, OrderNumber Order)
{
    /// <summary>Until when the order is open to this conversation, where the code was right.</summary>
    public DateTimeOffset? VerifiedUntil { get; init; }
}

/// <summary>What became of a typed code that was to prove anew who the shopper is.</summary>
public sealed record StepUpAttempt(CodeOutcome Outcome, ActionId Action);

public enum CodeOutcome
{
    Accepted,

    /// <summary>Wrong, expired, used up, or no code was ever sent: one answer for all, so that nothing can be learned from it.</summary>
    Rejected,
}
