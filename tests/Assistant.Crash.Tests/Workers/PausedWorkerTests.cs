using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Crash.Tests.Stage;
using Assistant.Testing;
using Assistant.Testing.Conversations;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Workers;

/// <summary>
/// One process stops in the middle of an action, past its lease, and goes on after another one has taken the action up: it has nothing more
/// to say, and the shop has done it once. Each of the two has a clock of its own, since a process that is stopped sees no time pass.
/// </summary>
[Trait("goal", "R-08")]
public sealed class PausedWorkerTests : IAsyncLifetime
{
    private static readonly TimeSpan PastTheLease = TimeSpan.FromSeconds(61);

    private readonly PausingStore[] _stores = new PausingStore[1];
    private Visit _first = null!;
    private TestAssistant _second = null!;
    private PendingAction _card = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _first = await Visit.BeginAsync(new TestParts { AroundStore = inner => _stores[0] = new PausingStore(inner), Release = await Larkfield.WithApprovalAsync() });
        var memory = _first.Assistant.Memory;
        _second = new TestAssistant(
            Act.Brain(),
            store: memory,
            clock: new ManualClock(),
            parts: new TestParts { Shop = _first.Assistant.Shop, Release = await Larkfield.WithApprovalAsync() });
        _card = await _first.ProposeAsync(Act.Phone);
    }

    public async ValueTask DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_turn_that_stops_around_its_call_of_the_shop_loses_the_action_to_the_worker(bool isDone)
    {
        var pause = new Pause();
        if (isDone)
        {
            _first.Shop.After = pause.StopAsync;
        }
        else
        {
            _first.Shop.Before = pause.StopAsync;
        }

        await _first.ClickAsync(_card);
        var turn = _first.Assistant.RunTurnAsync(_first.Id);
        await pause.Reached;

        await TakeUpAsync();
        var taken = await _first.StateAsync(_card);
        pause.GoOn();
        await turn;

        Assert.IsType<ActionState.Succeeded>(taken);
        await IsDoneOnceAsync(fence: 2);
    }

    [Fact]
    public async Task A_turn_that_stops_on_its_way_to_the_disk_is_not_stored_over_what_the_worker_stored()
    {
        _stores[0].Stops = append => append.Events.Any(e => e is ActionSucceeded);
        await _first.ClickAsync(_card);
        var turn = _first.Assistant.RunTurnAsync(_first.Id);
        await _stores[0].Pause.Reached;

        await TakeUpAsync();
        _stores[0].Pause.GoOn();
        await turn;

        await IsDoneOnceAsync(fence: 2);
    }

    [Fact]
    public async Task A_turn_that_stops_before_it_begins_finds_its_card_run_out()
    {
        _stores[0].Stops = append => append.Events.Any(e => e is ActionStarted);
        await _first.ClickAsync(_card);
        var turn = _first.Assistant.RunTurnAsync(_first.Id);
        await _stores[0].Pause.Reached;

        _second.Clock.Advance(TimeSpan.FromMinutes(11));
        await _second.Worker.WorkAsync(Token);
        _stores[0].Pause.GoOn();
        await turn;

        Assert.IsType<ActionState.Expired>(await _first.StateAsync(_card));
        Assert.Equal(ActionNoteState.Expired, (await _first.LastAsync()).Message.Action!.State);
        Assert.Empty(_first.Shop.Keys);
        Assert.Empty(await _first.FaultsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_worker_that_stops_over_an_unknown_action_loses_it_to_another_one(bool isOnItsWayToTheDisk)
    {
        _first.Shop.Before = ShopDouble.Once();
        await _first.ConfirmAsync(_card);
        var pause = new Pause();
        if (isOnItsWayToTheDisk)
        {
            pause = _stores[0].Pause;
            _stores[0].Stops = append => append.Events.Any(e => e is ActionSucceeded);
        }
        else
        {
            _first.Shop.Before = pause.StopAsync;
        }

        _first.Assistant.Clock.Advance(PastTheLease);
        _second.Clock.Advance(PastTheLease);
        var work = _first.Assistant.Worker.WorkAsync(Token);
        await pause.Reached;
        await TakeUpAsync();
        pause.GoOn();
        await work;

        await IsDoneOnceAsync(fence: 3);
    }

    [Fact]
    public async Task A_worker_that_stops_over_an_approved_action_loses_it_to_another_one()
    {
        var id = await _first.OpenAsync();
        var card = await _first.ProposeAsync(Act.Return, id);
        await _first.ConfirmAsync(card, id);
        await _first.ApproveAsync(card, id);
        var pause = new Pause();
        _first.Shop.Before = pause.StopAsync;
        var work = _first.Assistant.Worker.WorkAsync(Token);
        await pause.Reached;

        await TakeUpAsync();
        pause.GoOn();
        await work;

        Assert.Equal(2, Assert.Single((await _first.Assistant.EventsAsync(id)).OfType<ActionSucceeded>()).Fence);
        Assert.Single((await _first.Assistant.EventsAsync(id)).OfType<AssistantSpoke>(), spoke => spoke.Message.Action is { State: ActionNoteState.Succeeded });
        Assert.Equal([card.Id], _first.Assistant.Shop.Ledger.Select(entry => entry.Key));
    }

    [Fact]
    public async Task A_turn_that_stops_while_it_thinks_says_nothing_where_another_one_has_answered()
    {
        _stores[0].Stops = append => append.Events.OfType<AssistantSpoke>().Any(spoke => spoke.Turn is not null);
        var talk = _first.SayAsync(Act.Look.Words);
        await _stores[0].Pause.Reached;

        await _second.RunTurnAsync(_first.Id);
        _stores[0].Pause.GoOn();
        await talk;

        Assert.Empty(await _first.FaultsAsync());
    }

    [Fact]
    public async Task A_turn_that_stops_before_it_shows_its_card_leaves_one_card()
    {
        _stores[0].Stops = append => append.Events.Any(e => e is ActionProposed);
        var id = await _first.OpenAsync();
        var talk = _first.SayAsync(Act.Cancel.Words, id);
        await _stores[0].Pause.Reached;

        await _second.RunTurnAsync(id);
        _stores[0].Pause.GoOn();
        await talk;

        Assert.True(Assert.Single((await _first.StateAsync(id)).Actions).IsOpen);
        Assert.Empty(await _first.FaultsAsync());
    }

    [Fact]
    public async Task Two_processes_that_take_up_the_same_action_at_once_do_it_once()
    {
        _first.Shop.Before = ShopDouble.Once();
        await _first.ConfirmAsync(_card);
        _first.Assistant.Clock.Advance(PastTheLease);
        _second.Clock.Advance(PastTheLease);

        await Task.WhenAll(_first.Assistant.Worker.WorkAsync(Token), _second.Worker.WorkAsync(Token));
        await _second.SendMailAsync();

        await IsDoneOnceAsync(fence: 2);
    }

    /// <summary>The second process finds that the lease has run out.</summary>
    private async Task TakeUpAsync()
    {
        _second.Clock.Advance(PastTheLease);
        await _second.Worker.WorkAsync(Token);
    }

    private async Task IsDoneOnceAsync(int fence)
    {
        await _first.Assistant.SendMailAsync();
        await _second.SendMailAsync();
        var events = await _first.Assistant.EventsAsync(_first.Id);
        Assert.Equal(fence, Assert.Single(events.OfType<ActionSucceeded>()).Fence);
        Assert.Single(events.OfType<ActionStarted>());
        Assert.Equal([_card.Id], _first.Assistant.Shop.Ledger.Select(entry => entry.Key));
        Assert.All(_first.Shop.Keys, key => Assert.Equal(_card.Id, key));
        Assert.Equal(ActionNoteState.Succeeded, (await _first.LastAsync()).Message.Action!.State);
        Assert.Empty(await _first.FaultsAsync(mailedElsewhere: _second.Mail.Handed));
    }
}
