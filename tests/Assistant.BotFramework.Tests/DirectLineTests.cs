using System.Net;
using System.Net.Http.Headers;
using Assistant.BotFramework.Tests.Fakes;
using Assistant.Core;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Tests;

public sealed class DirectLineTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "tokens/generate")]
    [InlineData("POST", "tokens/refresh")]
    [InlineData("POST", "conversations")]
    [InlineData("GET", "conversations/{id}")]
    [InlineData("GET", "conversations/{id}/activities")]
    [InlineData("POST", "conversations/{id}/activities")]
    [InlineData("POST", "conversations/{id}/upload")]
    [InlineData("GET", "conversations/{id}/stream")]
    [InlineData("GET", "session/getsessionid")]
    public async Task Refuses_missing_expired_altered_and_foreign_credentials_everywhere(string method, string path)
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, "MissingToken"), await SendAsync(null));
        Assert.Equal((HttpStatusCode.Unauthorized, "MissingToken"), await SendAsync("Basic YTpi"));
        Assert.Equal((HttpStatusCode.Unauthorized, "MissingToken"), await SendAsync("Bearer"));
        Assert.Equal((HttpStatusCode.Forbidden, "InvalidToken"), await SendAsync($"Bearer {shopper.Token}x"));
        Assert.Equal((HttpStatusCode.Forbidden, "InvalidToken"), await SendAsync("Bearer garbage"));
        Assert.Equal((HttpStatusCode.Forbidden, "OriginNotTrusted"), await SendAsync($"Bearer {shopper.Token}", "https://evil.example"));
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), await SendAsync($"Bearer {shopper.Token}"));

        async Task<(HttpStatusCode, string?)> SendAsync(string? authorization, string? origin = null)
        {
            var address = $"/v3/directline/{path.Replace("{id}", shopper.Id.Value, StringComparison.Ordinal)}";
            var request = new HttpRequestMessage(new HttpMethod(method), address);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            request.Headers.TryAddWithoutValidation("Origin", origin);
            var answer = await host.Client().SendAsync(request, Cancel);
            return (answer.StatusCode, await CodeAsync(answer));
        }
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/activities")]
    [InlineData("POST", "/activities")]
    [InlineData("POST", "/upload")]
    public async Task Answers_for_foreign_and_missing_conversations_with_the_same_bytes(string method, string path)
    {
        await using var host = await ChannelHost.StartAsync();
        var (ada, grace) = (await host.ShopperAsync(), await host.ShopperAsync());
        await grace.SayAsync("My secret.");

        var foreign = await WholeAsync(await ada.SendAsync(new HttpMethod(method), $"conversations/{grace.Id}{path}"));
        var missing = await WholeAsync(await ada.SendAsync(new HttpMethod(method), $"conversations/{ConversationId.New()}{path}"));
        var nonsense = await WholeAsync(await ada.SendAsync(new HttpMethod(method), $"conversations/1{path}"));

        Assert.StartsWith("Forbidden", foreign, StringComparison.Ordinal);
        Assert.Equal(foreign, missing);
        Assert.Equal(foreign, nonsense);
    }

    [Fact]
    public async Task Knows_nothing_of_an_erased_conversation()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        host.Store.Erase(shopper.Id);
        await using var restarted = await ChannelHost.StartAsync();
        var again = restarted.Client();
        again.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", shopper.Token);

        foreach (var (method, path) in new[]
                 {
                     (HttpMethod.Post, "conversations"), (HttpMethod.Get, $"conversations/{shopper.Id}"),
                     (HttpMethod.Get, $"conversations/{shopper.Id}/activities"), (HttpMethod.Post, $"conversations/{shopper.Id}/activities"),
                 })
        {
            var request = new HttpRequestMessage(method, $"/v3/directline/{path}");
            request.Content = method == HttpMethod.Post ? ShopperClient.Json("""{"type":"message","text":"Hello?"}""") : null;

            Assert.Equal(HttpStatusCode.NotFound, (await again.SendAsync(request, Cancel)).StatusCode);
        }
    }

    [Fact]
    public async Task Renews_a_token_without_moving_it_to_another_conversation()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(15));

        var body = await ShopperClient.BodyAsync(await shopper.SendAsync(HttpMethod.Post, "tokens/refresh"));
        shopper.Use(body.GetProperty("token").GetString()!);
        host.Clock.Advance(TimeSpan.FromMinutes(29));

        Assert.Equal(shopper.Id.Value, body.GetProperty("conversationId").GetString());
        Assert.Equal(1_800, body.GetProperty("expires_in").GetInt32());
        await shopper.SayAsync("Still me.");
    }

    [Fact]
    public async Task Makes_tokens_for_servers_that_hold_the_secret()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        shopper.Use(ChannelHost.DirectLineSecret);

        var body = await ShopperClient.BodyAsync(
            await shopper.PostAsync("tokens/generate", """{"user":{"id":"dl_ada","name":"Ada"},"trustedOrigins":["https://shop.example"]}"""));
        shopper.Use(body.GetProperty("token").GetString()!);
        var path = $"conversations/{body.GetProperty("conversationId").GetString()}/activities";

        Assert.False(body.TryGetProperty("streamUrl", out _));
        Assert.Equal(HttpStatusCode.NotFound, (await shopper.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await shopper.SendAsync(HttpMethod.Post, "conversations", origin: "http://localhost")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await shopper.SendAsync(HttpMethod.Post, "conversations", origin: ChannelHost.Page)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await shopper.PostAsync("conversations", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await shopper.PostAsync(path, """{"type":"message","text":"Hi","from":{"id":"dl_grace"}}""")).StatusCode);
        var said = (await ShopperClient.BodyAsync(await shopper.GetAsync(path))).GetProperty("activities")[1];
        Assert.Equal("dl_ada", said.GetProperty("from").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Lets_a_server_with_the_secret_start_read_and_write()
    {
        await using var host = await ChannelHost.StartAsync();
        var server = await host.ShopperAsync();
        server.Use(ChannelHost.DirectLineSecret);

        var started = await server.PostAsync("conversations", """{"user":{"id":"dl_ada"}}""");
        var path = $"conversations/{(await ShopperClient.BodyAsync(started)).GetProperty("conversationId").GetString()}";

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync($"{path}/activities", """{"type":"message","text":"Hi"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"conversations/{ConversationId.New()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("conversations/1")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.SendAsync(HttpMethod.Post, "tokens/refresh")).StatusCode);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("dl_")]
    [InlineData("dl_<b>")]
    public async Task Wants_user_ids_of_servers_to_be_told_apart_from_those_of_clients(string user)
    {
        await using var host = await ChannelHost.StartAsync();
        var server = await host.ShopperAsync();
        server.Use(ChannelHost.DirectLineSecret);

        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync("tokens/generate", $$$"""{"user":{"id":"{{{user}}}"}}""")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.PostAsync("conversations", $$$"""{"user":{"id":"{{{user}}}"}}""")).StatusCode);
    }

    [Fact]
    public async Task Makes_no_tokens_for_others_or_without_a_secret()
    {
        await using var host = await ChannelHost.StartAsync(options: ChannelHost.Options with { DirectLineSecret = null });
        var shopper = await host.ShopperAsync();

        Assert.Equal("SecretNeeded", await CodeAsync(await shopper.PostAsync("tokens/generate", "{}")));
        shopper.Use(ChannelHost.DirectLineSecret);
        Assert.Equal(HttpStatusCode.Forbidden, (await shopper.PostAsync("tokens/generate", "{}")).StatusCode);
    }

    [Fact]
    public async Task Starts_one_conversation_however_often_its_token_is_used_at_once()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        shopper.Use(ChannelHost.DirectLineSecret);
        shopper.Use((await ShopperClient.BodyAsync(await shopper.PostAsync("tokens/generate", "{}"))).GetProperty("token").GetString()!);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shopper.PostAsync("conversations", "{}")));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode is HttpStatusCode.Created));
        Assert.Equal(19, answers.Count(answer => answer.StatusCode is HttpStatusCode.OK));
    }

    [Fact]
    public async Task Counts_conversations_that_servers_allocate_for_the_shopper_who_starts_them()
    {
        await using var host = await ChannelHost.StartAsync(new Limits { ConversationsPerHour = 1 });
        var shopper = await host.ShopperAsync();
        shopper.Use(ChannelHost.DirectLineSecret);
        shopper.Use((await ShopperClient.BodyAsync(await shopper.PostAsync("tokens/generate", "{}"))).GetProperty("token").GetString()!);

        var refused = await shopper.PostAsync("conversations", "{}");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task Refuses_files_with_a_reason()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();

        var answer = await shopper.SendAsync(HttpMethod.Post, $"conversations/{shopper.Id}/upload?userId=x", new ByteArrayContent([1, 2, 3]));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UploadsOff"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Theory]
    [InlineData(ChannelHost.Page, ChannelHost.Page)]
    [InlineData("https://evil.example", null)]
    [InlineData("https://shop.example.evil.example", null)]
    [InlineData("null", null)]
    public async Task Allows_what_clients_send_from_allowed_pages_and_nothing_else(string origin, string? allowed)
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var preflight = new HttpRequestMessage(HttpMethod.Options, $"/v3/directline/conversations/{shopper.Id}/activities");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");

        var answer = await host.Client().SendAsync(preflight, Cancel);
        var real = await shopper.SendAsync(HttpMethod.Get, $"conversations/{shopper.Id}/activities", origin: origin);

        Assert.Equal(allowed, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal(allowed, Header(real, "Access-Control-Allow-Origin"));
        Assert.Null(Header(answer, "Access-Control-Allow-Credentials"));
        Assert.Equal(allowed is null ? null : "authorization,content-type,x-ms-bot-agent,x-requested-with", Header(answer, "Access-Control-Allow-Headers"));

        static string? Header(HttpResponseMessage answer, string name) =>
            answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
    }

    internal static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode ? null : (await ShopperClient.BodyAsync(answer)).GetProperty("error").GetProperty("code").GetString();

    private static async Task<string> WholeAsync(HttpResponseMessage answer) =>
        $"{answer.StatusCode}\n{answer.Headers}\n{answer.Content.Headers}\n{await answer.Content.ReadAsStringAsync(Cancel)}";
}
