using Assistant.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>One conversation of each kind, as a shopper has it, with the built-in brain.</summary>
public sealed class ConversationTests(Storefront shop)
{
    [Fact]
    public async Task Policy_questions_are_answered_from_the_page_they_are_about()
    {
        await using var visitor = await shop.VisitAsync();
        await visitor.Chat.OpenAsync();

        var returns = await visitor.Chat.SayAsync("How long do I have to return something?");
        var costs = await visitor.Chat.SayAsync("And what does it cost?");
        var warranty = await visitor.Chat.SayAsync("How long is the warranty on a tent?");
        var delivery = await visitor.Chat.SayAsync("Do you deliver on Saturdays?");

        foreach (var a in new[] { returns, costs, warranty, delivery }) { TestContext.Current.TestOutputHelper!.WriteLine(await a.InnerTextAsync() + "\n----"); }
        Assert.Contains("Returns", await ChatWindow.SourcesAsync(returns));
        Assert.Contains("Returns", await ChatWindow.SourcesAsync(costs));
        Assert.Contains("Warranty", await ChatWindow.SourcesAsync(warranty));
        Assert.NotEmpty(await ChatWindow.SourcesAsync(delivery));
        await Expect(visitor.Chat.Own).ToHaveCountAsync(4);
        Assert.Empty(visitor.Problems);
    }
}
