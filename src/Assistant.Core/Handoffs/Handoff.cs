using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;

namespace Assistant.Core.Handoffs;

/// <summary>The id of a handoff, short enough to say on the phone: <c>H-</c> and eight digits or letters.</summary>
[JsonConverter(typeof(TextIdJsonConverter<HandoffId>))]
public readonly record struct HandoffId(string Value) : ITextId<HandoffId>
{
    public static HandoffId New() => new($"H-{Guid.NewGuid().ToString("N")[..8].ToUpperInvariant()}");

    public static bool TryParse([NotNullWhen(true)] string? text, out HandoffId id)
    {
        id = OpaqueId.IsValid(text) ? new HandoffId(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}

public enum HandoffReason
{
    /// <summary>The shopper asked for a person.</summary>
    CustomerRequest,

    /// <summary>No page or tool answers the question.</summary>
    CannotAnswer,

    /// <summary>Something must be done that the assistant may not or cannot do.</summary>
    ActionNeeded,

    Complaint,

    /// <summary>A part of the shop or of the assistant did not work.</summary>
    TechnicalFault,

    /// <summary>A bound on the turn was reached.</summary>
    LimitReached,

    /// <summary>A matter that only people may take up, see <see cref="Guardrails.Sensitive.SensitiveTopic"/>.</summary>
    SensitiveTopic,
}

/// <summary>What a person receives with a conversation, made by code, so that the shopper need not repeat anything.</summary>
public sealed record Packet
{
    public required HandoffReason Reason { get; init; }

    /// <summary>The name of the sensitive topic, such as <c>self_harm</c>, where that is the reason.</summary>
    public string? Topic { get; init; }

    /// <summary>What the assistant took the shopper to want, such as <c>return_item</c>.</summary>
    public string? Intent { get; init; }

    /// <summary>One or two sentences put together from the fields below.</summary>
    public required string Summary { get; init; }

    /// <summary>What the shopper still wants to know or have done.</summary>
    public required string OpenQuestion { get; init; }

    public required IdentityLevel Identity { get; init; }

    /// <summary>The customer's id at the shop, for a signed-in shopper.</summary>
    public string? Customer { get; init; }

    /// <summary>Orders that were looked at, newest last, with their state then.</summary>
    public ImmutableArray<string> Orders { get; init; } = [];

    /// <summary>What was tried, oldest first, such as <c>find_order: found</c>.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];

    /// <summary>Passages that were cited.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The last messages, oldest first.</summary>
    public ImmutableArray<PacketLine> Transcript { get; init; } = [];
}

public sealed record PacketLine(DateTimeOffset At, string Speaker, string Text);

/// <summary>A conversation that waits for, or is with, a person.</summary>
public sealed record Handoff(HandoffId Id, ConversationId Conversation, DateTimeOffset QueuedAt, Packet Packet)
{
    /// <summary>Set once it is over.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>The queue as people read it. It is filled by the conversation's own events.</summary>
public interface IHandoffQueue
{
    /// <summary>Open handoffs, the longest waiting first.</summary>
    Task<IReadOnlyList<Handoff>> ListOpenAsync(CancellationToken cancellationToken);

    Task<Handoff?> FindAsync(HandoffId id, CancellationToken cancellationToken);
}
