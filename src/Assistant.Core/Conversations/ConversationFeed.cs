using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assistant.Core.Turns;

namespace Assistant.Core.Conversations;

/// <summary>Tells the parts of this process what happened in conversations, after it was stored.</summary>
/// <remarks>A subscriber must return at once and must not throw; it takes a note and works elsewhere.</remarks>
public sealed class ConversationFeed
{
    private readonly ConcurrentDictionary<ConversationId, ImmutableArray<Action<FeedItem>>> _byConversation = new();
    private ImmutableArray<Action<FeedItem>> _all = [];

    /// <summary>Follows every conversation for the life of the process.</summary>
    public void SubscribeAll(Action<FeedItem> subscriber) =>
        ImmutableInterlocked.Update(ref _all, (all, added) => all.Add(added), subscriber);

    /// <summary>Follows one conversation until the result is disposed.</summary>
    public IDisposable Subscribe(ConversationId conversation, Action<FeedItem> subscriber)
    {
        _byConversation.AddOrUpdate(conversation, [subscriber], (_, present) => present.Add(subscriber));
        return new Subscription(this, conversation, subscriber);
    }

    public void Publish(FeedItem item)
    {
        foreach (var subscriber in _all)
        {
            subscriber(item);
        }

        if (_byConversation.TryGetValue(item.Conversation, out var subscribers))
        {
            foreach (var subscriber in subscribers)
            {
                subscriber(item);
            }
        }
    }

    private void Remove(ConversationId conversation, Action<FeedItem> subscriber)
    {
        var rest = _byConversation.AddOrUpdate(conversation, [], (_, present) => present.Remove(subscriber));
        if (rest.IsEmpty)
        {
            // Removes the entry only while it is still empty.
            _byConversation.TryRemove(KeyValuePair.Create(conversation, rest));
        }
    }

    private sealed class Subscription(ConversationFeed feed, ConversationId conversation, Action<FeedItem> subscriber) : IDisposable
    {
        public void Dispose() => feed.Remove(conversation, subscriber);
    }
}

public abstract record FeedItem
{
    private FeedItem()
    {
    }

    public abstract ConversationId Conversation { get; }

    /// <param name="State">The conversation after the events.</param>
    public sealed record Appended(Conversation State, ImmutableArray<ConversationEvent> Events) : FeedItem
    {
        public override ConversationId Conversation => State.Id;

        /// <summary>Whether something to be sent was stored with the events, or may have been.</summary>
        public bool FillsOutbox { get; init; } = true;
    }

    /// <summary>Something that is shown while a turn runs and never stored.</summary>
    public sealed record Progressed(ConversationId Id, TurnEvent Event) : FeedItem
    {
        public override ConversationId Conversation => Id;
    }

    /// <summary>The shopper is typing.</summary>
    public sealed record ShopperTyping(ConversationId Id) : FeedItem
    {
        public override ConversationId Conversation => Id;
    }
}
