using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Tests.Fakes;

/// <summary>What a shopper's browser does, step by step.</summary>
internal sealed class ShopperClient
{
    private HttpClient _http;

    private ShopperClient(HttpClient http, JsonElement token)
    {
        _http = http;
        Id = ConversationId.TryParse(token.GetProperty("conversationId").GetString(), out var id) ? id : throw new JsonException();
        Resume = token.GetProperty("resume").GetString()!;
        Use(token.GetProperty("token").GetString()!);
    }

    public ConversationId Id { get; }

    public string Resume { get; }

    public string Token { get; private set; } = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ShopperClient> EnterAsync(ChannelHost host)
    {
        var http = host.Client();
        var answer = await http.PostAsync("/chat/token", Json("{}"), Cancel);
        answer.EnsureSuccessStatusCode();
        return new ShopperClient(http, await BodyAsync(answer));
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public static async Task<JsonElement> BodyAsync(HttpResponseMessage answer) =>
        await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);

    public void Use(string token)
    {
        Token = token;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Goes on with another host under the same address.</summary>
    public void MoveTo(ChannelHost host)
    {
        _http = host.Client();
        Use(Token);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? origin = null)
    {
        var request = new HttpRequestMessage(method, $"/v3/directline/{path}") { Content = content };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return _http.SendAsync(request, Cancel);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<HttpResponseMessage> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, Json(json));

    public Task<HttpResponseMessage> PostActivityAsync(string json) => PostAsync($"conversations/{Id}/activities", json);

    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        var answer = await PostActivityAsync(JsonSerializer.Serialize(
            new { type = "message", text, channelData = new { clientActivityID = clientId ?? Guid.NewGuid().ToString() } }));
        answer.EnsureSuccessStatusCode();
        return (await BodyAsync(answer)).GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> PollAsync(string? watermark = null) =>
        await BodyAsync((await GetAsync($"conversations/{Id}/activities?watermark={watermark}")).EnsureSuccessStatusCode());

    /// <summary>Starts the conversation; gives the address of its stream.</summary>
    public async Task<string> StartAsync() => await StreamUrlAsync(await PostAsync("conversations", """{"user":{}}"""));

    public async Task<string> ReconnectAsync(string watermark) =>
        await StreamUrlAsync(await GetAsync($"conversations/{Id}?watermark={watermark}"));

    private static async Task<string> StreamUrlAsync(HttpResponseMessage answer) =>
        (await BodyAsync(answer.EnsureSuccessStatusCode())).GetProperty("streamUrl").GetString()!;
}
