using Assistant.Browser.Tests.Browsing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assistant.Browser.Tests;

/// <summary>axe finds nothing serious on any page, in any state of the widget, in either colour scheme.</summary>
public sealed class AccessibilityTests(Storefront shop)
{
    [Theory]
    [InlineData("/", ColorScheme.Light)]
    [InlineData("/", ColorScheme.Dark)]
    [InlineData("/?as=ada", ColorScheme.Light)]
    [InlineData("/?category=Camping", ColorScheme.Light)]
    [InlineData("/products/bastion-2", ColorScheme.Light)]
    [InlineData("/products/bastion-2", ColorScheme.Dark)]
    [InlineData("/policies", ColorScheme.Light)]
    [InlineData("/policies", ColorScheme.Dark)]
    [InlineData("/policies/returns", ColorScheme.Light)]
    [InlineData("/policies/returns", ColorScheme.Dark)]
    [InlineData("/demo/mailbox", ColorScheme.Light)]
    [InlineData("/demo/mailbox", ColorScheme.Dark)]
    public async Task Pages(string path, ColorScheme colours)
    {
        await using var visitor = await shop.VisitAsync(path, Desk(colours));
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await AssertSoundAsync(visitor);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 375)]
    [InlineData(ColorScheme.Dark, 375)]
    public async Task Every_kind_of_answer(ColorScheme colours, int width)
    {
        await using var visitor = await shop.VisitAsync("/?as=ada", Desk(colours, width));
        await visitor.Chat.OpenAsync();
        await AssertSoundAsync(visitor);
        await visitor.Chat.SayAsync("Where is my order W1001?");
        await visitor.Chat.SayAsync("I'm looking for a tent");
        await AssertSoundAsync(visitor);
        await visitor.Chat.AnswerToAsync(() => visitor.Chat.TalkToPerson.ClickAsync());
        var cited = await visitor.Chat.SayAsync("How long is the warranty on a tent?");
        await AssertSoundAsync(visitor);
        await cited.Locator(".marker").First.ClickAsync();
        await visitor.Chat.SettledAsync();

        await AssertSoundAsync(visitor);
    }

    [Fact]
    public async Task What_can_be_pressed_is_at_least_24_pixels_wide_and_high()
    {
        await using var visitor = await shop.VisitAsync("/?as=ada");
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("Where is my order W1001?");
        await visitor.Chat.SayAsync("I'm looking for a tent");
        await visitor.Chat.SayAsync("How long is the warranty on a tent?");

        var small = await visitor.Chat.Panel.Locator("button:visible, a:visible").EvaluateAllAsync<string[]>(
            """
            (all) => all
              .map((each) => ({ each, box: each.getBoundingClientRect() }))
              .filter(({ box }) => box.width < 24 || box.height < 24)
              .map(({ each, box }) => `${each.className} ${box.width} x ${box.height}`)
            """);

        Assert.Empty(small);
    }

    private static BrowserNewContextOptions Desk(ColorScheme colours, int width = 1280) => new()
    {
        ViewportSize = new() { Width = width, Height = 800 }, ColorScheme = colours,
    };

    private static async Task AssertSoundAsync(Visitor visitor)
    {
        var result = await visitor.Page.RunAxe();

        Assert.Empty(result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Target))}"));
    }
}
