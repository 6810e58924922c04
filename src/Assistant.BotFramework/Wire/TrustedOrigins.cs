using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace Assistant.BotFramework.Wire;

/// <summary>Decides which web pages may use the chat: those of this host and of the configured sites.</summary>
/// <remarks>A request without an Origin does not come from a foreign page: native clients and servers send none.</remarks>
internal sealed class TrustedOrigins(DirectLineOptions options)
{
    private readonly FrozenSet<string> _allowed = options.AllowedOrigins
        .Concat(options.PublicBase is { } url ? [url.GetLeftPart(UriPartial.Authority)] : Array.Empty<string>())
        .ToFrozenSet(StringComparer.Ordinal);

    public bool Allows(HttpRequest request) => request.Headers.Origin switch
    {
        { Count: 0 } => true,
        [{ } origin] => _allowed.Contains(origin) || origin == $"{request.Scheme}://{request.Host}",
        _ => false,
    };
}
