using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Testing;
using Assistant.Testing.Web;
using Assistant.Web.Startup;
using Microsoft.Extensions.AI;
using static Assistant.Testing.ScriptedModel;

namespace Assistant.Web.Tests.Conversations;

/// <summary>A model proposes, a shopper decides, the demo shop is changed once: over Direct Line, on the shipped pages.</summary>
public sealed class ActionTests
{
    private static readonly OrderOwner Ada = new OrderOwner.OfCustomer(new CustomerId("ada"));
    private static readonly OrderNumber Delivered = OrderNumber.Parse("W1002");
    private static readonly OrderNumber Reserved = OrderNumber.Parse("W1010");

    private static object TwoItems => new { order = "W1002", items = new[] { new { line = "1" }, new { line = "2" } } };

    [Fact]
    public async Task Shows_a_card_and_registers_the_return_once_it_is_confirmed()
    {
        await using var host = await StartAsync("create_return", TwoItems);
        using var shopper = await host.ShopperAsync("ada");

        var card = await shopper.SayAsync("send the tent and the boots back");
        var before = await OrderAsync(host, Delivered);
        var done = await shopper.ClickAsync(card.ActionId);

        Assert.Equal("proposed", card.ActionState);
        Assert.Equal("create_return", card.Action.GetProperty("kind").GetString());
        Assert.NotEmpty(card.Pages);
        Assert.Empty(before.Returns);
        Assert.Equal("succeeded", done.ActionState);
        var back = Assert.Single((await OrderAsync(host, Delivered)).Returns);
        Assert.Equal(2, back.Lines.Length);
        Assert.Equal(card.Action.GetProperty("amount").GetInt64(), back.Refund!.Value.Minor);
        Assert.Contains(back.Id.Value, done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_a_second_click_without_a_second_effect()
    {
        await using var host = await StartAsync("create_return", TwoItems);
        using var shopper = await host.ShopperAsync("ada");
        var card = await shopper.SayAsync("send the tent and the boots back");

        var clicks = await Task.WhenAll(shopper.SendClickAsync(card.ActionId), shopper.SendClickAsync(card.ActionId));
        var answers = new[] { await shopper.AnswerToAsync(clicks[0]), await shopper.AnswerToAsync(clicks[1]) };

        Assert.All(answers, answer => Assert.Equal("succeeded", answer.ActionState));
        Assert.Single((await OrderAsync(host, Delivered)).Returns);
    }

    [Fact]
    public async Task Takes_a_yes_that_stands_right_below_the_only_card_and_no_other()
    {
        await using var host = await StartAsync("cancel_order", new { order = "W1010" });
        using var shopper = await host.ShopperAsync("ada");
        await shopper.SayAsync("cancel my pre-order");

        var unseen = await shopper.SayAsync("yes");
        var still = await OrderAsync(host, Reserved);
        var card = shopper.Activities.Last(activity => activity.GetProperty("channelData").TryGetProperty("action", out _));
        var declined = await shopper.ClickAsync(card.GetProperty("channelData").GetProperty("action").GetProperty("id").GetString()!, "decline");

        Assert.Equal("proposed", unseen.ActionState);
        Assert.NotEqual(OrderStatus.Cancelled, still.Status);
        Assert.Equal("declined", declined.ActionState);
    }

    [Fact]
    public async Task Cancels_on_a_yes_right_below_the_card()
    {
        await using var host = await StartAsync("cancel_order", new { order = "W1010" });
        using var shopper = await host.ShopperAsync("ada");
        await shopper.SayAsync("cancel my pre-order");

        var done = await shopper.SayBelowAsync("Yes!");

        Assert.Equal("succeeded", done.ActionState);
        Assert.Equal(OrderStatus.Cancelled, (await OrderAsync(host, Reserved)).Status);
    }

    [Fact]
    public async Task Takes_the_code_of_the_card()
    {
        await using var host = await StartAsync("cancel_order", new { order = "W1010" });
        using var shopper = await host.ShopperAsync("ada");
        var card = await shopper.SayAsync("cancel my pre-order");

        var done = await shopper.SayAsync(card.Action.GetProperty("code").GetString()!.ToLowerInvariant());

        Assert.Equal("succeeded", done.ActionState);
    }

    [Fact]
    public async Task Knows_no_card_of_another_conversation()
    {
        await using var host = await StartAsync("cancel_order", new { order = "W1010" });
        using var shopper = await host.ShopperAsync("ada");
        using var stranger = await host.ShopperAsync("grace");
        var card = await shopper.SayAsync("cancel my pre-order");

        var answer = await stranger.ClickAsync(card.ActionId);

        Assert.False(answer.Activity.GetProperty("channelData").TryGetProperty("action", out _));
        Assert.NotEqual(OrderStatus.Cancelled, (await OrderAsync(host, Reserved)).Status);
    }

    /// <summary>A host whose model calls a tool once, and says something harmless otherwise.</summary>
    private static Task<RunningHost> StartAsync(string tool, object arguments)
    {
        var isDone = false;
        return RunningHost.StartAsync(new HostParts
        {
            Brain = new ScriptedModel(Does(request =>
            {
                var calls = !isDone && request.Tools.Contains(tool);
                isDone |= calls;
                return calls
                    ? new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call-1", tool, AsArguments(arguments))])
                    : new ChatMessage(ChatRole.Assistant, "All right.");
            })),
        });
    }

    private static async Task<Order> OrderAsync(RunningHost host, OrderNumber number) =>
        await host.Host.Runtime.Shop.FindOrderAsync(Ada, number, CancellationToken.None) ?? throw new InvalidOperationException("Ada has no such order.");
}
