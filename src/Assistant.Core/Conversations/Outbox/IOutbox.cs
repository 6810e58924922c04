namespace Assistant.Core.Conversations;

/// <summary>What waits to be sent outside. Filled by appends, emptied by the dispatcher.</summary>
public interface IOutbox
{
    /// <summary>Items that are due, oldest first.</summary>
    Task<IReadOnlyList<PendingItem>> TakeDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    Task MarkSentAsync(Guid id, CancellationToken cancellationToken);

    /// <param name="errorKind">Such as a type name; never a text that may quote somebody.</param>
    /// <param name="nextAttempt">Null: it is given up and kept as a dead letter.</param>
    Task MarkFailedAsync(Guid id, string errorKind, DateTimeOffset? nextAttempt, CancellationToken cancellationToken);
}

/// <param name="Attempts">Failed attempts so far.</param>
public sealed record PendingItem(Guid Id, string Kind, byte[] Payload, int Attempts);

/// <summary>Sends one kind of item. The same id may come twice; the receiver sees the id.</summary>
public interface IOutboxSender
{
    string Kind { get; }

    Task SendAsync(Guid id, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
}
