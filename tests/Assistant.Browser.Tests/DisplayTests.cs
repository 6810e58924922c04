using Assistant.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>Small screens, large letters, right-to-left, little motion: the same conversation fits all of them.</summary>
public sealed class DisplayTests(Storefront shop)
{
    /// <summary>A zoom of 200 % halves the pixels that a page has.</summary>
    private static readonly ViewportSize Zoomed = new() { Width = 640, Height = 400 };

    [Theory]
    [InlineData("/")]
    [InlineData("/?category=Home")]
    [InlineData("/products/bastion-2")]
    [InlineData("/policies")]
    [InlineData("/policies/returns")]
    [InlineData("/policies/shipping")]
    [InlineData("/demo/mailbox")]
    public async Task No_page_scrolls_sideways_on_a_phone(string path)
    {
        await using var visitor = await shop.VisitAsync(path, new() { ViewportSize = new() { Width = 375, Height = 740 } });
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.True(await FitsAsync(visitor.Page), await WidestAsync(visitor.Page));
    }

    [Fact]
    public async Task On_a_phone_the_panel_fills_the_screen()
    {
        await using var visitor = await shop.VisitAsync("/", new() { ViewportSize = new() { Width = 375, Height = 740 }, HasTouch = true });
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("I'm looking for a tent");

        var panel = await visitor.Chat.Panel.BoundingBoxAsync();

        Assert.Equal((0, 0, 375, 740), ((int)panel!.X, (int)panel.Y, (int)panel.Width, (int)panel.Height));
        await Expect(visitor.Chat.Composer).ToBeInViewportAsync();
        await Expect(visitor.Chat.Launcher).ToBeHiddenAsync();
        Assert.True(await FitsAsync(visitor.Page));
    }

    [Fact]
    public async Task At_200_percent_the_conversation_can_be_read_and_answered()
    {
        await using var visitor = await shop.VisitAsync("/?as=ada", new() { ViewportSize = Zoomed, DeviceScaleFactor = 2 });
        await visitor.Chat.OpenAsync();

        var answer = await visitor.Chat.SayAsync("Where is my order W1001?");

        await Expect(answer).ToBeInViewportAsync();
        await Expect(visitor.Chat.Composer).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(visitor.Chat.TalkToPerson).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.True(await FitsAsync(visitor.Page));
    }

    [Fact]
    public async Task A_tall_answer_is_met_at_its_beginning()
    {
        await using var visitor = await shop.VisitAsync("/", new() { ViewportSize = new() { Width = 1280, Height = 600 } });
        await visitor.Chat.OpenAsync();

        var answer = await visitor.Chat.SayAsync("I'm looking for a tent");

        await Expect(answer.Locator(".bubble")).ToBeInViewportAsync();
        var (top, log) = ((await answer.BoundingBoxAsync())!.Y, (await visitor.Chat.Log.Locator("..").BoundingBoxAsync())!.Y);
        Assert.True(top >= log, $"The answer begins at {top}, above the log's edge at {log}.");
    }

    [Fact]
    public async Task Who_wants_little_motion_gets_none()
    {
        await using var visitor = await shop.VisitAsync("/", new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.Chat.OpenAsync();

        var durations = await visitor.Chat.Panel.EvaluateAsync<double[]>(
            """
            (panel) => [panel, ...panel.querySelectorAll('*')].flatMap((element) => {
              const { animationDuration, transitionDuration } = getComputedStyle(element);
              return [animationDuration, transitionDuration].flatMap((list) => list.split(',').map(parseFloat));
            })
            """);

        Assert.All(durations, seconds => Assert.InRange(seconds, 0, 0.001));
    }

    [Fact]
    public async Task Dark_is_dark()
    {
        await using var visitor = await shop.VisitAsync("/", new() { ColorScheme = ColorScheme.Dark });
        await visitor.Chat.OpenAsync();

        Assert.InRange(await LightnessAsync(visitor.Chat.Panel), 0, 60);
        Assert.InRange(await LightnessAsync(visitor.Page.Locator("body")), 0, 60);
    }

    [Fact]
    public async Task Arabic_turns_the_widget_around()
    {
        await using var visitor = await shop.VisitAsync();
        await Expect(visitor.Chat.Launcher).ToBeVisibleAsync();
        // The page's own tag says English; a shop that speaks Arabic says so on its page.
        await visitor.Page.RouteAsync("**/policies", async route =>
        {
            var page = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = page, Body = (await page.TextAsync()).Replace("lang=\"en\"", "lang=\"ar\"", StringComparison.Ordinal) });
        });
        await visitor.GoAsync("/policies");
        await visitor.Chat.OpenAsync();

        var answer = await visitor.Chat.SayAsync("How long is the warranty on a tent?");

        await Expect(visitor.Chat.Widget.Locator(".frame")).ToHaveAttributeAsync("dir", "rtl");
        var (own, theirs) = ((await visitor.Chat.Own.Locator(".bubble").BoundingBoxAsync())!, (await answer.Locator(".bubble").BoundingBoxAsync())!);
        Assert.True(own.X < theirs.X, "Own messages stand on the left.");
        var (close, title) = ((await visitor.Chat.Header.Locator(".round").Last.BoundingBoxAsync())!, (await visitor.Chat.Header.Locator("h2").BoundingBoxAsync())!);
        Assert.True(close.X < title.X, "The way out is on the left.");
    }

    private static Task<bool> FitsAsync(IPage page) =>
        page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>(
        "() => [...document.querySelectorAll('main *')].sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0]?.outerHTML.slice(0, 200) ?? ''");

    /// <summary>Of the background, 0 to 255.</summary>
    private static Task<double> LightnessAsync(ILocator element) => element.EvaluateAsync<double>(
        "(each) => Math.max(...getComputedStyle(each).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))");
}
