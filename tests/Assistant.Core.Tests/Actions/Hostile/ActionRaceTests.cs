using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Shop;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>Many at once, and many one after the other.</summary>
public sealed class ActionRaceTests(LarkfieldRelease larkfield) : IClassFixture<LarkfieldRelease>
{
    private const int Many = 50;

    [Fact]
    [Trait("goal", "X-04")]
    public async Task Fifty_clicks_at_once_on_one_card_are_one_write()
    {
        await using var world = World(1);
        var shopper = await world.OpenAsync(world.Contents.Customers[0]);
        var card = await world.TurnAsync(shopper, "Send it back.", [[Return(0)]]);
        shopper.Honest.Add((card!.Id, world.Clock.GetUtcNow()));

        await Parallel.ForEachAsync(Enumerable.Range(0, Many), TestContext.Current.CancellationToken, async (number, _) =>
        {
            await world.Assistant.PostAsync(shopper.Id, "", clientId: $"tab-{number}", click: new ActionClick("confirm", card.Id.Value));
            await world.Assistant.RunTurnAsync(shopper.Id);
        });
        await AnswerAllAsync(world, shopper);

        Assert.Single(world.Keeper.Asked);
        Assert.Empty(await new Judge(world).FaultsAsync());
        Assert.Equal(Many, (await world.Assistant.FinalsAsync(shopper.Id)).Count(final => final.Message.Action is { State: ActionNoteState.Succeeded or ActionNoteState.Unknown }));
    }

    [Fact]
    [Trait("goal", "X-04")]
    public async Task Fifty_conversations_that_send_the_same_unit_back_are_one_write()
    {
        await using var world = World(1);
        var cards = new List<(Session Shopper, PendingAction Card)>();
        for (var tab = 0; tab < Many; tab++)
        {
            var shopper = await world.OpenAsync(world.Contents.Customers[0]);
            cards.Add((shopper, (await world.TurnAsync(shopper, "Send them all back.", [[Return(0, quantity: 3)]]))!));
        }

        foreach (var (shopper, card) in cards)
        {
            shopper.Honest.Add((card.Id, world.Clock.GetUtcNow()));
        }

        await Parallel.ForEachAsync(cards, TestContext.Current.CancellationToken, async (one, _) =>
        {
            await world.Assistant.PostAsync(one.Shopper.Id, "", click: new ActionClick("confirm", one.Card.Id.Value));
            await world.Assistant.RunTurnAsync(one.Shopper.Id);
        });

        Assert.Single(world.Keeper.Asked, asked => asked.IsDone);
        Assert.Equal(3, world.Assistant.Shop.Contents.Orders[0].Returns.Where(back => back.Lines[0].Line == HostileGoods.Shirts).Sum(back => back.Lines[0].Quantity));
        var ends = await Task.WhenAll(cards.Select(async one => (await world.Assistant.StateAsync(one.Shopper.Id)).FindAction(one.Card.Id)!.State));
        Assert.Single(ends, state => state is ActionState.Succeeded);
        Assert.All(ends.Where(state => state is not ActionState.Succeeded), state => Assert.True(state is ActionState.Withdrawn or ActionState.Rejected, $"{state}"));
    }

    [Fact]
    [Trait("goal", "X-04")]
    public async Task Fifty_equal_calls_in_one_conversation_are_one_card_at_a_time()
    {
        await using var world = World(1);
        var shopper = await world.OpenAsync(world.Contents.Customers[0]);
        world.Brain.Plan(Enumerable.Repeat<Func<Task<Microsoft.Extensions.AI.ChatMessage>>>(() => Task.FromResult(world.Brain.Calls(Return(0))), Many));

        await Parallel.ForEachAsync(Enumerable.Range(0, Many), TestContext.Current.CancellationToken, async (number, _) =>
        {
            await world.Assistant.PostAsync(shopper.Id, $"Send it back {number}.");
            await world.Assistant.RunTurnAsync(shopper.Id);
        });
        await AnswerAllAsync(world, shopper);

        var state = await world.Assistant.StateAsync(shopper.Id);
        Assert.True(state.Actions.Count(action => action.IsOpen) <= 1);
        Assert.InRange(state.Actions.Count, 1, world.Assistant.Limits.ActionsProposedPerHour);
        Assert.Empty(world.Keeper.Asked);
    }

    [Fact]
    [Trait("goal", "R-08")]
    public async Task Whoever_slept_past_the_lease_has_nothing_more_to_say()
    {
        var (arrived, replies) = (new TaskCompletionSource(), new TaskCompletionSource());
        var port = new HostileShop
        {
            Execute = async (shop, owner, command, key) =>
            {
                var outcome = await shop.ExecuteAsync(owner, command, key, default);
                arrived.SetResult();
                await replies.Task;
                return outcome;
            },
        };
        await using var world = World(1, new TestParts { AroundShop = _ => port }, HostileWorld.Lenient with { ShopWrite = TimeSpan.FromHours(1), Turn = TimeSpan.FromHours(1) });
        var shopper = await world.OpenAsync(world.Contents.Customers[0]);
        var card = await world.TurnAsync(shopper, "Send it back.", [[Return(0)]]);

        var sleeper = world.ConfirmAsync(shopper, card!);
        await arrived.Task;
        world.Clock.Advance(world.Assistant.Limits.ActionLease + TimeSpan.FromSeconds(1));
        await world.Assistant.Actions.Worker(world.Assistant.Memory.Actions).WorkAsync(TestContext.Current.CancellationToken);
        replies.SetResult();
        await sleeper;

        var ends = (await world.Assistant.EventsAsync(shopper.Id)).OfType<OfAction>().Where(e => e is ActionSucceeded or ActionUnknown or ActionRejected).ToList();
        Assert.Equal(2, Assert.IsType<ActionSucceeded>(Assert.Single(ends)).Fence);
        Assert.Single(world.Keeper.Asked);
        Assert.Equal(ActionNoteState.Succeeded, (await world.Assistant.FinalsAsync(shopper.Id))[^1].Message.Action!.State);
        Assert.Empty(await new Judge(world).FaultsAsync());
    }

    [Fact]
    [Trait("goal", "X-05")]
    public async Task A_model_that_shows_card_after_card_is_stopped_at_three_and_a_person_called()
    {
        await using var world = World(100);
        var shopper = await world.OpenAsync(world.Contents.Customers[0]);
        for (var order = 0; order < 100; order++)
        {
            await world.TurnAsync(shopper, "And?", [[Return(order)]]);
        }

        var state = await world.Assistant.StateAsync(shopper.Id);
        Assert.Equal(3, state.Actions.Count);
        Assert.Equal(Attendant.Queued, state.Attendant);
        Assert.Equal(HandoffReason.LimitReached, (await world.Assistant.EventsAsync(shopper.Id)).OfType<HandoffQueued>().Single().Packet.Reason);
        Assert.Empty(await new Judge(world).FaultsAsync());
    }

    [Fact]
    [Trait("goal", "X-05")]
    public async Task A_model_that_replaces_card_after_card_is_stopped_at_ten_an_hour()
    {
        await using var world = World(1);
        var shopper = await world.OpenAsync(world.Contents.Customers[0]);
        for (var turn = 0; turn < 100; turn++)
        {
            await world.TurnAsync(shopper, "And?", [[Return(0)]]);
        }

        var hour = await world.Assistant.StateAsync(shopper.Id);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.TurnAsync(shopper, "And now?", [[Return(0)]]);

        Assert.Equal(10, hour.Actions.Count);
        Assert.Single(hour.Actions, action => action.IsOpen);
        Assert.Equal(Attendant.Queued, hour.Attendant);
        Assert.Equal(11, (await world.Assistant.StateAsync(shopper.Id)).Actions.Count);
        Assert.Empty(await new Judge(world).FaultsAsync());
    }

    private static string Number(int order) => $"W{10_000 + order}";

    private static HostileCall Return(int order, int quantity = 1) => new(
        "create_return",
        new Dictionary<string, object?> { ["order"] = Number(order), ["items"] = Target.Json($"[{Target.Item("create_return", quantity: $"{quantity}")}]") },
        "return", MustRefuse: false);

    private static async Task AnswerAllAsync(HostileWorld world, Session shopper)
    {
        while (!(await world.Assistant.StateAsync(shopper.Id)).Unanswered.IsEmpty)
        {
            await world.AnswerAsync(shopper);
        }
    }

    private HostileWorld World(int orders, TestParts? parts = null, Limits? limits = null) => new(larkfield.Release, (goods, clock) =>
    {
        var ada = goods.Customer("ada");
        return new ShopContents([ada], HostileGoods.Products, [.. Enumerable.Range(0, orders).Select(order => goods.Order(Number(order), ada, OrderCase.InWindow, clock.GetUtcNow()))]);
    }, parts, limits);
}
