using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Audit;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Conversations;

/// <summary>Keeps the events of conversations, and in the same transaction everything that must become true with them.</summary>
public interface IConversationStore
{
    /// <summary>The events after <paramref name="afterPosition"/> in order; none for an unknown conversation.</summary>
    Task<IReadOnlyList<ConversationEvent>> ReadAsync(ConversationId id, long afterPosition, CancellationToken cancellationToken);

    /// <summary>The visible events numbered above <paramref name="afterSequence"/>, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(
        ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Stores everything in <paramref name="append"/> or nothing, durably. False when somebody else appended since
    /// <see cref="ConversationAppend.ExpectedPosition"/>: load again and decide again.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Nothing was stored.</exception>
    /// <exception cref="ArgumentException">
    /// The events cannot follow those that are stored: the first is not Started, a number leaves a gap, or a client id is taken.
    /// Nothing was stored.
    /// </exception>
    /// <exception cref="ClaimConflictException">What an action would take out of its order is taken already. Nothing was stored.</exception>
    Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken);

    /// <summary>Conversations with shopper messages that no turn has answered, after a stop.</summary>
    Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken);

    /// <summary>Conversations that were started from <paramref name="from"/> on and before <paramref name="before"/>, the oldest first.</summary>
    Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>A conversation and how it began.</summary>
public sealed record ConversationStart(ConversationId Conversation, ConversationEvent.Started Started);

/// <param name="ExpectedPosition">The position that the events were decided at; 0 starts a conversation.</param>
public sealed record ConversationAppend(ConversationId Conversation, long ExpectedPosition, ImmutableArray<ConversationEvent> Events)
{
    /// <summary>What must be sent to the outside once the events are stored.</summary>
    public ImmutableArray<OutboxItem> Outbox { get; init; } = [];

    /// <summary>What the audit has to know of the events. An append whose audit cannot be written is not stored either.</summary>
    public ImmutableArray<AuditEntry> Audit { get; init; } = [];

    /// <summary>
    /// Whether a write is begun or brought further by it, or a person decides how one ended. Only that waits for an audit that works: how a
    /// write ended is better known than not, and the next checkpoint covers it.
    /// </summary>
    public bool FurthersWrite => Events.Any(e => e is ActionProposed or ActionConfirmed or ApprovalAsked or ActionApproved or ActionStarted or ActionRetried or ActionSettled);
}

/// <summary>Something to send outside, at least once, after a commit.</summary>
/// <param name="Id">Unique; the receiver may use it to recognise a repetition.</param>
/// <param name="Kind">Who sends it, such as <c>mail</c>.</param>
/// <param name="Payload">Sealed: unreadable in the database.</param>
public sealed record OutboxItem(Guid Id, string Kind, byte[] Payload)
{
    /// <summary>The action that it follows from, where it follows from one.</summary>
    public ActionId? Action { get; init; }

    /// <summary>What it is for, such as <c>confirmation mail</c>, in words for the shop's people.</summary>
    public string? Purpose { get; init; }
}

/// <summary>Nothing could be stored or read now: locked, full or broken. The message is safe to show.</summary>
public sealed class StorageUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
