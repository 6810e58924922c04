using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;

namespace Assistant.Quality.Faults;

/// <summary>A store on whose way a handoff's packet loses something, or is lost itself.</summary>
/// <param name="change">What arrives; null: nothing does.</param>
internal sealed class BrokenStore(IConversationStore store, Func<Packet, Packet?> change) : IConversationStore
{
    public async Task<IReadOnlyList<ConversationEvent>> ReadAsync(ConversationId id, long afterPosition, CancellationToken cancellationToken) =>
        [.. (await store.ReadAsync(id, afterPosition, cancellationToken)).Select(Changed)];

    public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(
        ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken) =>
        store.ReadVisibleAsync(id, afterSequence, limit, cancellationToken);

    public Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken) => store.AppendAsync(append, cancellationToken);

    public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken) => store.ListUnansweredAsync(cancellationToken);

    public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        store.ListStartedAsync(from, before, cancellationToken);

    /// <summary>A packet that is lost leaves an event that says nothing, so that positions stay what they are.</summary>
    private ConversationEvent Changed(ConversationEvent e) => e is not ConversationEvent.HandoffQueued queued ? e
        : change(queued.Packet) is { } packet ? queued with { Packet = packet }
        : new ConversationEvent.TurnRetried { At = e.At };
}
