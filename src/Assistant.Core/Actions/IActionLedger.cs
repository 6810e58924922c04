using System.Collections.Immutable;
using Assistant.Core.Conversations;

namespace Assistant.Core.Actions;

/// <summary>All intended writes of all conversations, as the conversations' own events say. Nothing is changed through it.</summary>
public interface IActionLedger
{
    /// <summary>The conversation of an action; null where there is none.</summary>
    Task<ConversationId?> FindAsync(ActionId id, CancellationToken cancellationToken);

    /// <summary>
    /// Actions that somebody has to take up: cards that have run out, what was approved, and what is under way or unknown with a lease that
    /// has run out by <paramref name="now"/>.
    /// </summary>
    Task<IReadOnlyList<DueAction>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Actions that wait for a person's approval, the longest waiting first.</summary>
    Task<IReadOnlyList<DueAction>> ListWaitingForApprovalAsync(CancellationToken cancellationToken);

    /// <summary>Actions that changed last since a moment, the newest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DueAction>> ListRecentAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>Writes that were started since a moment, for the counters of the blast radius.</summary>
    Task<IReadOnlyList<StartedAction>> ListStartedAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>What followed from an action through the outbox, and how far it has come.</summary>
    Task<ImmutableArray<ActionStep>> ListStepsAsync(ActionId id, CancellationToken cancellationToken);
}

public sealed record DueAction(ActionId Id, ConversationId Conversation);

/// <param name="Owner">Pseudonym of whose order it is.</param>
public sealed record StartedAction(string Tool, string Owner, DateTimeOffset At);

/// <param name="Purpose">Such as <c>confirmation mail</c>.</param>
/// <param name="SentAt">Null while it waits, and where it was given up.</param>
/// <param name="IsGivenUp">It was tried as often as it is, and is kept as a dead letter.</param>
public sealed record ActionStep(string Purpose, DateTimeOffset? SentAt, int Attempts, bool IsGivenUp);
