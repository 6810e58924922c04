using Assistant.BotFramework.Wire;
using Microsoft.AspNetCore.Http;

namespace Assistant.BotFramework.DirectLine;

/// <summary>A refusal in the form that Direct Line clients read. Code and status are stable; the message is for people.</summary>
internal sealed class DirectLineError(int status, string code, string message, TimeSpan? wait = null) : IResult, IStatusCodeHttpResult
{
    private static readonly TimeSpan UntilStorageRecovers = TimeSpan.FromSeconds(5);

    public int? StatusCode => status;

    public static DirectLineError BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineError NoToken() =>
        new(StatusCodes.Status401Unauthorized, "MissingToken", "Send the header Authorization: Bearer with the token of /chat/token.");

    public static DirectLineError InvalidToken() =>
        new(StatusCodes.Status403Forbidden, "InvalidToken", "The token is not valid here. Get a new one from /chat/token.");

    public static DirectLineError TokenExpired() =>
        new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired. Get a new one from /chat/token.");

    /// <summary>Also for a conversation that does not exist: the two must not be told apart.</summary>
    public static DirectLineError NotYours() =>
        new(StatusCodes.Status403Forbidden, "WrongConversation", "The token is for another conversation.");

    public static DirectLineError SecretNeeded() =>
        new(StatusCodes.Status403Forbidden, "SecretNeeded", "Only a server that holds DirectLine:Secret may do this.");

    public static DirectLineError ForeignOrigin() =>
        new(StatusCodes.Status403Forbidden, "OriginNotTrusted", "This site may not open the chat. Add it to Chat:AllowedOrigins.");

    public static DirectLineError NotFound() =>
        new(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");

    public static DirectLineError TooLarge(string message) =>
        new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", message);

    public static DirectLineError TooMany(string message, TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", message, wait);

    public static DirectLineError Ended(string message) => new(StatusCodes.Status403Forbidden, "ConversationEnded", message);

    public static DirectLineError Unavailable() => new(
        StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Nothing was stored. Please send it again in a moment.", UntilStorageRecovers);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        if (wait is { } time)
        {
            httpContext.Response.SetWait(time);
        }

        return httpContext.Response.WriteAsJsonAsync(
            new ErrorBody(new ErrorDetail(code, message)), DirectLineJson.Default.ErrorBody, cancellationToken: httpContext.RequestAborted);
    }
}
