using Assistant.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>Strict pages, text that stays text, and nobody else who learns of a visit.</summary>
public sealed class SecurityTests(Storefront shop)
{
    private const int LargestBeforeOpening = 25_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/?as=mei")]
    [InlineData("/products/bastion-2")]
    [InlineData("/policies")]
    [InlineData("/policies/returns")]
    public async Task No_page_breaks_its_own_content_policy_or_asks_anybody_else(string path)
    {
        await using var visitor = await shop.VisitAsync(path);
        await visitor.Chat.OpenAsync();
        var answer = await visitor.Chat.SayAsync("I'm looking for a tent");
        await Expect(answer.Locator("img").First).ToHaveJSPropertyAsync("complete", true);

        Assert.Empty(visitor.Problems);
        Assert.All(visitor.Requests, request => Assert.Equal(new Uri(visitor.Page.Url).Authority, request.Authority));
    }

    [Fact]
    public async Task The_mailbox_leaves_the_chat_alone_that_waits_for_its_code()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();

        var mailbox = await visitor.OpenTabAsync("/demo/mailbox");
        await mailbox.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Expect(mailbox.Locator("h1")).ToBeVisibleAsync();
        await Expect(mailbox.Locator("assistant-chat")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [InlineData("<img src=x onerror=\"window.broken=1\">")]
    [InlineData("<script>window.broken=1</script>")]
    [InlineData("<svg onload=\"window.broken=1\"><a href=\"javascript:window.broken=1\">x</a></svg>")]
    [InlineData("[click](javascript:window.broken=1) ![x](https://evil.example/x.png) <b>bold</b>")]
    [InlineData("**bold** `code` | a | b |\n|---|---|\n# heading [1] [2]: javascript:window.broken=1")]
    [InlineData("\u202Eright to left {{7*7}} ${7*7} &lt;b&gt; %3Cscript%3E")]
    public async Task What_a_shopper_types_is_shown_as_text_and_does_nothing(string hostile)
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();

        await visitor.Chat.SayAsync(hostile);
        await AssertHarmlessAsync(visitor, hostile);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Chat.Own).ToHaveCountAsync(1);

        await AssertHarmlessAsync(visitor, hostile);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Before_it_is_opened_the_widget_is_small_and_no_conversation_exists()
    {
        await using var visitor = await shop.VisitAsync();
        await Expect(visitor.Chat.Launcher).ToBeVisibleAsync();
        var loaded = visitor.Requests.Where(request => request.AbsolutePath.StartsWith("/widget", StringComparison.Ordinal)).ToList();

        using var http = new HttpClient();
        var bytes = await Task.WhenAll(loaded.Select(file => http.GetByteArrayAsync(file, TestContext.Current.CancellationToken)));

        Assert.InRange(bytes.Sum(file => file.Length), 1, LargestBeforeOpening);
        Assert.DoesNotContain(visitor.Requests, request =>
            request.AbsolutePath.StartsWith("/chat", StringComparison.Ordinal) || request.AbsolutePath.StartsWith("/v3", StringComparison.Ordinal));
    }

    private static async Task AssertHarmlessAsync(Visitor visitor, string hostile)
    {
        // A web address becomes a link, and a link tells screen readers that it opens a new tab.
        var shown = await visitor.Chat.Own.Locator(".bubble").EvaluateAsync<string>(
            "(bubble) => { const copy = bubble.cloneNode(true); copy.querySelectorAll('.unseen').forEach((words) => words.remove()); return copy.textContent; }");
        Assert.Equal(Visible(hostile), Visible(shown));
        Assert.Null(await visitor.Page.EvaluateAsync<int?>("() => window.broken ?? null"));
        Assert.Equal(0, await visitor.Chat.Log.Locator("script, svg a, b, h1, table, [onerror], [onload], [style], a[href^='javascript']").CountAsync());
        Assert.Equal(0, await visitor.Chat.Own.Locator(".bubble img, .bubble svg").CountAsync());
    }

    /// <summary>Lines are drawn as breaks; every other character must be there.</summary>
    private static string Visible(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
