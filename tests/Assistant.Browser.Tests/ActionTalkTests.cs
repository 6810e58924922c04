using System.Text.RegularExpressions;
using Assistant.Browser.Tests.Browsing;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Testing.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>Changes of orders as shoppers talk them through with the built-in brain, up to the shop's own record. Each test has a shop of its own.</summary>
public sealed partial class ActionTalkTests(Storefront shop)
{
    private static readonly OrderOwner Ada = new OrderOwner.OfCustomer(new CustomerId("ada"));

    [GeneratedRegex(@"LBL-\w{4}-\w{4}", RegexOptions.NonBacktracking)]
    private static partial Regex Label { get; }

    [Fact]
    public async Task A_return_is_changed_once_confirmed_after_a_reload_and_registered_once()
    {
        await using var host = await RunningHost.StartAsync();
        await using var visitor = await EnterAsync(host);
        await visitor.Chat.SayAsync("I'd like to send back the tent and the boots from W1002");
        await Expect(Cards(visitor)).ToHaveCountAsync(1);
        await visitor.Chat.SayAsync("actually only the boots");
        await Expect(Cards(visitor)).ToHaveCountAsync(2);
        await Expect(Cards(visitor).First.Locator(".state")).ToHaveTextAsync("Withdrawn");
        await Expect(Cards(visitor).Last.Locator(".items li")).ToHaveCountAsync(1);

        await visitor.Page.ReloadAsync();
        await Expect(Confirm(visitor)).ToBeVisibleAsync();
        var done = await visitor.Chat.AnswerToAsync(() => Confirm(visitor).DblClickAsync());

        await Expect(Cards(visitor).Last.Locator(".state")).ToHaveTextAsync("Done");
        Assert.Matches(Label, await done.InnerTextAsync());
        Assert.NotEmpty(await ChatWindow.SourcesAsync(done));
        var back = Assert.Single((await OrderAsync(host, "W1002")).Returns);
        Assert.Single(back.Lines);

        var again = await visitor.Chat.SayAsync("return the boots of W1002");
        await Expect(again).ToContainTextAsync("already on its way back");
        Assert.Single((await OrderAsync(host, "W1002")).Returns);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Two_tabs_that_confirm_at_once_cancel_once()
    {
        await using var host = await RunningHost.StartAsync();
        await using var visitor = await EnterAsync(host);
        await visitor.Chat.SayAsync("cancel my order W1010");
        var second = await visitor.OpenTabAsync("/?as=ada");
        var there = new ChatWindow(second);
        await Expect(there.Log.Locator(".card.action")).ToHaveCountAsync(1);

        // Pressed as they are: the button of the tab that comes second may be gone before a mouse could reach it.
        var (one, two) = (await Confirm(visitor).ElementHandleAsync(), await there.Log.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ElementHandleAsync());
        await Task.WhenAll(one.EvaluateAsync("button => button.click()"), two.EvaluateAsync("button => button.click()"));

        await Expect(Cards(visitor).Last.Locator(".state")).ToHaveTextAsync("Done");
        await Expect(there.Log.Locator(".card.action .state")).ToHaveTextAsync("Done");
        var order = await OrderAsync(host, "W1010");
        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.Single(order.Payments);
    }

    [Theory]
    [InlineData("cancel W1001 please", "W1001")]
    [InlineData("please return the down jacket from W1003", "W1003")]
    public async Task What_is_too_late_is_refused_with_the_page_that_says_so(string words, string order)
    {
        await using var host = await RunningHost.StartAsync();
        await using var visitor = await EnterAsync(host);
        var before = await OrderAsync(host, order);

        var answer = await visitor.Chat.SayAsync(words);

        await Expect(Cards(visitor)).ToHaveCountAsync(0);
        Assert.NotEmpty(await ChatWindow.SourcesAsync(answer));
        Assert.Equal(before.Version, (await OrderAsync(host, order)).Version);
    }

    [Fact]
    public async Task The_order_of_somebody_else_is_not_there()
    {
        await using var host = await RunningHost.StartAsync();
        await using var visitor = await EnterAsync(host);

        var answer = await visitor.Chat.SayAsync("cancel order W1005");

        await Expect(Cards(visitor)).ToHaveCountAsync(0);
        await Expect(answer).Not.ToContainTextAsync("SEK");
    }

    private async Task<Visitor> EnterAsync(RunningHost host)
    {
        Chromium.Require();
        var visitor = await shop.Chromium.VisitAsync(new Uri(host.Address, "/?as=ada"), profile: null);
        await visitor.Chat.OpenAsync();
        return visitor;
    }

    private static ILocator Cards(Visitor visitor) => visitor.Chat.Log.Locator(".card.action");

    private static ILocator Confirm(Visitor visitor) => Cards(visitor).Last.GetByRole(AriaRole.Button, new() { Name = "Confirm" });

    private static async Task<Order> OrderAsync(RunningHost host, string number) =>
        await host.Host.Runtime.Shop.FindOrderAsync(Ada, OrderNumber.Parse(number), CancellationToken.None) ?? throw new InvalidOperationException("Ada has no such order.");
}
