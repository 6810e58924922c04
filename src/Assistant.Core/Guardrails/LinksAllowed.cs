using System.Text.RegularExpressions;
using Assistant.Core.Turns;

namespace Assistant.Core.Guardrails;

/// <summary>Takes out web addresses that do not lead to a host of the shop's own list. A brain can be talked into any link.</summary>
/// <param name="hosts">Hosts that may be linked, without port; a carrier's for tracking, the shop's own.</param>
public sealed partial class LinksAllowed(IReadOnlySet<string> hosts) : IDraftGuardrail
{
    [GeneratedRegex(@"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|(?:javascript|data|vbscript|file|mailto):)[^\s)\]>""']+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addresses { get; }

    public Draft Check(Draft draft, Turn turn) => draft with
    {
        Text = Addresses.Replace(draft.Text, match => IsAllowed(match.Value) ? match.Value : "(link removed)"),
    };

    private bool IsAllowed(string address) =>
        Uri.TryCreate(address.TrimEnd('.', ',', ';', '!', '?'), UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttps
            && uri.UserInfo.Length is 0
            && hosts.Contains(uri.Host);
}
