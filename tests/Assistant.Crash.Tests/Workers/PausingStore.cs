using Assistant.Core.Conversations;

namespace Assistant.Crash.Tests.Workers;

/// <summary>A store before which a caller stops with one append.</summary>
internal sealed class PausingStore(IConversationStore inner) : IConversationStore
{
    /// <summary>Whether an append is the one.</summary>
    public Predicate<ConversationAppend> Stops { get; set; } = _ => false;

    public Pause Pause { get; } = new();

    public Task<IReadOnlyList<ConversationEvent>> ReadAsync(ConversationId id, long afterPosition, CancellationToken cancellationToken) =>
        inner.ReadAsync(id, afterPosition, cancellationToken);

    public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken) =>
        inner.ReadVisibleAsync(id, afterSequence, limit, cancellationToken);

    public async Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken)
    {
        if (Stops(append))
        {
            Stops = _ => false;
            await Pause.StopAsync();
        }

        return await inner.AppendAsync(append, cancellationToken);
    }

    public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken) => inner.ListUnansweredAsync(cancellationToken);

    public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.ListStartedAsync(from, before, cancellationToken);
}
