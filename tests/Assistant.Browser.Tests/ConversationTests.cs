using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Browser.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>One conversation of each kind, as a shopper has it, with the built-in brain.</summary>
public sealed partial class ConversationTests(Storefront shop)
{
    private static readonly TimeSpan MailPatience = TimeSpan.FromSeconds(20);

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"€(?<amount>[\d,]+\.\d\d)", RegexOptions.NonBacktracking)]
    private static partial Regex Euros { get; }

    [Fact]
    public async Task Policy_questions_are_answered_from_the_pages_they_are_about()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();

        var returns = await visitor.Chat.SayAsync("How many days do I have to return something?");
        var followUp = await visitor.Chat.SayAsync("Who pays the return label?");
        var warranty = await visitor.Chat.SayAsync("How long is the warranty on a tent?");
        var cards = await visitor.Chat.SayAsync("How long is a gift card valid?");

        Assert.Contains("Returns", await ChatWindow.SourcesAsync(returns));
        Assert.Contains("Returns", await ChatWindow.SourcesAsync(followUp));
        Assert.Contains("Warranty", await ChatWindow.SourcesAsync(warranty));
        Assert.Contains("Gift cards", await ChatWindow.SourcesAsync(cards));
        await Expect(visitor.Chat.Own).ToHaveCountAsync(4);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_citation_opens_the_passage_and_leads_to_its_place_on_the_page()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        var answer = await visitor.Chat.SayAsync("How many days do I have to return something?");

        await answer.Locator(".marker").First.ClickAsync();

        await Expect(visitor.Chat.Source).ToBeVisibleAsync();
        await Expect(visitor.Chat.Source.Locator("h2")).ToHaveTextAsync("Returns");
        await Expect(visitor.Chat.Source.Locator(".passage")).Not.ToBeEmptyAsync();
        var page = await visitor.Context.RunAndWaitForPageAsync(() => visitor.Chat.Source.GetByRole(AriaRole.Link).ClickAsync());
        await Expect(page.Locator(":target")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Returns");
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_guest_proves_an_order_with_the_mailed_code()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("Where is my order W1005?");
        await visitor.Chat.SayAsync("grace@example.com");
        var code = await CodeForAsync(visitor, "W1005");

        var answer = await visitor.Chat.SayAsync(code);

        await Expect(answer.Locator(".card.order h3")).ToContainTextAsync("W1005");
        await Expect(answer.Locator(".card.order .items li").First).ToBeVisibleAsync();
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_question_in_between_does_not_lose_what_was_begun()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("Where is my order W1012?");

        var aside = await visitor.Chat.SayAsync("How long is a gift card valid?");
        await visitor.Chat.SayAsync("Yes, please");
        await visitor.Chat.SayAsync("omar@example.com");
        var answer = await visitor.Chat.SayAsync(await CodeForAsync(visitor, "W1012"));

        Assert.Contains("Gift cards", await ChatWindow.SourcesAsync(aside));
        await Expect(answer.Locator(".card.order h3")).ToContainTextAsync("W1012");
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_signed_in_shopper_sees_the_order_at_once()
    {
        await using var visitor = await shop.VisitAsync("/?as=ada");
        await visitor.Chat.OpenAsync();

        var answer = await visitor.Chat.SayAsync("Where is my order W1001?");

        var card = answer.Locator(".card.order");
        await Expect(card.Locator("h3")).ToContainTextAsync("W1001");
        await Expect(card.Locator(".sums .total")).ToContainTextAsync("€");
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_product_search_is_narrowed_twice()
    {
        const decimal Limit = 400;
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        await visitor.Chat.SayAsync("I'm looking for a tent");
        await visitor.Chat.SayAsync("for two people");

        var answer = await visitor.Chat.SayAsync("under 400 euros");

        var prices = await answer.Locator(".card.product .price").AllInnerTextsAsync();
        Assert.NotEmpty(prices);
        Assert.All(prices, price => Assert.InRange(
            decimal.Parse(Euros.Match(price).Groups["amount"].Value, NumberStyles.Number, CultureInfo.InvariantCulture), 0, Limit));
        Assert.Contains("tent", await answer.Locator(".card.product h3").First.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_card_asks_about_its_product()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        var found = await visitor.Chat.SayAsync("I'm looking for a tent");
        var card = found.Locator(".card.product").First;
        var title = await card.Locator("h3").InnerTextAsync();

        await visitor.Chat.AnswerToAsync(() => card.GetByRole(AriaRole.Button).ClickAsync());

        await Expect(visitor.Chat.Own.Last).ToContainTextAsync(title);
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Asking_for_a_person_queues_the_conversation_and_the_header_says_so()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        await Expect(visitor.Chat.Header).ToHaveAttributeAsync("data-attendant", "assistant");

        await visitor.Chat.AnswerToAsync(() => visitor.Chat.TalkToPerson.ClickAsync());

        await Expect(visitor.Chat.Header).ToHaveAttributeAsync("data-attendant", "queued");
        await Expect(visitor.Chat.TalkToPerson).ToHaveAttributeAsync("aria-disabled", "true");
        var meanwhile = await visitor.Chat.SayAsync("How long is the warranty on a tent?");
        Assert.Contains("Warranty", await ChatWindow.SourcesAsync(meanwhile));
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_suggestion_is_said_as_if_typed_and_makes_room()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();
        var offered = await visitor.Chat.Suggestions.AllInnerTextsAsync();
        Assert.NotEmpty(offered);

        await visitor.Chat.AnswerToAsync(() => visitor.Chat.Suggestions.First.ClickAsync());

        await Expect(visitor.Chat.Own.Locator(".bubble")).ToHaveTextAsync([offered[0]]);
        await Expect(visitor.Chat.Suggestions.GetByText(offered[^1], new() { Exact = true })).ToHaveCountAsync(0);
        Assert.Equal("textarea.", await visitor.Chat.FocusAsync());
        Assert.Empty(visitor.Problems);
    }

    /// <summary>Reads the mail about an order in the demo's mailbox, in a tab beside the chat.</summary>
    private static async Task<string> CodeForAsync(Visitor visitor, string order)
    {
        var tab = await visitor.OpenTabAsync("/demo/mailbox");
        var mail = tab.Locator(".mail").Filter(new() { HasText = order }).First;
        using var patience = new CancellationTokenSource(MailPatience);
        while (await mail.CountAsync() is 0)
        {
            // Mail goes out after the answer that promises it.
            Assert.False(patience.IsCancellationRequested, $"No mail about {order} came. The conversation:\n{await visitor.Chat.Log.InnerTextAsync()}");
            await tab.ReloadAsync();
        }

        var code = Code.Match(await mail.Locator("h2").InnerTextAsync()).Value;
        await tab.CloseAsync();
        return code;
    }
}
