using System.Diagnostics;
using Assistant.BotFramework.Activities;
using Assistant.BotFramework.Tokens;
using Assistant.BotFramework.Wire;
using Assistant.Core.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.BotFramework.DirectLine;

/// <summary>Starting a conversation and coming back to it.</summary>
internal static class ConversationEndpoints
{
    public static async Task<Results<JsonHttpResult<ConversationBody>, DirectLineError>> StartAsync(
        HttpContext http, ConversationStarter starter, ChatTokens tokens, Sessions sessions, CancellationToken cancellationToken)
    {
        switch (await TokenEndpoints.ReadParametersAsync(http.Request, cancellationToken))
        {
            case BodyReading<TokenParameters>.Malformed(var message):
                return DirectLineError.BadArgument(message);
            case BodyReading<TokenParameters>.TooLarge:
                return DirectLineError.TooLarge("The body is larger than 64 KiB.");
            case BodyReading<TokenParameters>.Read(var parameters):
                var token = Caller.Of(http) switch
                {
                    Caller.Shopper(var own) => own,
                    // A server starts a new conversation each time, in the name of the user that it states.
                    _ => tokens.Issue(ConversationId.New(), parameters.User?.Id ?? ChatTokens.NewUser(), startsConversation: true, []).Token,
                };
                var locale = Locale.Of(parameters.Locale, http.Request);
                return await starter.StartAsync(token, NetworkAddress.Of(http), locale, cancellationToken) switch
                {
                    StartOutcome.Open(_, var isNew) => TypedResults.Json(
                        sessions.Open(http.Request, sessions.Renew(token), after: 0),
                        DirectLineJson.Default.ConversationBody,
                        statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
                    StartOutcome.Gone => DirectLineError.NotFound(),
                    StartOutcome.TooMany(var wait) => DirectLineError.TooMany("Too many conversations were started from here.", wait),
                    _ => throw new UnreachableException(),
                };
            default:
                throw new UnreachableException();
        }
    }

    public static async Task<Results<JsonHttpResult<ConversationBody>, DirectLineError>> ReconnectAsync(
        HttpContext http, string? watermark, ConversationLog log, Sessions sessions, CancellationToken cancellationToken)
    {
        if (await log.FindAsync(http.NamedConversation(), cancellationToken) is not { } conversation)
        {
            return DirectLineError.NotFound();
        }

        // Without a watermark the client has everything and wants what comes from now on.
        var after = watermark is null ? Position.Last(conversation) : Position.Read(watermark, conversation);
        return after is { } position
            ? TypedResults.Json(
                sessions.Open(http.Request, sessions.TokenFor(Caller.Of(http), conversation), position),
                DirectLineJson.Default.ConversationBody)
            : DirectLineError.BadArgument("The watermark is not one of this conversation.");
    }
}
