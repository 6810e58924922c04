using System.Globalization;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Actions.Hostile;
using Assistant.Testing.Conversations;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;

namespace Assistant.Core.Tests.Actions.Interleaving;

/// <summary>
/// Two processes on the same data and the same shop, and a shopper who has the same return on a card in two conversations. Everybody moves at
/// once, one step at a time; afterwards the data comes to rest under a third process, as after a start.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string Order = "W10000";
    private const int Rounds = 4;
    private const int Looks = 3;
    private static readonly Approver Kim = new("Kim", IsLocal: true, "As the page says.");
    private static readonly TimeSpan PastEveryLease = TimeSpan.FromSeconds(61);
    private static readonly HostileCall Return = new(
        "create_return",
        new Dictionary<string, object?> { ["order"] = Order, ["items"] = Target.Json($"[{Target.Item("create_return", quantity: "3")}]") },
        "return",
        MustRefuse: false);

    private readonly StepScheduler _scheduler = new();
    private readonly Scenario _scenario;
    private readonly GatedPorts _ports;
    private readonly HostileWorld _world;
    private readonly TestAssistant[] _processes;
    private readonly HistoryChecker _history;
    private readonly StepChecker _steps;
    private readonly List<(ConversationId Conversation, string ClientId)> _acknowledged = [];
    private Session[] _sessions = [];
    private int _messages;
    private int _choices;

    private Stage(Release release, Scenario scenario)
    {
        _scenario = scenario;
        var pages = scenario.NeedsApproval
            ? release with { Rules = new RuleBook(release.Rules.Rules.Append(Policy.Some.Rule(RuleVocabulary.ApprovalAbove, new Money(1, "EUR"), name: ".test"))) }
            : release;
        var clock = new Lazy<TimeProvider>(() => _world!.Clock);
        _ports = new GatedPorts(_scheduler, () => clock.Value.GetUtcNow(), HostileWorld.Lenient.UnknownAction);
        _world = new HostileWorld(
            pages,
            (goods, time) =>
            {
                var ada = goods.Customer("ada");
                return new ShopContents([ada], HostileGoods.Products, [goods.Order(Order, ada, OrderCase.InWindow, time.GetUtcNow())]);
            },
            new TestParts { IsAudited = true, AroundShop = _ => _ports.Shop, AroundStore = _ports.Around, AroundLedger = _ports.Around })
        { ApprovalAbove = scenario.NeedsApproval ? 1 : null };
        _processes = [_world.Assistant, Process(pages), Process(pages)];
        _history = new HistoryChecker(_world);
        _steps = new StepChecker(_ports);
    }

    private TestAssistant Restarted => _processes[^1];

    private InMemoryConversationStore Memory => _world.Assistant.Memory;

    /// <param name="without">Leaves a check of the storage out, once all is prepared.</param>
    public static async Task<Played> PlayAsync(Release release, Scenario scenario, Action<InMemoryConversationStore>? without = null)
    {
        await using var stage = new Stage(release, scenario);
        await stage.PrepareAsync();
        return stage.Play(without);
    }

    public async ValueTask DisposeAsync()
    {
        await _processes[1].DisposeAsync();
        await _processes[2].DisposeAsync();
        await _world.DisposeAsync();
    }

    private Played Play(Action<InMemoryConversationStore>? without)
    {
        without?.Invoke(Memory);
        var participants = _scenario.Moves.Select((move, number) => (string.Create(CultureInfo.InvariantCulture, $"{number} {move}"), (Func<Task>)(() => MoveAsync(move))));
        var faults = _scheduler.Play(participants, Choose, () => _world.Clock.Advance(PastEveryLease), Look);
        if (faults.Count is 0)
        {
            faults = _scheduler.Do(RestAsync);
        }

        return new Played(_scenario, faults, _scheduler.Trace, _scheduler.WasLeft, _world.Keeper.Asked.Count(asked => asked.IsDone), _steps.TakenOver);
    }

    private int Choose(int waiting) => _choices >= _scenario.Schedule.Length ? 0
        : _scenario.Schedule[_choices++] is var choice && choice is Scenario.Newest ? waiting - 1
        : choice % waiting;

    private IReadOnlyList<string> Look() => _scheduler.Do(async () =>
    {
        try
        {
            return (IReadOnlyList<string>)[.. await _history.FaultsAsync(), .. _steps.Faults()];
        }
        catch (InvalidDataException fault)
        {
            return [.. _steps.Faults(), $"state: {fault.Message}"];
        }
    });

    private async Task PrepareAsync()
    {
        var ada = _world.Contents.Customers[0];
        _sessions = [await _world.OpenAsync(ada), await _world.OpenAsync(ada)];
        foreach (var session in _sessions)
        {
            _ = await _world.TurnAsync(session, "Send them back.", [[Return]]) ?? throw new InvalidOperationException("No card was shown.");
        }
    }

    private Task MoveAsync(Move move)
    {
        var (session, process) = (_sessions[move.Conversation], _processes[move.Process]);
        return move.Kind switch
        {
            MoveKind.Confirm => ClickAsync(session, process, "confirm"),
            MoveKind.Decline => ClickAsync(session, process, "decline"),
            MoveKind.Answer => AnswerAsync(session, process),
            MoveKind.Say => SayAsync(session, process, new ShopperMessage("And?", NewClientId(), Click: null, SeenActivityId: null)),
            MoveKind.Resend => ResendAsync(session, process),
            MoveKind.Work => WorkAsync(process),
            MoveKind.Approve => DecideAsync(process, isYes: true),
            MoveKind.Refuse => DecideAsync(process, isYes: false),
            MoveKind.Settle => SettleAsync(process),
            MoveKind.End => EndAsync(session),
            MoveKind.LoseReply => Now(() => _world.Assistant.Shop.LosesNextReply = true),
            MoveKind.ShopDown => Now(() => _world.Assistant.Shop.IsDown = true),
            MoveKind.ShopUp => Now(() => _world.Assistant.Shop.IsDown = false),
            MoveKind.OrderChanges => Now(ChangeOrder),
            MoveKind.PassOneSecond => Now(() => _world.Clock.Advance(TimeSpan.FromSeconds(1))),
            MoveKind.PassTheCall => Now(() => _world.Clock.Advance(_world.Assistant.Limits.ShopWrite)),
            MoveKind.PassTheLease => Now(() => _world.Clock.Advance(_world.Assistant.Limits.ActionLease)),
            MoveKind.PassTheCard => Now(() => _world.Clock.Advance(_world.Assistant.Limits.ActionLifetime)),
            MoveKind.PassTheHour => Now(() => _world.Clock.Advance(_world.Assistant.Limits.UnknownAction)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task ClickAsync(Session session, TestAssistant process, string decision)
    {
        var card = (await process.StateAsync(session.Id)).Actions[^1];
        if (decision is "confirm")
        {
            session.Honest.Add((card.Id, _world.Clock.GetUtcNow()));
        }

        await SayAsync(session, process, new ShopperMessage("", NewClientId(), new ActionClick(decision, card.Id.Value), SeenActivityId: null));
    }

    private Task ResendAsync(Session session, TestAssistant process) => _acknowledged.FindLast(one => one.Conversation == session.Id) is { ClientId: { } known }
        ? SayAsync(session, process, new ShopperMessage("Again?", known, Click: null, SeenActivityId: null))
        : Task.CompletedTask;

    private async Task SayAsync(Session session, TestAssistant process, ShopperMessage message)
    {
        if (await process.Intake.AcceptAsync(session.Id, message, default) is IntakeResult.Accepted)
        {
            _acknowledged.Add((session.Id, message.ClientId!));
        }

        await AnswerAsync(session, process);
    }

    private static async Task AnswerAsync(Session session, TestAssistant process)
    {
        // Not collected into a list: that would go on elsewhere.
        await foreach (var _ in process.Pipeline.RunAsync(session.Id, default))
        {
        }
    }

    /// <summary>A worker looks again and again.</summary>
    private static async Task WorkAsync(TestAssistant process)
    {
        for (var look = 0; look < Looks; look++)
        {
            await process.Worker.WorkAsync(default);
        }
    }

    private async Task DecideAsync(TestAssistant process, bool isYes)
    {
        var ledger = _ports.Around(Memory.Actions);
        var desk = new ApprovalDesk(ledger, process.Log, _world.Keeper, process.Pages, _world.Clock);
        foreach (var due in await ledger.ListWaitingForApprovalAsync(default))
        {
            try
            {
                await (isYes ? desk.ApproveAsync(due.Id, Kim, default) : desk.RefuseAsync(due.Id, Kim, default));
            }
            catch (ShopUnavailableException)
            {
                // Whether Kim is the shopper cannot be told now: it waits.
            }
        }
    }

    /// <summary>As the shop's ledger says, where it says anything.</summary>
    private async Task SettleAsync(TestAssistant process)
    {
        var desk = process.Actions.Settlements(Memory.Actions);
        foreach (var session in _sessions)
        {
            foreach (var action in (await process.StateAsync(session.Id)).Actions.Where(action => action.State is ActionState.Escalated))
            {
                if (await desk.LookAsync(action.Id, default) is { Shop.Says: not LedgerSays.Nothing and var says })
                {
                    await desk.SettleAsync(action.Id, says is LedgerSays.Done, Kim, default);
                }
            }
        }
    }

    private async Task EndAsync(Session session)
    {
        await _world.EndAsync(session);
        if (_scenario.NeedsApproval)
        {
            // What was confirmed before still waits for a person, and is carried out when they approve it.
            session.Closed.Clear();
        }
    }

    private void ChangeOrder()
    {
        var shop = _world.Assistant.Shop;
        shop.Contents = shop.Contents with { Orders = [.. shop.Contents.Orders.Select(order => order with { Version = order.Version + 1 })] };
    }

    /// <summary>Everybody is gone; what is left is taken up by a process that has just been started, until nothing is.</summary>
    private async Task<IReadOnlyList<string>> RestAsync()
    {
        (_world.Assistant.Shop.IsDown, _world.Assistant.Shop.LosesNextReply) = (false, false);
        for (var round = 0; round < Rounds; round++)
        {
            _world.Clock.Advance(round is Rounds - 2 ? _world.Assistant.Limits.ActionLifetime : PastEveryLease);
            foreach (var session in _sessions)
            {
                await AnswerAllAsync(session);
            }

            await DecideAsync(Restarted, isYes: true);
            await Restarted.Worker.WorkAsync(default);
            await SettleAsync(Restarted);
        }

        var rest = new RestChecker(_world, _ports, [.. _sessions.Select(session => session.Id)], _acknowledged);
        return [.. Look(), .. await rest.FaultsAsync(), .. await new Judge(_world, faultsHappen: true).FaultsAsync()];
    }

    private async Task AnswerAllAsync(Session session)
    {
        for (var turn = 0; turn < _messages + 1 && await Restarted.StateAsync(session.Id) is { Unanswered.IsEmpty: false, HasEnded: false }; turn++)
        {
            await AnswerAsync(session, Restarted);
        }
    }

    private string NewClientId() => string.Create(CultureInfo.InvariantCulture, $"message-{_messages++}");

    private TestAssistant Process(Release pages) => new(_world.Brain, HostileWorld.Lenient, Memory, _world.Clock, new TestParts
    {
        IsAudited = true,
        Shop = _world.Assistant.Shop,
        Release = pages,
        Zone = Policy.LarkfieldRules.Zone,
        AroundShop = _ => _ports.Shop.Before(_world.Keeper),
        AroundStore = _ports.Around,
        AroundLedger = _ports.Around,
    });

    private static Task Now(Action does)
    {
        does();
        return Task.CompletedTask;
    }
}

/// <param name="WasLeft">Somebody went on out of the scheduler's sight.</param>
/// <param name="Executed">Changes of the shop.</param>
/// <param name="TakenOver">How often somebody took up what another one had begun.</param>
internal sealed record Played(Scenario Scenario, IReadOnlyList<string> Faults, IReadOnlyList<string> Trace, bool WasLeft, int Executed, int TakenOver)
{
    public override string ToString() => $"{string.Join("; ", Faults.Take(4))}\n{Scenario}\n  {string.Join("\n  ", Trace)}";
}
