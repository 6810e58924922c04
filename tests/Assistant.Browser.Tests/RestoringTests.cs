using Assistant.Browser.Tests.Browsing;
using Assistant.Testing.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>A conversation outlives the page, the tab and the server; and belongs to one shopper.</summary>
public sealed class RestoringTests(Storefront shop)
{
    private const string Question = "How long is the warranty on a tent?";

    [Fact]
    public async Task A_reload_brings_back_the_conversation_the_draft_and_the_open_panel()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync(Question);
        var said = await visitor.Chat.Messages.Locator(".bubble").AllInnerTextsAsync();
        await visitor.Chat.Composer.FillAsync("half a thou");

        await visitor.Page.ReloadAsync();

        await Expect(visitor.Chat.Messages.Locator(".bubble")).ToHaveTextAsync(said, new() { UseInnerText = true });
        await Expect(visitor.Chat.Composer).ToHaveValueAsync("half a thou");
        Assert.Equal("body", await visitor.Chat.FocusAsync());
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_closed_panel_stays_closed_and_asks_the_server_nothing()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        await visitor.Chat.Composer.PressAsync("Escape");
        var before = visitor.Requests.Count;

        await visitor.Page.ReloadAsync();
        await Expect(visitor.Chat.Launcher).ToBeVisibleAsync();

        Assert.DoesNotContain(visitor.Requests.Skip(before), request => request.AbsolutePath.StartsWith("/chat", StringComparison.Ordinal));
        await Expect(visitor.Chat.Panel).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_second_tab_shows_the_same_conversation_and_both_stay_together()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync(Question);

        var second = new ChatWindow(await visitor.OpenTabAsync("/policies"));
        await Expect(second.Messages).ToHaveCountAsync(3);
        await second.SayAsync("How long is a gift card valid?");
        await visitor.Page.BringToFrontAsync();

        await Expect(visitor.Chat.Messages).ToHaveCountAsync(5);
        Assert.Equal(
            await second.Own.Locator(".bubble").AllInnerTextsAsync(), await visitor.Chat.Own.Locator(".bubble").AllInnerTextsAsync());
    }

    [Fact]
    public async Task What_is_written_while_the_server_is_gone_arrives_once()
    {
        Chromium.Require();
        var folder = Directory.CreateTempSubdirectory("assistant-restart-");
        try
        {
            var before = await RunningHost.StartAsync(dataFolder: folder.FullName);
            await using var visitor = await shop.Chromium.VisitAsync(before.Address);
            await visitor.Chat.OpenAsync();
            await visitor.Chat.SayAsync(Question);

            await before.DisposeAsync();
            await Expect(visitor.Chat.Notice).ToBeVisibleAsync();
            await visitor.Chat.Composer.FillAsync("How long is a gift card valid?");
            await visitor.Chat.Composer.PressAsync("Enter");
            await Expect(visitor.Chat.Own.Last).ToHaveClassAsync(Pending);
            await using var after = await RunningHost.StartAsync(dataFolder: folder.FullName, settings: $"--urls={before.Address}");

            // Who does not want to wait presses "Try again"; by now the chat may have come back by itself, and the button is gone.
            await visitor.Chat.Notice.GetByRole(AriaRole.Button).EvaluateAllAsync<int>("buttons => { buttons.forEach(button => button.click()); return buttons.length; }");

            await Expect(visitor.Chat.Answers).ToHaveCountAsync(3);
            await visitor.Page.ReloadAsync();
            await Expect(visitor.Chat.Answers).ToHaveCountAsync(3);
            await Expect(visitor.Chat.Own.Locator(".bubble")).ToHaveTextAsync([Question, "How long is a gift card valid?"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_new_conversation_begins_with_its_greeting_alone()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync(Question);

        await visitor.Chat.Header.Locator("[aria-haspopup=menu]").ClickAsync();
        await visitor.Chat.Header.GetByRole(AriaRole.Menuitem).ClickAsync();

        await Expect(visitor.Chat.Own).ToHaveCountAsync(0);
        await Expect(visitor.Chat.Messages).ToHaveCountAsync(1);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Chat.Messages).ToHaveCountAsync(1);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Another_shopper_on_the_same_computer_sees_nothing_of_the_first()
    {
        const string Draft = "a secret draft of Ada";
        await using var visitor = await shop.VisitAsync("/?as=ada");
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("Where is my order W1001?");
        await visitor.Chat.Composer.FillAsync(Draft);

        await visitor.GoAsync("/?as=grace");
        await Expect(visitor.Chat.Messages).ToHaveCountAsync(1);
        await Expect(visitor.Chat.Log).Not.ToContainTextAsync("W1001");
        await Expect(visitor.Chat.Composer).ToHaveValueAsync("");
        await visitor.GoAsync("/?as=");
        await Expect(visitor.Chat.Messages).ToHaveCountAsync(1);
        await Expect(visitor.Chat.Composer).ToHaveValueAsync("");
        await visitor.GoAsync("/?as=ada");

        await Expect(visitor.Chat.Own).ToHaveCountAsync(1);
        await Expect(visitor.Chat.Log.Locator(".card.order h3")).ToContainTextAsync("W1001");
        await Expect(visitor.Chat.Composer).ToHaveValueAsync(Draft);
    }

    [Fact]
    public async Task A_visitor_who_signs_in_keeps_the_conversation()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync(Question);

        await visitor.GoAsync("/?as=linus");

        await Expect(visitor.Chat.Own).ToHaveCountAsync(1);
        var answer = await visitor.Chat.SayAsync("Where is my order W1011?");
        await Expect(answer.Locator(".card.order h3")).ToContainTextAsync("W1011");
    }

    private static System.Text.RegularExpressions.Regex Pending { get; } = new(@"\bpending\b");
}
