using Assistant.Core.Conversations;

namespace Assistant.Testing.Conversations;

/// <summary>A store in front of another one that delays or fails appends when a test says so.</summary>
public sealed class FaultyStore(IConversationStore inner) : IConversationStore
{
    private int _failBefore;
    private int _failAfter;
    private int _failedReads;
    private int _refused;

    /// <summary>Lets the next appends fail with nothing stored.</summary>
    public void RefuseAppends(int count) => _failBefore = count;

    /// <summary>Lets the next appends fail although everything was stored: the answer of the disk was lost.</summary>
    public void LoseAnswers(int count) => _failAfter = count;

    /// <summary>What refused appends throw.</summary>
    public Exception Refusal { get; set; } = new StorageUnavailableException("The disk is full.");

    /// <summary>How many appends were refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>A conversation of which nothing can be read, as if its file were damaged there; null for none.</summary>
    public ConversationId? Unreadable { get; set; }

    /// <summary>How often <see cref="Unreadable"/> was asked for.</summary>
    public int FailedReads => Volatile.Read(ref _failedReads);

    /// <summary>What appends wait for before anything is stored; others go on meanwhile.</summary>
    public Task SlowDisk { get; set; } = Task.CompletedTask;

    public Task<IReadOnlyList<ConversationEvent>> ReadAsync(ConversationId id, long afterPosition, CancellationToken cancellationToken)
    {
        if (id != Unreadable)
        {
            return inner.ReadAsync(id, afterPosition, cancellationToken);
        }

        Interlocked.Increment(ref _failedReads);
        throw new InvalidDataException("The test damaged it.");
    }

    public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(
        ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken) =>
        inner.ReadVisibleAsync(id, afterSequence, limit, cancellationToken);

    public async Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken)
    {
        await SlowDisk;
        if (_failBefore > 0)
        {
            _failBefore--;
            Interlocked.Increment(ref _refused);
            throw Refusal;
        }

        var stored = await inner.AppendAsync(append, cancellationToken);
        if (stored && _failAfter > 0)
        {
            _failAfter--;
            throw new StorageUnavailableException("The disk did not say.");
        }

        return stored;
    }

    public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken) => inner.ListUnansweredAsync(cancellationToken);

    public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.ListStartedAsync(from, before, cancellationToken);
}
