using System.Collections.Immutable;
using System.Diagnostics;
using Assistant.Core.Audit;

namespace Assistant.Core.Conversations;

/// <summary>Loads conversations, and appends to them one decision at a time.</summary>
/// <param name="audit">Says what the audit keeps of an append; null: nothing.</param>
public sealed class ConversationLog(IConversationStore store, ConversationFeed feed, int cached = 4_096, AuditTrail? audit = null)
{
    // A decision that loses this many races in a row meets a fault, not bad luck.
    private const int MaxAttempts = 50;

    private readonly RecentlyUsed<ConversationId, Entry> _recent = new(cached, _ => new Entry());

    /// <summary>The conversation as it is now, or null when there is none.</summary>
    public async Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellationToken)
    {
        if (_recent.Get(id).State is { } state)
        {
            return state;
        }

        var events = await store.ReadAsync(id, afterPosition: 0, cancellationToken);
        return events.Count is 0 ? null : Conversation.Replay(id, events);
    }

    /// <summary>Starts a conversation with its first events.</summary>
    public async Task<Conversation> StartAsync(
        ConversationId id, ImmutableArray<ConversationEvent> events, CancellationToken cancellationToken)
    {
        var started = await UpdateAsync(id, conversation => conversation is null
            ? new Change<bool>(true, events)
            : throw new InvalidOperationException("The conversation exists."), cancellationToken);
        return started.Conversation ?? throw new UnreachableException();
    }

    /// <summary>
    /// Asks <paramref name="decide"/> what should happen in the conversation as it is now, and stores it. Where somebody else was
    /// faster the decision is made again on the newer state, so it must depend on nothing else that changes.
    /// </summary>
    /// <remarks>Once the decision is on its way to the disk, cancelling no longer stops it.</remarks>
    public async Task<Updated<T>> UpdateAsync<T>(
        ConversationId id, Func<Conversation?, Change<T>> decide, CancellationToken cancellationToken)
    {
        var entry = _recent.Get(id);
        await entry.Turnstile.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 0; attempt < MaxAttempts; attempt++)
            {
                if (entry.State is null)
                {
                    await LoadAsync(id, entry, cancellationToken);
                }

                var before = entry.State;
                var change = decide(before);
                if (change.Events.IsDefaultOrEmpty)
                {
                    return new Updated<T>(change.Result, before);
                }

                var append = new ConversationAppend(id, before?.Position ?? 0, change.Events)
                {
                    Outbox = change.Outbox,
                    Audit = audit?.Of(id, before, change.Events) ?? [],
                };
                if (await AppendAsync(append, entry))
                {
                    return new Updated<T>(change.Result, Publish(entry, before ?? new Conversation(id), change.Events, !change.Outbox.IsEmpty));
                }

                entry.State = null;
            }

            throw new StorageUnavailableException("The conversation is being changed by somebody else all the time.");
        }
        finally
        {
            entry.Turnstile.Release();
        }
    }

    private async Task<bool> AppendAsync(ConversationAppend append, Entry entry)
    {
        try
        {
            return await store.AppendAsync(append, CancellationToken.None);
        }
        catch
        {
            // Whether it was stored is not known here. It is found out now, if the store answers, and otherwise by the next caller.
            entry.InDoubtAfter = entry.State ?? new Conversation(append.Conversation);
            entry.State = null;
            await TryLoadAsync(append.Conversation, entry);
            throw;
        }
    }

    /// <summary>Loads the conversation as it is; what was stored by an append in doubt is published.</summary>
    private async Task LoadAsync(ConversationId id, Entry entry, CancellationToken cancellationToken)
    {
        if (entry.InDoubtAfter is not { } before)
        {
            entry.State = await FindAsync(id, cancellationToken);
            return;
        }

        var events = await store.ReadAsync(id, before.Position, cancellationToken);
        entry.InDoubtAfter = null;
        if (events.Count > 0)
        {
            Publish(entry, before, [.. events], fillsOutbox: true);
        }
        else
        {
            entry.State = before.Position is 0 ? null : before;
        }
    }

    private async Task TryLoadAsync(ConversationId id, Entry entry)
    {
        try
        {
            await LoadAsync(id, entry, CancellationToken.None);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or InvalidDataException)
        {
            // The fault of the append itself is what the caller is told.
        }
    }

    private Conversation Publish(Entry entry, Conversation before, ImmutableArray<ConversationEvent> events, bool fillsOutbox)
    {
        var after = events.Aggregate(before, (state, e) => state.Apply(e));
        // First the state, then the news: whoever is told must find it.
        entry.State = after;
        feed.Publish(new FeedItem.Appended(after, events) { FillsOutbox = fillsOutbox });
        return after;
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turnstile { get; } = new(1, 1);

        public Conversation? State { get; set; }

        /// <summary>The state before an append of which nobody knows whether it was stored.</summary>
        public Conversation? InDoubtAfter { get; set; }
    }
}

/// <summary>What a decision made of a conversation.</summary>
/// <param name="Events">None: nothing is stored.</param>
public sealed record Change<T>(T Result, ImmutableArray<ConversationEvent> Events)
{
    public ImmutableArray<OutboxItem> Outbox { get; init; } = [];
}

/// <param name="Conversation">The state after the decision; null when there was none and none was started.</param>
public sealed record Updated<T>(T Result, Conversation? Conversation);
