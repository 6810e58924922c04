using System.Diagnostics;
using Assistant.BotFramework.DirectLine;
using Assistant.BotFramework.Tokens;
using Assistant.BotFramework.Wire;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Assistant.BotFramework.Chat;

/// <summary>Where a shopper's client begins: a conversation of its own, or the one it had, and a token for it.</summary>
internal sealed class ChatTokenEndpoint(
    TrustedOrigins origins, IdentityTokens identities, ChatAdmission admission, ILogger<ChatTokenEndpoint> logger)
{
    private static readonly ChatTokenRequest NothingAsked = new(Identity: null, Resume: null, Locale: null);
    private static readonly TimeSpan UntilStorageRecovers = TimeSpan.FromSeconds(5);

    public async Task<Results<JsonHttpResult<ChatTokenBody>, ProblemHttpResult>> PostAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (!origins.Allows(http.Request))
        {
            return Problem(StatusCodes.Status403Forbidden, "This site may not open the chat. Add it to Chat:AllowedOrigins.");
        }

        switch (await JsonBody.ReadAsync(http.Request, ChatTokenJson.Default.ChatTokenRequest, NothingAsked, cancellationToken))
        {
            case BodyReading<ChatTokenRequest>.Malformed(var message):
                return Problem(StatusCodes.Status400BadRequest, message);
            case BodyReading<ChatTokenRequest>.TooLarge:
                return Problem(StatusCodes.Status413PayloadTooLarge, "The body is larger than 64 KiB.");
            case BodyReading<ChatTokenRequest>.Read(var request):
                return Identify(request.Identity) switch
                {
                    IdentityReading.Refused(var remedy) => Problem(StatusCodes.Status401Unauthorized, remedy),
                    IdentityReading.Vouched(var customer) => await AdmitAsync(http, request, customer, cancellationToken),
                    null => await AdmitAsync(http, request, customer: null, cancellationToken),
                    _ => throw new UnreachableException(),
                };
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Null only where no identity is claimed at all: a bad claim never becomes a visitor.</summary>
    private IdentityReading? Identify(string? identity) => identity is null ? null : identities.Read(identity);

    private async Task<Results<JsonHttpResult<ChatTokenBody>, ProblemHttpResult>> AdmitAsync(
        HttpContext http, ChatTokenRequest request, CustomerId? customer, CancellationToken cancellationToken)
    {
        try
        {
            var visit = new Visit(customer, request.Resume, NetworkAddress.Of(http), Locale.Of(request.Locale, http.Request))
            {
                QualityConsent = request.Consent?.Quality,
            };
            switch (await admission.AdmitAsync(visit, cancellationToken))
            {
                case Admission.Admitted(var token, var resume):
                    http.Response.Headers.CacheControl = "no-store";
                    return TypedResults.Json(
                        new ChatTokenBody(token.Token.Conversation.Value, token.Text, token.ExpiresIn, resume),
                        ChatTokenJson.Default.ChatTokenBody);
                case Admission.NotResumed:
                    return Problem(StatusCodes.Status403Forbidden, "The conversation cannot be resumed. Ask again without resume to start a new one.");
                case Admission.TooMany(var wait):
                    http.Response.SetWait(wait);
                    return Problem(StatusCodes.Status429TooManyRequests, "Too many conversations were started from here. Please wait.");
                default:
                    throw new UnreachableException();
            }
        }
        catch (StorageUnavailableException fault)
        {
            logger.StorageUnavailable("chat token", fault);
            http.Response.SetWait(UntilStorageRecovers);
            return Problem(StatusCodes.Status503ServiceUnavailable, "The conversation could not be stored. Please try again in a moment.");
        }
    }

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
