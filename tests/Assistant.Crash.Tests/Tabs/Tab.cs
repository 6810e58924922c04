using System.Collections.Concurrent;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Tabs;

/// <summary>One window on a conversation: sends under client ids of its own, and shows what it is told in that order, each message once.</summary>
internal sealed class Tab : IDisposable
{
    private readonly TestAssistant _assistant;
    private readonly ConversationId _id;
    private readonly string _name;
    private readonly Lock _lock = new();
    private readonly List<int> _read = [];
    private readonly IDisposable _subscription;
    private int _sent;

    public Tab(TestAssistant assistant, ConversationId id, string name)
    {
        (_assistant, _id, _name) = (assistant, id, name);
        _subscription = assistant.Feed.Subscribe(id, item =>
        {
            if (item is FeedItem.Appended(_, var events))
            {
                Show(events.OfType<IVisible>());
            }
        });
    }

    /// <summary>Which activity each client id became.</summary>
    public ConcurrentDictionary<string, string> Accepted { get; } = [];

    /// <summary>Numbers of the messages in the order in which they were shown.</summary>
    public IReadOnlyList<int> Read
    {
        get
        {
            lock (_lock)
            {
                return [.. _read];
            }
        }
    }

    /// <summary>Reads what was said before it was opened.</summary>
    public async Task CatchUpAsync() => Show((await _assistant.Memory.ReadVisibleAsync(_id, 0, int.MaxValue, CancellationToken.None)).OfType<IVisible>());

    public Task SendAsync(string text) => AcceptAsync(NextClientId(), text, click: null);

    public Task ClickAsync(PendingAction card) => AcceptAsync(NextClientId(), "", new ActionClick("confirm", card.Id.Value));

    /// <summary>Sends a message a second time, as a client does that did not hear that it was accepted.</summary>
    public async Task SendAgainAsync()
    {
        var clientId = NextClientId();
        await Task.WhenAll(AcceptAsync(clientId, "once more", click: null), AcceptAsync(clientId, "once more", click: null));
    }

    public void Dispose() => _subscription.Dispose();

    private string NextClientId() => $"{_name}-{Interlocked.Increment(ref _sent)}";

    private async Task AcceptAsync(string clientId, string text, ActionClick? click)
    {
        var result = await _assistant.Intake.AcceptAsync(_id, new ShopperMessage(text, clientId, click, SeenActivityId: null), CancellationToken.None);
        var accepted = Assert.IsType<IntakeResult.Accepted>(result);
        Assert.Equal(accepted.ActivityId, Accepted.GetOrAdd(clientId, accepted.ActivityId));
    }

    private void Show(IEnumerable<IVisible> said)
    {
        lock (_lock)
        {
            _read.AddRange(said.Select(visible => visible.Sequence).Where(sequence => !_read.Contains(sequence)).ToList());
        }
    }
}
