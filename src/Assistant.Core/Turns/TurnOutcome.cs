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

        public const string StoredAs = "handed-off";

        public override string Name => StoredAs;
    }

    /// <summary>A guardrail answered instead of the brain.</summary>
    /// <param name="Guardrail">The name of the rule.</param>
    public sealed record Declined(string Guardrail, Draft Draft) : TurnOutcome
    {
        public override Draft Draft { get; init; } = Draft;

        public override string Name => "declined";
    }
}
