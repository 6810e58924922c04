using Assistant.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>Everything works without a mouse, and the focus is always where the shopper expects it.</summary>
public sealed class KeyboardTests(Storefront shop)
{
    private const int MostTabStops = 300;

    [Fact]
    public async Task A_whole_conversation_without_a_mouse()
    {
        await using var visitor = await shop.VisitAsync("/policies/returns");
        await Expect(visitor.Chat.Launcher).ToBeVisibleAsync();
        await TabToAsync(visitor, "button.launcher");

        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Chat.Answers).ToHaveCountAsync(1);
        Assert.Equal("textarea.", await visitor.Chat.FocusAsync());
        var answer = await visitor.Chat.AnswerToAsync(async () =>
        {
            await visitor.Page.Keyboard.TypeAsync("How long is the warranty");
            await visitor.Page.Keyboard.PressAsync("Shift+Enter");
            await visitor.Page.Keyboard.TypeAsync("on a tent?");
            await visitor.Page.Keyboard.PressAsync("Enter");
        });

        Assert.Equal("How long is the warranty\non a tent?", await visitor.Chat.Own.Locator(".bubble").InnerTextAsync());
        Assert.Equal("textarea.", await visitor.Chat.FocusAsync());
        await answer.Locator(".marker").First.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Chat.Source).ToBeVisibleAsync();
        Assert.Equal("button.round", await visitor.Chat.FocusAsync());
    }

    [Fact]
    public async Task Escape_closes_the_innermost_thing_and_the_focus_returns()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        var answer = await visitor.Chat.SayAsync("How long is the warranty on a tent?");

        await answer.Locator(".marker").First.PressAsync("Enter");
        await Expect(visitor.Chat.Source).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Chat.Source).ToBeHiddenAsync();
        Assert.Equal("button.marker", await visitor.Chat.FocusAsync());

        var menu = visitor.Chat.Header.Locator("[aria-haspopup=menu]");
        await menu.PressAsync("Enter");
        await Expect(visitor.Chat.Header.GetByRole(AriaRole.Menuitem)).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeFocusedAsync();

        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Chat.Panel).ToBeHiddenAsync();
        Assert.Equal("button.launcher", await visitor.Chat.FocusAsync());
    }

    [Fact]
    public async Task The_page_opens_the_chat_too()
    {
        await using var visitor = await shop.VisitAsync();

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ask the assistant" }).PressAsync("Enter");

        await Expect(visitor.Chat.Answers).ToHaveCountAsync(1);
        Assert.Equal("textarea.", await visitor.Chat.FocusAsync());
    }

    [Fact]
    public async Task A_panel_that_fills_the_screen_keeps_the_focus()
    {
        await using var visitor = await shop.VisitAsync("/", new() { ViewportSize = new() { Width = 375, Height = 740 } });
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("How long is the warranty on a tent?");
        await visitor.Chat.Composer.FocusAsync();

        for (var stop = 0; stop < 20; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            Assert.Contains('.', await visitor.Chat.FocusAsync());
        }

        await visitor.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("button.launcher", await visitor.Chat.FocusAsync());
    }

    private static async Task TabToAsync(Visitor visitor, string target)
    {
        for (var stop = 0; stop < MostTabStops; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Chat.FocusAsync() == target)
            {
                return;
            }
        }

        Assert.Fail($"{target} was not reached by {MostTabStops} steps of the Tab key.");
    }
}
