using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Guardrails.Sensitive;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Turns;

/// <summary>One turn while it runs: what it answers, what it may rely on, and what it has found out.</summary>
public sealed class Turn(Conversation conversation, Release release, DateTimeOffset now)
{
    public Guid Id { get; } = Guid.CreateVersion7(now);

    /// <summary>The conversation as it was when the turn opened.</summary>
    public Conversation Conversation { get; } = conversation;

    /// <summary>The stored shopper messages that this turn answers.</summary>
    public ImmutableArray<ShopperSpoke> Questions { get; } = NextOf(conversation);

    /// <summary>What they decide about an intended write; null where a brain answers them.</summary>
    public ShopperDecision? Decision { get; } = conversation.Unanswered is [var first, ..] ? ActionDecisions.Of(conversation, first) : null;

    public ShopperIdentity Identity { get; } = conversation.IdentityAt(now);

    public Release Release { get; } = release;

    public DateTimeOffset Now { get; } = now;

    public TurnSources Sources { get; } = new();

    public List<ToolCallRecord> ToolCalls { get; } = [];

    public List<Order> Orders { get; } = [];

    public string? Intent { get; set; }

    /// <summary>How sure the brain is of <see cref="Intent"/>, 0 to 1, where it says so.</summary>
    public double? Confidence { get; set; }

    /// <summary>What the brain is given back next time. A turn that no brain ends leaves it as it was.</summary>
    public string? BrainState { get; set; } = conversation.BrainState;

    /// <summary>The cards of each result that had some, and the tool that found them; the newest last.</summary>
    public List<(string Tool, ImmutableArray<Card> Cards)> Cards { get; } = [];

    /// <summary>The write that is proposed with this turn; its card is the answer.</summary>
    public PlannedWrite? Planned { get; set; }

    public ControlEffect.StartGuestCheck? GuestCheck { get; set; }

    /// <summary>The check that begins with the commit; set once it is certain that the shopper is told of it.</summary>
    public PreparedCheck? PreparedCheck { get; set; }

    public ControlEffect.HandOff? HandOff { get; set; }

    /// <summary>Set by a guardrail: a person takes this turn up, however it goes on.</summary>
    public SensitiveTopic? Topic { get; set; }

    /// <summary>What guardrails noticed in the question without stopping the turn, such as <c>injection:override</c>; never the shopper's words.</summary>
    public List<string> Marks { get; } = [];

    /// <summary>What the shopper wrote, all messages of the turn.</summary>
    public string Question => string.Join('\n', Questions.Select(question => question.Text));

    /// <summary>A message that decides about an action has a turn of its own; others are answered together up to such a one.</summary>
    private static ImmutableArray<ShopperSpoke> NextOf(Conversation conversation)
    {
        var waiting = conversation.Unanswered;
        return waiting is [var first, ..] && ActionDecisions.Of(conversation, first) is not null
            ? [first]
            : [.. waiting.TakeWhile(message => ActionDecisions.Of(conversation, message) is null)];
    }

    public ToolContext Context => new(Conversation, Identity, Release, Now, Sources);
}
