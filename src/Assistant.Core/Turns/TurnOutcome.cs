using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Guardrails.Sensitive;
using Assistant.Core.Handoffs;

namespace Assistant.Core.Turns;

/// <summary>Every way a turn can end.</summary>
public abstract record TurnOutcome
{
    private TurnOutcome()
    {
    }

    /// <summary>The name in records, such as <c>replied</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What the shopper is told.</summary>
    public abstract Draft Draft { get; init; }

    /// <summary>The brain's checked answer.</summary>
    public sealed record Replied(Draft Draft) : TurnOutcome
    {
        public override Draft Draft { get; init; } = Draft;

        public override string Name => "replied";
    }

    /// <summary>The conversation is queued for a person.</summary>
    /// <param name="Draft">What the shopper is told.</param>
    /// <param name="OpenQuestion">What the shopper still wants; null: their last message.</param>
    public sealed record HandedOff(Draft Draft, HandoffReason Reason, string? OpenQuestion) : TurnOutcome
    {
        public override Draft Draft { get; init; } = Draft;

        /// <summary>Why only a person may take it up; set where that is the reason.</summary>
        public SensitiveTopic? Topic { get; init; }

        /// <summary>What happens to an action with it; null where none is concerned.</summary>
        public Func<Conversation, ActionEnding>? Action { get; init; }

        public const string StoredAs = "handed-off";

        public override string Name => StoredAs;
    }

    /// <summary>The answer is about an intended write: its card, or how it stands.</summary>
    /// <param name="Name">Such as <c>proposed</c> or <c>action-done</c>.</param>
    /// <param name="Draft">What the shopper would be told as things stood when the turn began.</param>
    /// <param name="End">What happens and what they are told as things stand when it is stored.</param>
    public sealed record OnAction(string Name, Draft Draft, Func<Conversation, ActionEnding> End) : TurnOutcome
    {
        public override string Name { get; } = Name;

        public override Draft Draft { get; init; } = Draft;
    }

    /// <summary>A guardrail answered instead of the brain.</summary>
    /// <param name="Guardrail">The name of the rule.</param>
    public sealed record Declined(string Guardrail, Draft Draft) : TurnOutcome
    {
        public override Draft Draft { get; init; } = Draft;

        public override string Name => "declined";
    }
}
