using System.Collections.Concurrent;
using Assistant.Core.Actions;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Actions.Hostile;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;

namespace Assistant.Core.Tests.Actions;

/// <summary>Several actions are taken up at once, and never two that touch each other.</summary>
public sealed class ActionWorkerTests(LarkfieldRelease live) : IClassFixture<LarkfieldRelease>
{
    private const int Orders = 8;
    private static readonly TimeSpan PastTheLease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shop_that_hangs_with_one_order_holds_up_no_other()
    {
        var port = new SlowReceipts();
        await using var world = World(port);
        var cards = await LoseRepliesAsync(world, Orders);
        port.Hangs = cards[0].Card.Id;

        var work = world.Assistant.Worker.WorkAsync(Cancellation);

        await EndedAsync(world, cards.Skip(1));
        Assert.False(work.IsCompleted);
        port.Answer();
        await work.WaitAsync(Patience, Cancellation);
        await EndedAsync(world, cards);
    }

    [Fact]
    public async Task The_next_look_does_not_wait_for_what_hangs()
    {
        var port = new SlowReceipts();
        await using var world = World(port);
        var first = await LoseRepliesAsync(world, 1);
        port.Hangs = first[0].Card.Id;
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = world.Assistant.Worker.RunAsync(stopping.Token);
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await port.Hung.WaitAsync(Patience, Cancellation);

        var later = await LoseRepliesAsync(world, 1, from: 1);
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        await EndedAsync(world, later);
        Assert.IsNotType<ActionState.Succeeded>((await world.Assistant.StateAsync(first[0].Session.Id)).FindAction(first[0].Card.Id)!.State);
        port.Answer();
        await stopping.CancelAsync();
        await running.WaitAsync(Patience, Cancellation);
    }

    [Fact]
    public async Task No_more_are_worked_on_at_once_than_the_limit_says()
    {
        var port = new SlowReceipts { HangsAlways = true };
        await using var world = World(port, HostileWorld.Lenient with { ConcurrentActions = 3 });
        var cards = await LoseRepliesAsync(world, Orders);

        var work = world.Assistant.Worker.WorkAsync(Cancellation);
        var most = port.AtOnce;
        port.Answer();
        await work.WaitAsync(Patience, Cancellation);

        Assert.Equal((3, 3), (most, port.Most));
        await EndedAsync(world, cards);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_of_one_conversation_or_of_one_order_wait_for_each_other(bool isSameConversation)
    {
        var port = new SlowReceipts();
        await using var world = World(port);
        var cards = isSameConversation ? await LoseRepliesAsync(world, 3, ofOneConversation: true) : await LoseRepliesAsync(world, 3, ofOneOrder: true);
        port.HangsAlways = true;

        var work = world.Assistant.Worker.WorkAsync(Cancellation);
        var most = port.AtOnce;
        port.Answer();
        await work.WaitAsync(Patience, Cancellation);

        Assert.Equal((1, 1), (most, port.Most));
        await EndedAsync(world, cards);
    }

    [Fact]
    public async Task What_is_in_hand_is_not_taken_up_twice()
    {
        var port = new SlowReceipts { HangsAlways = true };
        await using var world = World(port);
        var cards = await LoseRepliesAsync(world, 2);

        Task[] looks = [.. Enumerable.Range(0, 10).Select(_ => world.Assistant.Worker.WorkAsync(Cancellation))];
        port.Answer();
        await Task.WhenAll(looks).WaitAsync(Patience, Cancellation);

        Assert.Equal(2, port.Asked.Count);
        Assert.Equal(2, port.Asked.Distinct().Count());
        await EndedAsync(world, cards);
    }

    /// <summary>Ends once all of them have succeeded.</summary>
    private static async Task EndedAsync(HostileWorld world, IEnumerable<(Session Session, PendingAction Card)> cards)
    {
        foreach (var (session, card) in cards)
        {
            await world.Assistant.BecomesAsync(session.Id, conversation => conversation.FindAction(card.Id)!.State is ActionState.Succeeded);
        }
    }

    /// <summary>Changes that are done and whose replies are lost, past their leases.</summary>
    private static async Task<List<(Session Session, PendingAction Card)>> LoseRepliesAsync(
        HostileWorld world, int count, int from = 0, bool ofOneConversation = false, bool ofOneOrder = false)
    {
        var cards = new List<(Session, PendingAction)>();
        var one = ofOneConversation ? await world.OpenAsync(world.Contents.Customers[0]) : null;
        for (var number = 0; number < count; number++)
        {
            var session = one ?? await world.OpenAsync(world.Contents.Customers[0]);
            var card = await world.TurnAsync(session, "Send it back.", [[new HostileCall(
                "create_return",
                new Dictionary<string, object?> { ["order"] = Number(ofOneOrder ? 0 : from + number), ["items"] = Target.Json($"[{Target.Item("create_return", quantity: "1")}]") },
                "return",
                MustRefuse: false)]]) ?? throw new InvalidOperationException("No card was shown.");
            world.Assistant.Shop.LosesNextReply = true;
            await world.ConfirmAsync(session, card);
            cards.Add((session, card));
        }

        world.Clock.Advance(PastTheLease);
        return cards;
    }

    private static string Number(int order) => $"W{10_000 + order}";

    private HostileWorld World(SlowReceipts port, Limits? limits = null) => new(
        live.Release,
        (goods, clock) =>
        {
            var ada = goods.Customer("ada");
            return new ShopContents([ada], HostileGoods.Products, [.. Enumerable.Range(0, Orders).Select(order => goods.Order(Number(order), ada, OrderCase.InWindow, clock.GetUtcNow()))]);
        },
        new TestParts { AroundShop = _ => port.Shop },
        // What hangs here hangs as long as the test wants.
        (limits ?? HostileWorld.Lenient) with { ShopWrite = TimeSpan.FromHours(1), ActionLease = TimeSpan.FromSeconds(20) });

    /// <summary>A shop that takes its time to say what became of something.</summary>
    private sealed class SlowReceipts
    {
        private readonly TaskCompletionSource _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _hung = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _atOnce;
        private int _most;

        public ActionId? Hangs { get; set; }

        public bool HangsAlways { get; set; }

        public ConcurrentQueue<ActionId> Asked { get; } = [];

        /// <summary>Calls that hang now.</summary>
        public int AtOnce => Volatile.Read(ref _atOnce);

        public int Most => Volatile.Read(ref _most);

        public Task Hung => _hung.Task;

        public HostileShop Shop => new()
        {
            FindReceipt = async (shop, key) =>
            {
                Asked.Enqueue(key);
                var now = Interlocked.Increment(ref _atOnce);
                _most = Math.Max(_most, now);
                if (HangsAlways || key == Hangs)
                {
                    _hung.TrySetResult();
                    await _answers.Task;
                }

                Interlocked.Decrement(ref _atOnce);
                return await shop.FindReceiptAsync(key, default);
            },
        };

        public void Answer() => _answers.SetResult();
    }
}
