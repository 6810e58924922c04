using System.Text.RegularExpressions;
using Assistant.BotFramework.Tokens;
using Assistant.BotFramework.Wire;
using Assistant.Core.Conversations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Assistant.BotFramework.DirectLine;

/// <summary>Stands before every Direct Line endpoint: trusted page? known caller? their conversation? And after it: can it be stored?</summary>
internal sealed class Gate(TrustedOrigins origins, Callers callers, ILogger<Gate> logger) : IEndpointFilter
{
    public const string RouteId = "conversation";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = callers.Read(http.Request);
        if (Refusal(http, caller) is { } refusal)
        {
            return refusal;
        }

        http.Features.Set(caller);
        try
        {
            return await next(context);
        }
        catch (StorageUnavailableException fault)
        {
            logger.StorageUnavailable(http.GetEndpoint()?.DisplayName, fault);
            return DirectLineError.Unavailable();
        }
        catch (RegexMatchTimeoutException)
        {
            // The machine stood still for seconds while a message was cleaned of secrets. The fault quotes the text and is not logged.
            logger.StoodStill(http.GetEndpoint()?.DisplayName);
            return DirectLineError.Unavailable();
        }
    }

    private DirectLineError? Refusal(HttpContext http, Caller caller)
    {
        if (!origins.Allows(http.Request))
        {
            return DirectLineError.ForeignOrigin();
        }

        var named = http.GetRouteValue(RouteId) as string;
        return caller switch
        {
            Caller.Refused(var error) => error,
            Caller.Shopper(var token) when !MayCallFrom(http.Request, token) => DirectLineError.ForeignOrigin(),
            Caller.Shopper(var token) when named is not null && named != token.Conversation.Value => DirectLineError.NotYours(),
            Caller.Server when named is not null && !ConversationId.TryParse(named, out _) => DirectLineError.NotFound(),
            _ => null,
        };
    }

    private static bool MayCallFrom(HttpRequest request, ChatToken token) =>
        token.TrustedOrigins.IsDefaultOrEmpty
        || request.Headers.Origin is not [{ } origin]
        || token.TrustedOrigins.Contains(origin, StringComparer.Ordinal);
}

internal static class GateExtensions
{
    /// <summary>The conversation that the address names; the gate has seen that it is the caller's.</summary>
    public static ConversationId NamedConversation(this HttpContext http) =>
        ConversationId.TryParse(http.GetRouteValue(Gate.RouteId) as string, out var id)
            ? id
            : throw new InvalidOperationException("The endpoint names no conversation.");
}
