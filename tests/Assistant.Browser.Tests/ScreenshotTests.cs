using Assistant.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>
/// Makes the pictures of the README: <c>SCREENSHOTS=docs/images dotnet run --project tests/Assistant.Browser.Tests -- --filter-class
/// Assistant.Browser.Tests.ScreenshotTests</c>, with the folder relative to the repository.
/// </summary>
public sealed class ScreenshotTests(Storefront shop)
{
    private const int LargestBytes = 200_000;

    private static readonly BrowserNewContextOptions Phone = new()
    {
        ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true,
    };

    private static readonly BrowserNewContextOptions Dark = new()
    {
        ViewportSize = new() { Width = 1280, Height = 800 }, ColorScheme = ColorScheme.Dark,
    };

    [Fact]
    public async Task Shop()
    {
        await using var visitor = await VisitAsync();
        await Expect(visitor.Chat.Launcher).ToBeVisibleAsync();

        await TakeAsync(visitor, "shop.png");
    }

    [Fact]
    public async Task Widget_light()
    {
        await using var visitor = await VisitAsync();
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("I'm looking for a tent for two");
        await visitor.Chat.Panel.Locator(".scroller").EvaluateAsync("log => log.scrollTop = log.scrollHeight");

        await TakeAsync(visitor, "widget-light.png");
    }

    [Fact]
    public async Task Widget_dark()
    {
        await using var visitor = await VisitAsync(profile: Dark);
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("How long is a gift card valid?");

        await TakeAsync(visitor, "widget-dark.png");
    }

    [Fact]
    public async Task Widget_mobile()
    {
        await using var visitor = await VisitAsync(profile: Phone);
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("Can I return boots that I have worn?");

        await TakeAsync(visitor, "widget-mobile.png");
    }

    [Fact]
    public async Task Cited_answer()
    {
        await using var visitor = await VisitAsync("/policies");
        await visitor.Chat.OpenAsync();
        var answer = await visitor.Chat.SayAsync("Can I return boots that I have worn?");
        await answer.Locator(".marker").First.ClickAsync();
        await visitor.Chat.SettledAsync();

        await TakeAsync(visitor, "cited-answer.png");
    }

    [Fact]
    public async Task Order_card()
    {
        await using var visitor = await VisitAsync("/?as=ada");
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("Where is my order W1001?");

        await TakeAsync(visitor, "order-card.png");
    }

    [Fact]
    public async Task Action_card()
    {
        await using var visitor = await VisitAsync("/?as=ada");
        await visitor.Chat.OpenAsync();
        await shop.DeskOf(visitor).ProposeAsync("create_return", "Here is what your return comes to.");
        await Expect(visitor.Chat.Log.Locator(".card.action")).ToBeVisibleAsync();
        await visitor.Chat.SettledAsync();

        await TakeAsync(visitor, "action-card.png");
    }

    private static async Task TakeAsync(Visitor visitor, string name)
    {
        await visitor.Page.Mouse.MoveAsync(0, 0);
        var picture = FlatPng.Repack(await visitor.Page.ScreenshotAsync(new()
        {
            Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide,
        }));

        Assert.InRange(picture.Length, 1, LargestBytes);
        await File.WriteAllBytesAsync(Path.Combine(Folder()!, name), picture, TestContext.Current.CancellationToken);
    }

    private Task<Visitor> VisitAsync(string path = "/", BrowserNewContextOptions? profile = null)
    {
        Assert.SkipWhen(Folder() is null, "SCREENSHOTS names no folder.");
        return shop.VisitAsync(path, profile);
    }

    private static string? Folder() => Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder
        ? Path.Combine(Assistant.Testing.Repository.Root, folder)
        : null;
}
