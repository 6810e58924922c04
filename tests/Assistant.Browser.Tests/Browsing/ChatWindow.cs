using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests.Browsing;

/// <summary>The widget as a shopper handles it.</summary>
public sealed class ChatWindow(IPage page)
{
    public ILocator Widget { get; } = page.Locator("assistant-chat");

    public ILocator Launcher => Widget.Locator(".launcher");

    public ILocator Panel => Widget.Locator(".panel");

    public ILocator Header => Panel.Locator("header.head");

    /// <summary>Who attends: "assistant", "queued" or "person" in <c>data-attendant</c>.</summary>
    public ILocator TalkToPerson => Header.Locator(".to-person");

    public ILocator Composer => Panel.Locator("textarea");

    public ILocator Notice => Panel.Locator(".notice");

    public ILocator Log => Panel.GetByRole(AriaRole.Log);

    public ILocator Messages => Log.Locator(".message");

    public ILocator Own => Log.Locator(".message.shopper");

    /// <summary>All that was not written by the shopper, the greeting first.</summary>
    public ILocator Answers => Log.Locator(".message:not(.shopper)");

    public ILocator Suggestions => Panel.Locator(".suggestion");

    /// <summary>The passage behind a citation.</summary>
    public ILocator Source => Panel.Locator(".sheet");

    public async Task OpenAsync()
    {
        await Launcher.ClickAsync();
        await Expect(Answers).ToHaveCountAsync(1);
        await SettledAsync();
    }

    /// <summary>Writes it, sends it, and waits for what comes back.</summary>
    /// <returns>The newest answer; it stays the same element when more is said.</returns>
    public Task<ILocator> SayAsync(string words) => AnswerToAsync(async () =>
    {
        await Composer.FillAsync(words);
        await Composer.PressAsync("Enter");
    });

    /// <summary>Waits for the answer to something that the shopper does.</summary>
    public async Task<ILocator> AnswerToAsync(Func<Task> act)
    {
        var before = await Answers.CountAsync();
        await act();
        await Expect(Answers.Nth(before)).ToBeVisibleAsync();
        await SettledAsync();
        return Answers.Nth(await Answers.CountAsync() - 1);
    }

    /// <summary>Names of the pages that an answer cites.</summary>
    public static async Task<IReadOnlyList<string>> SourcesAsync(ILocator answer) =>
        await answer.Locator(".marker").EvaluateAllAsync<string[]>("markers => markers.map((marker) => marker.ariaLabel.replace(/^.*?: /, ''))");

    /// <summary>What has the focus inside the widget, as <c>tag.class</c>; the page's own element while the widget has none.</summary>
    public Task<string> FocusAsync() => page.EvaluateAsync<string>(
        """
        () => {
          const inner = document.activeElement?.shadowRoot?.activeElement;
          return inner ? `${inner.localName}.${inner.classList[0] ?? ''}` : document.activeElement?.localName ?? '';
        }
        """);

    /// <summary>Nothing is being written any more, and nothing moves.</summary>
    public async Task SettledAsync()
    {
        await Expect(Panel.Locator(".typing")).ToBeHiddenAsync();
        await Expect(Panel.Locator(".streams > *")).ToHaveCountAsync(0);
        await page.EvaluateAsync(
            """
            () => Promise.all(document.querySelector('assistant-chat').shadowRoot.getAnimations()
              .filter((animation) => animation.effect.getTiming().iterations === 1)
              .map((animation) => animation.finished.catch(() => undefined)))
            """);
    }
}
