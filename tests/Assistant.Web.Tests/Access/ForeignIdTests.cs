using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Assistant.Web.Tests.Conversations;

namespace Assistant.Web.Tests.Access;

/// <summary>Whose something is cannot be told apart from whether it exists.</summary>
[Collection(typeof(SharedHost))]
public sealed class ForeignIdTests(DemoHost demo)
{
    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/activities")]
    [InlineData("GET", "/activities?watermark=0")]
    [InlineData("GET", "/stream?watermark=0")]
    [InlineData("GET", "/stream?t=forged")]
    [InlineData("POST", "/activities")]
    [InlineData("POST", "/upload")]
    [Trait("goal", "H-02")]
    public async Task A_foreign_conversation_a_missing_one_and_the_next_one_are_refused_with_the_same_bytes(string method, string path)
    {
        using var shopper = await demo.Host.ShopperAsync();
        using var other = await demo.Host.ShopperAsync("ada");
        await other.SayAsync("Where is W1001?");
        string[] ids = [other.Conversation, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)), Next(shopper.Conversation)];

        var answers = new List<(HttpStatusCode Status, string Body)>();
        foreach (var id in ids)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/v3/directline/conversations/{id}{path}");
            request.Content = method is "POST" ? new StringContent("""{"type":"message","text":"hi"}""", mediaType: new("application/json")) : null;
            using var response = await shopper.Http.SendAsync(request, TestContext.Current.CancellationToken);
            answers.Add((response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        Assert.Single(answers.Distinct());
        Assert.InRange((int)answers[0].Status, 400, 404);
        Assert.DoesNotContain("W1001", answers[0].Body);
    }

    [Theory]
    [InlineData("Where is order {0}?")]
    [InlineData("{0}")]
    [InlineData("I want to return something from {0}")]
    [InlineData("cancel order {0}")]
    [Trait("goal", "H-02")]
    public async Task A_foreign_order_and_a_missing_one_get_the_same_answer(string words)
    {
        // Ada's, Omar's, one that was never placed, and the next one.
        string[] orders = ["W1001", "W1014", "W99999", "W100000"];
        var answers = new List<string>();
        foreach (var order in orders)
        {
            using var grace = await demo.Host.ShopperAsync("grace");
            var answer = await grace.SayAsync(string.Format(CultureInfo.InvariantCulture, words, order));
            answers.Add($"{Without(order, answer.Text)} {string.Join(',', answer.Suggestions)} {string.Join(',', answer.Cards)}");
        }

        Assert.Single(answers.Distinct());
    }

    private static string Without(string order, string text) => text.Replace(order, "(order)", StringComparison.Ordinal);

    private static string Next(string id) => id[..^1] + (id[^1] is 'A' ? 'Q' : 'A');
}
