using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Testing;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>
/// Four conversations, two of them of one shopper, that somebody leads at random: a hostile model, honest and dishonest clicks, jumps of the clock, orders that change
/// elsewhere, people of the shop, the worker, and parts that break. The same seed does the same.
/// </summary>
internal sealed class RandomWalk
{
    private static readonly TimeSpan[] Jumps =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(31), TimeSpan.FromHours(2), TimeSpan.FromDays(9)];

    private readonly Random _random;
    private readonly HostileWorld _world;
    private readonly HistoryChecker _checker;
    private readonly ActionWorker _worker;
    private readonly ApprovalDesk _approvals;
    private readonly List<string> _steps = [];
    private readonly int _faultPercent;
    private ImmutableArray<Session> _sessions = [];

    private RandomWalk(int seed, HostileWorld world, int faultPercent)
    {
        (_random, _world, _faultPercent) = (new Random(seed), world, faultPercent);
        _checker = new HistoryChecker(world);
        _worker = world.Assistant.Actions.Worker(world.Assistant.Memory.Actions);
        _approvals = new ApprovalDesk(world.Assistant.Memory.Actions, world.Assistant.Log, world.Keeper, world.Assistant.Pages, world.Clock);
    }

    /// <param name="faultPercent">How often a part breaks; 0 for never.</param>
    /// <param name="alter">What is wrong with the shop's port, to see whether it is noticed.</param>
    public static async Task<WalkResult> RunAsync(Release release, int seed, int steps, int faultPercent, Func<HostileShop, HostileShop>? alter = null)
    {
        var approvals = seed % 3 is 0;
        var pages = approvals ? release with { Rules = new RuleBook(release.Rules.Rules.Append(Policy.Some.Rule(RuleVocabulary.ApprovalAbove, new Money(50_00, "EUR"), name: ".test"))) } : release;
        var breaks = new Breaking(new Random(seed), faultPercent);
        await using var world = new HostileWorld(pages, Fill, new TestParts { AroundShop = _ => alter?.Invoke(breaks.Shop) ?? breaks.Shop }) { ApprovalAbove = approvals ? 50_00 : null };
        return await new RandomWalk(seed, world, faultPercent).RunAsync(seed, steps);
    }

    private async Task<WalkResult> RunAsync(int seed, int steps)
    {
        var contents = _world.Contents;
        _sessions =
        [
            await _world.OpenAsync(contents.Customers[0]), await _world.OpenAsync(contents.Customers[0]), await _world.OpenAsync(contents.Customers[1]), await _world.OpenAsync(),
        ];
        for (var step = 0; step < steps; step++)
        {
            try
            {
                await StepAsync();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return Result(seed, [$"{fault}"]);
            }

            if (await _checker.FaultsAsync() is { Count: > 0 } faults)
            {
                return Result(seed, faults);
            }
        }

        return Result(seed, await new Judge(_world, faultsHappen: true).FaultsAsync());
    }

    private WalkResult Result(int seed, IReadOnlyList<string> faults) => new(seed, _steps, _world.Keeper.Asked.Count(asked => asked.IsDone), faults);

    private static ShopContents Fill(HostileGoods goods, ManualClock clock)
    {
        Customer[] customers = [goods.Customer("ada"), goods.Customer("grace")];
        var states = Enum.GetValues<OrderCase>();
        return new ShopContents(customers, HostileGoods.Products,
        [
            .. Enumerable.Range(0, 12).Select(number => goods.Order($"W{10_000 + number}", customers[number % 2], states[number / 2 % states.Length], clock.GetUtcNow())),
        ]);
    }

    private async Task StepAsync()
    {
        var session = _sessions[_random.Next(_sessions.Length)];
        (int Weight, string Name, Func<Session, Task> Does)[] moves =
        [
            (7, "propose", ProposeAsync), (9, "do", DoAsync), (3, "wrong call", WrongAsync), (7, "confirm", ConfirmAsync), (3, "foreign click", ForeignAsync), (2, "decline", DeclineAsync),
            (2, "unseen yes", one => PostAsync(one, "yes")), (4, "clock", _ => JumpAsync()), (5, "worker", _ => _worker.WorkAsync(default)), (1, "recover", _ => _worker.RecoverAsync(default)),
            (2, "order changes elsewhere", _ => ChangeAsync()), (3, "approval", _ => ApproveAsync()), (2, "prove", ProveAsync), (2, "step-up code", StepUpAsync),
            (1, "person", PersonAsync), (1, "switch", _ => SwitchAsync()), (4, "answer", _ => AnswerAllAsync()),
        ];
        var draw = _random.Next(moves.Sum(move => move.Weight));
        var (_, name, does) = moves.First(move => (draw -= move.Weight) < 0);
        if (_random.Next(100) < _faultPercent)
        {
            (_random.Next(2) is 0 ? (Action<int>)_world.Assistant.Store.RefuseAppends : _world.Assistant.Store.LoseAnswers)(_random.Next(1, 3));
            name += " (store breaks)";
        }

        _steps.Add($"{_sessions.IndexOf(session)}: {name}");
        try
        {
            await does(session);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or ShopUnavailableException)
        {
            _steps[^1] += $" {fault.GetType().Name}";
        }

        _world.Assistant.Store.RefuseAppends(0);
        _world.Assistant.Store.LoseAnswers(0);
        _sessions.ToList().ForEach(one => one.Turns.Clear());
    }

    private Target TargetOf(Session session)
    {
        var orders = _world.Contents.Orders;
        var mine = orders.Where(order => session.Customer is { } customer ? order.Customer == customer.Id : session.HasProved(order.Number, _world.Clock.GetUtcNow())).ToList();
        var own = mine.Count > 0 && _random.Next(10) > 0 ? mine[_random.Next(mine.Count)] : orders[_random.Next(orders.Count)];
        var me = session.Customer ?? _world.Contents.Customers[0];
        var other = _world.Contents.Customers.First(customer => customer.Id != me.Id);
        var state = Enum.GetValues<OrderCase>()[orders.ToList().IndexOf(own) / 2 % 4];
        return new Target(own.Number.Value, orders.First(order => order.Customer == other.Id).Number.Value, me, other, state, session.Customer is null);
    }

    /// <summary>A shopper who wants it, and says so at once.</summary>
    private async Task DoAsync(Session session)
    {
        await ProposeAsync(session);
        await ConfirmAsync(session);
    }

    private async Task ProposeAsync(Session session)
    {
        var target = TargetOf(session);
        var calls = Target.Writes.SelectMany(tool => Mutators.DoubtfulCalls(tool, target)).ToList();
        var call = _random.Next(3) is 0 ? calls[_random.Next(calls.Count)] : target.Legal(_random.Next(8)) ?? calls[0];
        _steps[^1] += $" {call.Tool} {target.Own} ({call.Name})";
        await _world.TurnAsync(session, "Please.", [[call]]);
    }

    private async Task WrongAsync(Session session)
    {
        var tools = Target.Writes.Concat(Target.Reads).ToList();
        var calls = Mutators.WrongCalls(tools[_random.Next(tools.Count)], TargetOf(session)).ToList();
        await _world.TurnAsync(session, "Please.", [[.. Enumerable.Range(0, 4).Select(_ => calls[_random.Next(calls.Count)])]]);
    }

    private async Task ConfirmAsync(Session session)
    {
        var open = (await _world.Assistant.StateAsync(session.Id)).Actions.Where(action => action.IsOpen).ToList();
        if (open.Count > 0)
        {
            await _world.ConfirmAsync(session, open[_random.Next(open.Count)], (ConfirmedBy)_random.Next(3));
        }
    }

    private async Task ForeignAsync(Session session)
    {
        var cards = new List<string> { ActionId.New().Value, "act-" };
        foreach (var other in _sessions.Where(other => other != session))
        {
            cards.AddRange((await _world.Assistant.StateAsync(other.Id)).Actions.Select(action => action.Id.Value));
        }

        await _world.ClickAsync(session, cards[_random.Next(cards.Count)]);
    }

    private async Task DeclineAsync(Session session)
    {
        var actions = (await _world.Assistant.StateAsync(session.Id)).Actions;
        if (actions.Count > 0)
        {
            await _world.ClickAsync(session, actions[_random.Next(actions.Count)].Id.Value, "decline");
        }
    }

    private async Task PostAsync(Session session, string text)
    {
        await _world.Assistant.PostAsync(session.Id, text);
        await _world.AnswerAsync(session);
    }

    private Task JumpAsync()
    {
        var by = Jumps[_random.Next(Jumps.Length)];
        _steps[^1] += $" {by}";
        _world.Clock.Advance(by);
        return Task.CompletedTask;
    }

    private Task ChangeAsync()
    {
        var shop = _world.Assistant.Shop;
        var order = shop.Contents.Orders[_random.Next(shop.Contents.Orders.Count)];
        var after = order with { Version = order.Version + 1, Status = order.Status is OrderStatus.Paid ? OrderStatus.Packed : order.Status };
        shop.Contents = shop.Contents with { Orders = [.. shop.Contents.Orders.Select(known => known == order ? after : known)] };
        return Task.CompletedTask;
    }

    private async Task ApproveAsync()
    {
        foreach (var due in await _world.Assistant.Memory.Actions.ListWaitingForApprovalAsync(default))
        {
            var by = new Approver(_random.Next(4) is 0 ? "ada" : "Kim", IsLocal: true, "As the page says.");
            await (_random.Next(3) is 0 ? _approvals.RefuseAsync(due.Id, by, default) : _approvals.ApproveAsync(due.Id, by, default));
        }
    }

    private async Task ProveAsync(Session session)
    {
        if (session.Customer is null)
        {
            await _world.ProveAsync(session, _world.Contents.Orders[_random.Next(_world.Contents.Orders.Count)], typesCode: _random.Next(4) > 0);
        }
    }

    /// <summary>The shopper wants another mail address, and types the code that was mailed; or somebody guesses it.</summary>
    private async Task StepUpAsync(Session session)
    {
        if (session.Customer is null)
        {
            return;
        }

        var address = new Dictionary<string, object?> { ["email"] = $"{session.Customer.Id}-{_random.Next(100)}@example.net" };
        if (await _world.TurnAsync(session, "My mail address.", [[new HostileCall("update_profile", address, "mail", MustRefuse: false)]]) is not { } card)
        {
            return;
        }

        await _world.ConfirmAsync(session, card);
        var isMailed = (await _world.Assistant.StateAsync(session.Id)).FindAction(card.Id)?.StepUp is not null && _world.Assistant.Mail.Mails.Count > 0;
        await PostAsync(session, isMailed && _random.Next(3) > 0 && _world.Assistant.Mail.NewestCode is { Length: > 0 } code ? code : "123456");
    }

    private async Task PersonAsync(Session session)
    {
        var state = await _world.Assistant.StateAsync(session.Id);
        switch (state)
        {
            case { Attendant: Attendant.Assistant }:
                await _world.QueueAsync(session);
                break;
            case { Attendant: Attendant.Queued }:
                await _world.SayAsPersonAsync(session);
                break;
            default:
                await _world.GiveBackAsync(session);
                break;
        }
    }

    private Task SwitchAsync()
    {
        _world.Assistant.AreWritesOn = !_world.Assistant.AreWritesOn;
        return Task.CompletedTask;
    }

    private async Task AnswerAllAsync()
    {
        foreach (var session in _sessions)
        {
            await _world.AnswerAsync(session);
        }
    }

    /// <summary>A shop that does not answer now and then: before it did anything, or after.</summary>
    private sealed class Breaking(Random random, int percent)
    {
        public HostileShop Shop => new()
        {
            FindOrder = (shop, owner, number) => { Break(); return shop.FindOrderAsync(owner, number, default); },
            FindCustomer = (shop, customer) => { Break(); return shop.FindCustomerAsync(customer, default); },
            FindMail = (shop, owner) => { Break(); return shop.FindMailAsync(owner, default); },
            Void = (shop, key) => { Break(); return shop.VoidAsync(key, default); },
            FindReceipt = (shop, key) => { Break(); return shop.FindReceiptAsync(key, default); },
            Execute = async (shop, owner, command, key) =>
            {
                Break();
                var outcome = await shop.ExecuteAsync(owner, command, key, default);
                Break();
                return outcome;
            },
        };

        private void Break()
        {
            if (random.Next(100) < percent)
            {
                throw new ShopUnavailableException("It broke.");
            }
        }
    }
}

/// <param name="Executed">Changes of the shop.</param>
internal sealed record WalkResult(int Seed, IReadOnlyList<string> Steps, int Executed, IReadOnlyList<string> Faults)
{
    public override string ToString() => $"seed {Seed}: {string.Join("; ", Faults.Take(4))}\n  {string.Join("\n  ", Steps.TakeLast(14))}";
}
