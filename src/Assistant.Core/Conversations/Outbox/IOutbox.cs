namespace Assistant.Core.Conversations;

/// <summary>What waits to be sent outside. Filled by appends, emptied by the dispatcher.</summary>
public interface IOutbox
{
    /// <summary>Items of one kind that are due, those due longest first. They stay due until they are marked.</summary>
    /// <exception cref="StorageUnavailableException">Nothing can be read now.</exception>
    Task<IReadOnlyList<PendingItem>> TakeDueAsync(
        string kind, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The item has left: it is never due again, and its payload is erased.</summary>
    /// <exception cref="StorageUnavailableException">The item is still due, and will be sent again.</exception>
    Task MarkSentAsync(Guid id, CancellationToken cancellationToken);

    /// <param name="errorKind">Such as a type name; never a text that may quote somebody.</param>
    /// <param name="nextAttempt">Null: it is given up and kept as a dead letter.</param>
    /// <exception cref="StorageUnavailableException">The item is still due, as if it had not been tried.</exception>
    Task MarkFailedAsync(Guid id, string errorKind, DateTimeOffset? nextAttempt, CancellationToken cancellationToken);
}

/// <param name="Attempts">Failed attempts so far.</param>
public sealed record PendingItem(Guid Id, string Kind, byte[] Payload, int Attempts);

/// <summary>Sends one kind of item. The same id may come twice; the receiver sees the id.</summary>
public interface IOutboxSender
{
    string Kind { get; }

    /// <summary>Returns once the item is accepted outside; throws when it is not, and is asked again later.</summary>
    Task SendAsync(Guid id, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
}
