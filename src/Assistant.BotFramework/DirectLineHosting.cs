using Assistant.BotFramework.Activities;
using Assistant.BotFramework.Chat;
using Assistant.BotFramework.DirectLine;
using Assistant.BotFramework.Streaming;
using Assistant.BotFramework.Tokens;
using Assistant.BotFramework.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.BotFramework;

/// <summary>Puts Direct Line 3.0 and <c>/chat/token</c> into a host.</summary>
public static class DirectLineHosting
{
    private const string CorsPolicy = "chat";

    /// <summary>
    /// Adds the channel. The host provides the conversations (<c>Intake</c>, <c>Reception</c>, <c>ConversationLog</c>,
    /// <c>ConversationFeed</c>, <c>IConversationStore</c>), <c>Limits</c>, a <c>TimeProvider</c> and an <see cref="IResumeTokens"/>.
    /// </summary>
    /// <param name="secret">Secret of this data folder, at least 32 bytes; signs every token. Another one ends all sessions.</param>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, byte[] secret, DirectLineOptions options)
    {
        services.AddCors(cors => cors.AddPolicy(CorsPolicy, policy => policy
            .WithOrigins([.. options.AllowedOrigins])
            .WithMethods("GET", "POST")
            .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
            .WithExposedHeaders("Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));

        return services
            .AddSingleton(options)
            .AddSingleton(new ChatKeys(secret))
            .AddSingleton<ChatTokens>()
            .AddSingleton<StreamTickets>()
            .AddSingleton<IdentityTokens>()
            .AddSingleton<ResumeTokens>()
            .AddSingleton<TrustedOrigins>()
            .AddSingleton<Callers>()
            .AddSingleton<FirstStarts>()
            .AddSingleton<ConversationStarter>()
            .AddSingleton<Sessions>()
            .AddSingleton<ActivityIntake>()
            .AddSingleton<ActivityReader>()
            .AddSingleton<OpenStreams>()
            .AddSingleton<StreamEndpoint>()
            .AddSingleton<ChatAdmission>()
            .AddSingleton<ChatTokenEndpoint>();
    }

    /// <summary>The middleware that the channel needs, before its endpoints: cross-origin answers and WebSockets.</summary>
    public static IApplicationBuilder UseDirectLine(this IApplicationBuilder app) => app.UseCors().UseWebSockets();

    /// <summary>Maps <c>POST /chat/token</c>.</summary>
    public static IEndpointConventionBuilder MapChatToken(this IEndpointRouteBuilder routes) => routes
        .MapPost("/chat/token", (HttpContext http, ChatTokenEndpoint endpoint, CancellationToken cancellationToken) =>
            endpoint.PostAsync(http, cancellationToken))
        .RequireCors(CorsPolicy);

    /// <summary>Maps <c>/v3/directline/…</c>, streams included.</summary>
    public static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var root = routes.MapGroup("/v3/directline").RequireCors(CorsPolicy);
        var gated = root.MapGroup("").AddEndpointFilter<RouteGroupBuilder, Gate>();
        gated.MapPost("/tokens/generate", TokenEndpoints.GenerateAsync);
        gated.MapPost("/tokens/refresh", TokenEndpoints.Refresh);
        gated.MapGet("/session/getsessionid", TokenEndpoints.Session);
        gated.MapPost("/conversations", ConversationEndpoints.StartAsync);
        gated.MapGet($"/conversations/{{{Gate.RouteId}}}", ConversationEndpoints.ReconnectAsync);
        gated.MapGet($"/conversations/{{{Gate.RouteId}}}/activities", ActivityEndpoints.ListAsync);
        gated.MapPost($"/conversations/{{{Gate.RouteId}}}/activities", ActivityEndpoints.PostAsync);
        gated.MapPost($"/conversations/{{{Gate.RouteId}}}/upload", ActivityEndpoints.Upload);
        root.MapGet(
            $"/conversations/{{{Gate.RouteId}}}/stream",
            (HttpContext http, string? watermark, string? t, StreamEndpoint endpoint) => endpoint.OpenAsync(http, watermark, t));
        return root;
    }
}
