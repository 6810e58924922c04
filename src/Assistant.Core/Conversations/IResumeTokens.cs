namespace Assistant.Core.Conversations;

/// <summary>
/// Keeps, for each way back into a conversation, the hash of the token that was given out last and of the one before it. Both are
/// good: an answer that never arrived must not strand the shopper. Using the newer one retires the older one.
/// </summary>
public interface IResumeTokens
{
    /// <summary>Keeps the first token of a new way back.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was stored.</exception>
    Task AddAsync(ConversationId conversation, string hash, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>The conversation that a token leads to, or null for one that is unknown, retired or expired by <paramref name="now"/>.</summary>
    Task<ConversationId?> FindAsync(string hash, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// In one step: where <paramref name="used"/> is the current or the previous hash of a way back, it becomes the previous one and
    /// <paramref name="next"/> the current one. Where it is neither, nothing changes.
    /// </summary>
    /// <returns>Whether <paramref name="used"/> was good.</returns>
    Task<bool> RotateAsync(string used, string next, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken);
}
