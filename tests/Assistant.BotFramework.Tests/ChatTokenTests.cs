using System.Net;
using System.Text.Json;
using Assistant.BotFramework.Tests.Fakes;
using Assistant.Core;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Tests;

public sealed class ChatTokenTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opens_a_conversation_that_its_token_can_start_once()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();

        Assert.Equal(HttpStatusCode.Created, (await shopper.PostAsync("conversations", """{"user":{}}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await shopper.PostAsync("conversations", """{"user":{}}""")).StatusCode);
        Assert.Equal("message", (await shopper.PollAsync()).GetProperty("activities")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Is_never_kept_by_a_cache()
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await AskAsync(host, "{}");

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{ "consent": {} }""", null)]
    [InlineData("""{ "consent": { "quality": true } }""", true)]
    [InlineData("""{ "consent": { "quality": false } }""", false)]
    public async Task Keeps_whether_the_shopper_agreed_to_quality_reviews(string body, bool? agreed)
    {
        await using var host = await ChannelHost.StartAsync();

        await AskAsync(host, body);

        var start = Assert.Single(await host.Store.ListStartedAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Cancel));
        Assert.Equal(agreed, start.Started.QualityConsent);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData(ChannelHost.Page, HttpStatusCode.OK)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData("https://localhost", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:81", HttpStatusCode.Forbidden)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task Serves_its_own_pages_and_the_allowed_ones(string? origin, HttpStatusCode expected)
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await AskAsync(host, "{}", origin: origin);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Lets_ten_conversations_an_hour_begin_from_one_address()
    {
        await using var host = await ChannelHost.StartAsync(new Limits());
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "{}")).StatusCode);
        }

        var refused = await AskAsync(host, "{}");
        var elsewhere = await AskAsync(host, "{}", address: "198.51.100.1");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Counts_the_addresses_of_one_household_together()
    {
        await using var host = await ChannelHost.StartAsync(new Limits { ConversationsPerHour = 1 });

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "{}", address: "2001:db8:1:2::1")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(host, "{}", address: "2001:db8:1:2:ffff::9")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "{}", address: "2001:db8:1:3::1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "{}", address: "::ffff:192.0.2.1")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(host, "{}", address: "192.0.2.1")).StatusCode);
    }

    [Fact]
    public async Task Signs_in_the_customer_that_the_shop_vouches_for()
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await AskAsync(host, Body(identity: IdentityTokenTests.SignedFor("ada", host.Clock.GetUtcNow())));

        Assert.Equal("ada", (await ConversationAsync(host, answer)).Customer?.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not.a.token")]
    public async Task Refuses_a_bad_identity_instead_of_taking_it_for_a_visitor(string identity)
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await AskAsync(host, Body(identity));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("HS256", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("""{"identity":7}""")]
    [InlineData("""{"resume":{}}""")]
    [InlineData("""{"resume":"a","resume":"b"}""")]
    public async Task Refuses_bodies_that_it_cannot_understand(string body)
    {
        await using var host = await ChannelHost.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(host, body)).StatusCode);
    }

    [Fact]
    public async Task Reopens_the_conversation_under_the_same_user()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var said = await shopper.SayAsync("Remember me.");

        var answer = await AskAsync(host, Body(resume: shopper.Resume));
        var body = await ShopperClient.BodyAsync(answer);
        shopper.Use(body.GetProperty("token").GetString()!);

        Assert.Equal(shopper.Id.Value, body.GetProperty("conversationId").GetString());
        Assert.NotEqual(shopper.Resume, body.GetProperty("resume").GetString());
        Assert.Equal(said, (await shopper.PollAsync()).GetProperty("activities")[1].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Keeps_the_old_way_back_until_the_new_one_is_used()
    {
        await using var host = await ChannelHost.StartAsync();
        var first = (await host.ShopperAsync()).Resume;

        var lost = await ResumeAsync(host, first);
        var second = await ResumeAsync(host, first);
        var third = await ResumeAsync(host, second);

        Assert.NotNull(third);
        Assert.Null(await ResumeAsync(host, first));
        Assert.Null(await ResumeAsync(host, lost));
        Assert.NotNull(await ResumeAsync(host, second));
    }

    [Fact]
    public async Task Forgets_the_way_back_after_thirty_days_without_use()
    {
        await using var host = await ChannelHost.StartAsync();
        var resume = (await host.ShopperAsync()).Resume;

        host.Clock.Advance(TimeSpan.FromDays(29));
        resume = await ResumeAsync(host, resume);
        host.Clock.Advance(TimeSpan.FromDays(29));
        Assert.NotNull(resume = await ResumeAsync(host, resume));
        host.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Null(await ResumeAsync(host, resume));
    }

    [Fact]
    public async Task Never_reopens_a_customers_conversation_for_somebody_else()
    {
        await using var host = await ChannelHost.StartAsync();
        var now = host.Clock.GetUtcNow();
        var ada = await ShopperClient.BodyAsync(await AskAsync(host, Body(identity: IdentityTokenTests.SignedFor("ada", now))));
        var resume = ada.GetProperty("resume").GetString()!;

        var asGrace = await AskAsync(host, Body(IdentityTokenTests.SignedFor("grace", now), resume));
        var asVisitor = await AskAsync(host, Body(resume: resume));
        var unknown = await AskAsync(host, Body(resume: "never given out"));
        var asAda = await AskAsync(host, Body(IdentityTokenTests.SignedFor("ada", now), resume));

        Assert.Equal(HttpStatusCode.Forbidden, asGrace.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, asVisitor.StatusCode);
        Assert.Equal(HttpStatusCode.OK, asAda.StatusCode);
        Assert.Equal(Stable(await unknown.Content.ReadAsStringAsync(Cancel)), Stable(await asGrace.Content.ReadAsStringAsync(Cancel)));

        // A trace id is of the request, not of the answer.
        static string Stable(string problem) => JsonDocument.Parse(problem).RootElement.GetProperty("detail").GetString()!;
    }

    [Fact]
    public async Task Says_when_to_come_back_while_nothing_can_be_stored()
    {
        await using var host = await ChannelHost.StartAsync();
        host.Store.IsDown = true;

        var answer = await AskAsync(host, "{}");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Theory]
    [InlineData("""{"locale":"de-AT"}""", null, "de-AT")]
    [InlineData("{}", "nl-NL,en;q=0.5", "nl-NL")]
    [InlineData("""{"locale":"<script>"}""", "x y z", null)]
    public async Task Keeps_the_language_that_the_client_asks_for(string body, string? accepted, string? expected)
    {
        await using var host = await ChannelHost.StartAsync();

        var answer = await AskAsync(host, body, language: accepted);

        Assert.Equal(expected, (await ConversationAsync(host, answer)).Locale);
    }

    private static string Body(string? identity = null, string? resume = null) => JsonSerializer.Serialize(new { identity, resume });

    private static async Task<string?> ResumeAsync(ChannelHost host, string? resume)
    {
        var answer = await AskAsync(host, Body(resume: resume));
        return answer.IsSuccessStatusCode ? (await ShopperClient.BodyAsync(answer)).GetProperty("resume").GetString() : null;
    }

    private static async Task<Conversation> ConversationAsync(ChannelHost host, HttpResponseMessage answer)
    {
        var body = await ShopperClient.BodyAsync(answer.EnsureSuccessStatusCode());
        Assert.True(ConversationId.TryParse(body.GetProperty("conversationId").GetString(), out var id));
        return (await host.Log.FindAsync(id, Cancel))!;
    }

    private static Task<HttpResponseMessage> AskAsync(
        ChannelHost host, string body, string? origin = null, string? address = null, string? language = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/chat/token") { Content = ShopperClient.Json(body) };
        foreach (var (name, value) in new[] { ("Origin", origin), (ChannelHost.AddressHeader, address), ("Accept-Language", language) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return host.Client().SendAsync(request, Cancel);
    }
}
