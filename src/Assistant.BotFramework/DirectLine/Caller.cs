using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Assistant.BotFramework.Tokens;
using Microsoft.AspNetCore.Http;

namespace Assistant.BotFramework.DirectLine;

/// <summary>In whose name a Direct Line request is made.</summary>
internal abstract record Caller
{
    private Caller()
    {
    }

    /// <summary>A shopper's client: one conversation.</summary>
    public sealed record Shopper(ChatToken Token) : Caller;

    /// <summary>A server that holds the secret: every conversation.</summary>
    public sealed record Server : Caller;

    /// <summary>Nobody who may come in.</summary>
    public sealed record Refused(DirectLineError Error) : Caller;

    /// <summary>Who was let in; set by <see cref="Gate"/> before any endpoint runs.</summary>
    public static Caller Of(HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("The endpoint is not behind the gate.");
}

/// <summary>Reads who is calling from the Authorization header.</summary>
internal sealed class Callers(ChatTokens tokens, DirectLineOptions options)
{
    private const string Scheme = "Bearer ";

    public Caller Read(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || header[Scheme.Length..].Trim() is not { Length: > 0 } text)
        {
            return new Caller.Refused(DirectLineError.NoToken());
        }

        if (IsSecret(text))
        {
            return new Caller.Server();
        }

        return tokens.Read(text) switch
        {
            TokenReading.Valid(var token) => new Caller.Shopper(token),
            TokenReading.Expired => new Caller.Refused(DirectLineError.TokenExpired()),
            TokenReading.Invalid => new Caller.Refused(DirectLineError.InvalidToken()),
            _ => throw new UnreachableException(),
        };
    }

    private bool IsSecret(string text) =>
        options.DirectLineSecret is { } secret
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(secret)), SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
