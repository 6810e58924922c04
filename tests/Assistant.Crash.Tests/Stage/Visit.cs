using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Crash.Tests.Judging;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Stage;

/// <summary>Ada at the product in memory, on the shipped pages.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly List<(ConversationId, string)> _acknowledged = [];
    private readonly List<ConversationId> _conversations = [];

    private Visit(TestAssistant assistant, ShopDouble shop) => (Assistant, Shop) = (assistant, shop);

    public TestAssistant Assistant { get; }

    public ShopDouble Shop { get; }

    /// <summary>The conversation that is spoken of where none is named.</summary>
    public ConversationId Id => _conversations[0];

    /// <summary>A product of its own, and one conversation with Ada.</summary>
    public static async Task<Visit> BeginAsync(TestParts? parts = null, ManualClock? clock = null)
    {
        clock ??= new ManualClock();
        ShopDouble? shop = null;
        var assistant = new TestAssistant(Act.Brain(), clock: clock, parts: (parts ?? new TestParts()) with
        {
            Shop = parts?.Shop ?? Larkfield.Shop(clock),
            Release = parts?.Release ?? await Larkfield.ReleaseAsync(),
            AroundShop = inner => shop = new ShopDouble((parts?.AroundShop ?? (part => part))(inner)),
        });
        var visit = new Visit(assistant, shop!);
        await visit.OpenAsync();
        return visit;
    }

    public async Task<ConversationId> OpenAsync()
    {
        _conversations.Add(await Assistant.OpenAsync(Some.Ada));
        return _conversations[^1];
    }

    /// <summary>Asks for it and gives its card.</summary>
    public async Task<PendingAction> ProposeAsync(Act act, ConversationId? id = null)
    {
        await SayAsync(act.Words, id);
        var action = (await StateAsync(id)).Actions[^1];
        Assert.True(action.IsOpen, $"{act.Tool}: {(await LastAsync(id)).Message.Text}");
        return action;
    }

    public async Task<AssistantSpoke> SayAsync(string words, ConversationId? id = null)
    {
        await PostAsync(words, click: null, id);
        await Assistant.RunTurnAsync(id ?? Id);
        return await LastAsync(id);
    }

    /// <summary>Clicks, and gives what is said to it.</summary>
    public async Task<AssistantSpoke> ConfirmAsync(PendingAction action, ConversationId? id = null)
    {
        await ClickAsync(action, id);
        await Assistant.RunTurnAsync(id ?? Id);
        return await LastAsync(id);
    }

    /// <summary>Clicks, and waits for nobody.</summary>
    public Task ClickAsync(PendingAction action, ConversationId? id = null) => PostAsync("", new ActionClick("confirm", action.Id.Value), id);

    /// <summary>A person of the shop approves it.</summary>
    public Task ApproveAsync(PendingAction action, ConversationId? id = null) => Assistant.Log.UpdateAsync(
        id ?? Id,
        _ => new Change<bool>(true, [new ActionApproved(action.Id, new Approver("Mo", IsLocal: true, Note: null)) { At = Assistant.Clock.GetUtcNow() }]),
        CancellationToken.None);

    /// <summary>Lets the worker look once a second for as long as is said, or until <paramref name="until"/> is so.</summary>
    public async Task WorkAsync(TimeSpan over, Func<Task<bool>>? until = null)
    {
        for (var passed = TimeSpan.Zero; passed < over && (until is null || !await until()); passed += TimeSpan.FromSeconds(1))
        {
            Assistant.Clock.Advance(TimeSpan.FromSeconds(1));
            await Assistant.Worker.WorkAsync(CancellationToken.None);
            await Assistant.SendMailAsync();
        }
    }

    public Task<Conversation> StateAsync(ConversationId? id = null) => Assistant.StateAsync(id ?? Id);

    public async Task<ActionState> StateAsync(PendingAction action, ConversationId? id = null) => (await StateAsync(id)).FindAction(action.Id)!.State;

    /// <summary>What the shopper reads last.</summary>
    public async Task<AssistantSpoke> LastAsync(ConversationId? id = null) => (await Assistant.EventsAsync(id ?? Id)).OfType<AssistantSpoke>().Last();

    /// <summary>Everything that is wrong with what is stored, once all is at rest.</summary>
    /// <param name="ledger">Where the steps of actions are kept; null: in memory.</param>
    /// <param name="mailedElsewhere">Mails that another process has sent.</param>
    public async Task<IReadOnlyList<string>> FaultsAsync(IActionLedger? ledger = null, IReadOnlyList<Guid>? mailedElsewhere = null)
    {
        var events = new Dictionary<ConversationId, IReadOnlyList<ConversationEvent>>();
        var steps = new Dictionary<ActionId, IReadOnlyList<ActionStep>>();
        foreach (var id in _conversations)
        {
            events.Add(id, await Assistant.EventsAsync(id));
            foreach (var proposed in events[id].OfType<ActionProposed>())
            {
                steps.Add(proposed.Action, await (ledger ?? Assistant.Memory.Actions).ListStepsAsync(proposed.Action, CancellationToken.None));
            }
        }

        return HistoryJudge.Faults(
            new Aftermath(
                events, [.. Assistant.Shop.Ledger.Select(entry => entry.Key)], [.. Assistant.Mail.Handed, .. mailedElsewhere ?? []], action => steps[action]),
            _acknowledged);
    }

    public ValueTask DisposeAsync() => Assistant.DisposeAsync();

    private async Task PostAsync(string words, ActionClick? click, ConversationId? id)
    {
        var clientId = $"message-{_acknowledged.Count + 1}";
        await Assistant.PostAsync(id ?? Id, words, clientId, click);
        _acknowledged.Add((id ?? Id, clientId));
    }
}
