using System.Collections.Immutable;
using System.Net;
using System.Net.WebSockets;
using Assistant.BotFramework.Tokens;
using Assistant.Core;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Testing.Knowledge;
using Assistant.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.BotFramework.Tests.Fakes;

/// <summary>The channel alone in a host: real intake, reception and log; a store in memory; a clock that the test moves.</summary>
internal sealed class ChannelHost : IAsyncDisposable
{
    public const string AddressHeader = "X-Test-Address";
    public const string Page = "https://shop.example";

    public static readonly string IdentitySecret = new('i', 40);
    public static readonly string DirectLineSecret = new('d', 40);

    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static readonly DirectLineOptions Options = new()
    {
        BotName = "Mara",
        AllowedOrigins = [Page],
        IdentitySecret = IdentitySecret,
        DirectLineSecret = DirectLineSecret,
    };

    private readonly WebApplication _app;

    private ChannelHost(WebApplication app) => _app = app;

    public ManualClock Clock => (ManualClock)_app.Services.GetRequiredService<TimeProvider>();

    public MemoryStore Store => (MemoryStore)_app.Services.GetRequiredService<IConversationStore>();

    public ConversationLog Log => _app.Services.GetRequiredService<ConversationLog>();

    public ConversationFeed Feed => _app.Services.GetRequiredService<ConversationFeed>();

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<ChannelHost> StartAsync(
        Limits? limits = null, DirectLineOptions? options = null, MemoryStore? store = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        limits ??= new Limits { MessagesPerMinute = 100_000, MessagesPerHour = 1_000_000, ConversationsPerHour = 1_000_000 };
        builder.Services
            .AddSingleton(limits)
            .AddSingleton<TimeProvider>(new ManualClock())
            .AddSingleton<IConversationStore>(store ?? new MemoryStore())
            .AddSingleton<IResumeTokens, MemoryResumeTokens>()
            .AddSingleton<ConversationFeed>()
            .AddSingleton(services => new ConversationLog(
                services.GetRequiredService<IConversationStore>(), services.GetRequiredService<ConversationFeed>()))
            .AddSingleton(new OneTimeCodes(Key, limits))
            .AddSingleton<Intake>()
            .AddSingleton(services => new Reception(
                Key,
                services.GetRequiredService<ConversationLog>(),
                ShippedPrompts.Live,
                limits,
                services.GetRequiredService<TimeProvider>()))
            .AddDirectLine(Key, options ?? Options);

        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = IPAddress.Parse(http.Request.Headers[AddressHeader].FirstOrDefault() ?? "203.0.113.7");
            return next(http);
        });
        app.UseDirectLine();
        app.MapDirectLine();
        app.MapChatToken();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ChannelHost(app);
    }

    public HttpClient Client() => _app.GetTestClient();

    /// <summary>A shopper's client with a token of its own conversation.</summary>
    public async Task<ShopperClient> ShopperAsync() => await ShopperClient.EnterAsync(this);

    public Task<WebSocket> OpenAsync(string streamUrl, Action<HttpRequest>? configure = null)
    {
        var client = _app.GetTestServer().CreateWebSocketClient();
        client.ConfigureRequest = request => configure?.Invoke(request);
        return client.ConnectAsync(new Uri(streamUrl), TestContext.Current.CancellationToken);
    }

    /// <summary>Answers everything that is unanswered, as a turn would.</summary>
    public Task AnswerAsync(ConversationId id, string text) => AppendAsync(id, conversation =>
    [
        new AssistantSpoke(conversation.LastSequence + 1, new OutgoingMessage(Speaker.Assistant, text))
        {
            At = Clock.GetUtcNow(),
            Turn = Some.Turn(answers: [.. conversation.Unanswered.Select(message => message.Sequence)]),
        },
    ]);

    public Task AppendAsync(ConversationId id, Func<Conversation, ImmutableArray<ConversationEvent>> events) =>
        Log.UpdateAsync(id, conversation => new Change<bool>(true, events(conversation!)), TestContext.Current.CancellationToken);

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
