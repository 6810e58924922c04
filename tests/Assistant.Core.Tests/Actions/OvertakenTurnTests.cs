using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Actions.Hostile;
using Assistant.Testing.Shop;
using Assistant.Testing.Turns;

namespace Assistant.Core.Tests.Actions;

/// <summary>A turn that is held up by the shop while another one answers its message.</summary>
public sealed class OvertakenTurnTests(LarkfieldRelease live) : IClassFixture<LarkfieldRelease>
{
    private const string Order = "W10000";

    [Fact]
    public async Task Tells_how_it_ended_after_the_message_was_answered_as_being_processed()
    {
        var (arrived, replies) = (new TaskCompletionSource(), new TaskCompletionSource());
        var port = new HostileShop
        {
            Execute = async (shop, owner, command, key) =>
            {
                arrived.SetResult();
                await replies.Task;
                return await shop.ExecuteAsync(owner, command, key, default);
            },
        };
        await using var world = new HostileWorld(
            live.Release,
            (goods, clock) =>
            {
                var ada = goods.Customer("ada");
                return new ShopContents([ada], HostileGoods.Products, [goods.Order(Order, ada, OrderCase.InWindow, clock.GetUtcNow())]);
            },
            new TestParts { AroundShop = _ => port });
        var shopper = await world.OpenAsync(world.Contents.Customers[0]);
        var card = await world.TurnAsync(shopper, "Send it back.", [[new HostileCall(
            "create_return",
            new Dictionary<string, object?> { ["order"] = Order, ["items"] = Target.Json($"[{Target.Item("create_return", quantity: "1")}]") },
            "return",
            MustRefuse: false)]]);
        var held = world.ConfirmAsync(shopper, card!);
        await arrived.Task;

        await world.AnswerAsync(shopper);
        var meanwhile = await LastAsync(world, shopper);
        replies.SetResult();
        await held;
        var told = await LastAsync(world, shopper);

        Assert.Equal(ActionNoteState.Unknown, meanwhile.Action!.State);
        Assert.Equal((Speaker.System, ActionNoteState.Succeeded), (told.Speaker, told.Action!.State));
        Assert.Contains(Order, told.Text, StringComparison.Ordinal);
        Assert.Empty((await world.Assistant.StateAsync(shopper.Id)).Unanswered);
    }

    private static async Task<OutgoingMessage> LastAsync(HostileWorld world, Session shopper) =>
        (await world.Assistant.EventsAsync(shopper.Id)).OfType<ConversationEvent.AssistantSpoke>().Last().Message;
}
