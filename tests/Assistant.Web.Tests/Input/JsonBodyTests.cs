using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Assistant.Web.Tests.Conversations;

namespace Assistant.Web.Tests.Input;

/// <summary>Bodies that are not what they should be, at both doors of the running host. The channel's own tests try thousands more.</summary>
[Collection(typeof(SharedHost))]
public sealed class JsonBodyTests(DemoHost demo)
{
    private const string Seed = """{"type":"message","text":"hello","channelData":{"clientActivityID":"c-1"},"entities":[]}""";
    private const string Token = """{"locale":"en-GB","resume":"nothing","identity":"nothing"}""";

    public static TheoryData<string> Bodies =>
    [
        "", " ", "null", "true", "42", "\"text\"", "[]", $"[{Seed}]", $"{Seed}{Seed}", $"{Seed},", "{\"type\":\"message\",}", "{'type':'message'}",
        "{\"type\":\"message\",\"type\":\"typing\"}", "{\"text\":\"a\",\"type\":[\"message\"]}", "{\"type\":{\"$type\":\"System.Object\"}}",
        "{\"type\":\"message\",\"text\":1e999}", "{\"type\":\"message\",\"channelData\":[]}", "{\"type\":\"message\",\"channelData\":\"x\"}",
        "{\"type\":\"message\",\"entities\":{}}", "{\"identity\":{}}", "{\"resume\":[]}", "{\"locale\":7}", "/* comment */ {}", "\uFEFF\uFEFF{}",
        $"{{\"type\":\"message\",\"value\":{Nested(65)}}}", $"{{\"type\":\"message\",\"value\":{Nested(30_000)}}}",
        $"{{\"type\":\"message\",\"text\":\"{new string('x', 70_000)}\"}}",
    ];

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    [Trait("goal", "G-03")]
    public async Task Are_refused_with_a_sentence_and_never_with_a_fault_of_the_host(string body)
    {
        using var shopper = await demo.Host.ShopperAsync();
        using var posted = await shopper.PostBodyAsync(Encoding.UTF8.GetBytes(body));
        using var admitted = await PostTokenAsync(body);

        Assert.Contains(posted.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge });
        Assert.InRange((int)admitted.StatusCode, 200, 413);
        Assert.NotEqual("", JsonNode.Parse(await posted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!["message"]!.GetValue<string>());
    }

    [Fact]
    [Trait("goal", "G-03")]
    public async Task Cut_off_anywhere_they_are_refused()
    {
        using var shopper = await demo.Host.ShopperAsync();
        var (activity, token) = (Encoding.UTF8.GetBytes(Seed), Encoding.UTF8.GetBytes(Token));

        for (var length = 1; length < activity.Length; length++)
        {
            using var posted = await shopper.PostBodyAsync(activity[..length]);
            Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
        }

        for (var length = 1; length < token.Length; length++)
        {
            using var admitted = await PostTokenAsync(Encoding.UTF8.GetString(token[..length]));
            Assert.Equal(HttpStatusCode.BadRequest, admitted.StatusCode);
        }
    }

    [Theory]
    [InlineData("""{"identity":""}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"identity":"a.b.c"}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"identity":"eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ."}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"resume":""}""", HttpStatusCode.Forbidden)]
    [InlineData("""{"resume":"guessed"}""", HttpStatusCode.Forbidden)]
    [Trait("goal", "H-07")]
    public async Task A_claim_that_is_not_right_never_makes_a_visitor(string body, HttpStatusCode status)
    {
        using var response = await PostTokenAsync(body);

        Assert.Equal(status, response.StatusCode);
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private async Task<HttpResponseMessage> PostTokenAsync(string body)
    {
        using var http = new HttpClient { BaseAddress = demo.Host.Address };
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await http.PostAsync(new Uri("/chat/token", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
