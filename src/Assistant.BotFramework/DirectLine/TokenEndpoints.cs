using System.Diagnostics;
using Assistant.BotFramework.Tokens;
using Assistant.BotFramework.Wire;
using Assistant.Core.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assistant.BotFramework.DirectLine;

/// <summary>Tokens that servers make for shoppers, and renewing them.</summary>
internal static class TokenEndpoints
{
    private const int LongestUserId = 64;
    private static readonly TokenParameters NoParameters = new(User: null, TrustedOrigins: null, Locale: null);

    /// <summary>Allocates a conversation; the first start stores it.</summary>
    public static async Task<Results<JsonHttpResult<ConversationBody>, DirectLineError>> GenerateAsync(
        HttpContext http, ChatTokens tokens, CancellationToken cancellationToken)
    {
        if (Caller.Of(http) is not Caller.Server)
        {
            return DirectLineError.SecretNeeded();
        }

        switch (await ReadParametersAsync(http.Request, cancellationToken))
        {
            case BodyReading<TokenParameters>.Malformed(var message):
                return DirectLineError.BadArgument(message);
            case BodyReading<TokenParameters>.TooLarge:
                return DirectLineError.TooLarge("The body is larger than 64 KiB.");
            case BodyReading<TokenParameters>.Read(var parameters):
                var token = tokens.Issue(
                    ConversationId.New(), parameters.User?.Id ?? ChatTokens.NewUser(), startsConversation: true, parameters.TrustedOrigins ?? []);
                return Body(token);
            default:
                throw new UnreachableException();
        }
    }

    public static Results<JsonHttpResult<ConversationBody>, DirectLineError> Refresh(HttpContext http, Sessions sessions) =>
        Caller.Of(http) is Caller.Shopper(var token)
            ? Body(sessions.Renew(token))
            : DirectLineError.BadArgument("Send the token to renew. A secret needs no renewing.");

    /// <summary>Clients ask for it before they show a sign-in card; any value will do.</summary>
    public static JsonHttpResult<SessionBody> Session() =>
        TypedResults.Json(new SessionBody(Guid.NewGuid().ToString("N")), DirectLineJson.Default.SessionBody);

    /// <summary>
    /// Parameters of a start or of a new token. A server's user id begins with <c>dl_</c>; what a shopper's client says about its own
    /// id is ignored, because its token knows.
    /// </summary>
    public static async Task<BodyReading<TokenParameters>> ReadParametersAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var reading = await JsonBody.ReadAsync(request, DirectLineJson.Default.TokenParameters, NoParameters, cancellationToken);
        return Caller.Of(request.HttpContext) is Caller.Server
            && reading is BodyReading<TokenParameters>.Read({ User.Id: { } user })
            && !IsUserId(user)
                ? new BodyReading<TokenParameters>.Malformed(
                    $"user.id must begin with dl_ and hold at most {LongestUserId} letters, digits, hyphens and underscores.")
                : reading;
    }

    private static bool IsUserId(string text) =>
        text.Length is > 3 and <= LongestUserId
        && text.StartsWith("dl_", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static JsonHttpResult<ConversationBody> Body(IssuedToken token) => TypedResults.Json(
        new ConversationBody(token.Token.Conversation.Value, token.Text, token.ExpiresIn), DirectLineJson.Default.ConversationBody);
}
