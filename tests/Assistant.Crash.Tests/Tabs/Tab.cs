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
    private IDisposable? _subscription;
    private List<IVisible>? _waiting;
    private int _sent;

    private Tab(TestAssistant assistant, ConversationId id, string name) => (_assistant, _id, _name) = (assistant, id, name);

    public static async Task<Tab> OpenAsync(TestAssistant assistant, ConversationId id, string name)
    {
        var tab = new Tab(assistant, id, name);
        await tab.OpenAsync();
        return tab;
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

    public Task SendAsync(string text) => AcceptAsync(NextClientId(), text, click: null);

    public Task ClickAsync(PendingAction card) => AcceptAsync(NextClientId(), "", new ActionClick("confirm", card.Id.Value));

    /// <summary>Sends a message a second time, as a client does that did not hear that it was accepted.</summary>
    public async Task SendAgainAsync()
    {
        var clientId = NextClientId();
        await Task.WhenAll(AcceptAsync(clientId, "once more", click: null), AcceptAsync(clientId, "once more", click: null));
    }

    /// <summary>Is closed, perhaps in the middle of an answer, and opened again.</summary>
    public async Task ReopenAsync()
    {
        Dispose();
        await Task.Yield();
        await OpenAsync();
    }

    public void Dispose() => _subscription?.Dispose();

    /// <summary>Listens, then reads what was said while it did not, then shows what came meanwhile.</summary>
    private async Task OpenAsync()
    {
        lock (_lock)
        {
            _waiting = [];
        }

        _subscription = _assistant.Feed.Subscribe(_id, item =>
        {
            if (item is FeedItem.Appended(_, var events))
            {
                Hear([.. events.OfType<IVisible>()]);
            }
        });
        var last = Read is [.., var newest] ? newest : 0;
        var missed = await _assistant.Memory.ReadVisibleAsync(_id, last, int.MaxValue, CancellationToken.None);
        lock (_lock)
        {
            Show([.. missed.OfType<IVisible>(), .. _waiting!]);
            _waiting = null;
        }
    }

    private void Hear(IReadOnlyList<IVisible> said)
    {
        lock (_lock)
        {
            if (_waiting is { } waiting)
            {
                waiting.AddRange(said);
            }
            else
            {
                Show(said);
            }
        }
    }

    private string NextClientId() => $"{_name}-{Interlocked.Increment(ref _sent)}";

    private async Task AcceptAsync(string clientId, string text, ActionClick? click)
    {
        var result = await _assistant.Intake.AcceptAsync(_id, new ShopperMessage(text, clientId, click, SeenActivityId: null), CancellationToken.None);
        var accepted = Assert.IsType<IntakeResult.Accepted>(result);
        Assert.Equal(accepted.ActivityId, Accepted.GetOrAdd(clientId, accepted.ActivityId));
    }

    /// <summary>Called under the lock.</summary>
    private void Show(IEnumerable<IVisible> said) => _read.AddRange(said.Select(visible => visible.Sequence).Where(sequence => !_read.Contains(sequence)).Distinct().ToList());
}
