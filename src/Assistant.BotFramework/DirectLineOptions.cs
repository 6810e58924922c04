using System.Text;

namespace Assistant.BotFramework;

/// <summary>What a shop sets about the chat's face to the outside. The host reads it from its configuration.</summary>
public sealed record DirectLineOptions
{
    private const int IdentitySecretBytes = 32;
    private const int DirectLineSecretBytes = 16;
    private const string Assumed = "assumed";
    private const string Required = "required";

    /// <summary>The assistant's name as shoppers see it.</summary>
    public string BotName { get; init; } = "Assistant";

    /// <summary>Sites, such as <c>https://shop.example</c>, that may open the chat beside the host's own. Exact; no wildcards.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The address under which shoppers reach this host, for links in messages and for streams; null: links are relative.</summary>
    public Uri? PublicBase { get; init; }

    /// <summary>Signs the tokens by which the shop vouches for a customer; at least 32 bytes. Null or empty: nobody can sign in.</summary>
    /// <exception cref="ArgumentException">The secret is too short.</exception>
    public string? IdentitySecret { get; init => field = Secret(value, IdentitySecretBytes, nameof(IdentitySecret)); }

    /// <summary>
    /// Lets a server open and read every conversation over Direct Line; at least 16 bytes. Null or empty: no such access.
    /// </summary>
    /// <exception cref="ArgumentException">The secret is too short.</exception>
    public string? DirectLineSecret { get; init => field = Secret(value, DirectLineSecretBytes, nameof(DirectLineSecret)); }

    /// <summary>
    /// Whether conversations of shoppers who said nothing about it may be looked at to judge quality: <c>assumed</c> or <c>required</c>.
    /// </summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public string QualityConsent { get; init => field = Consent(value, nameof(QualityConsent)); } = Assumed;

    /// <summary>Whether silence is consent.</summary>
    public bool AssumesQualityConsent => QualityConsent is Assumed;

    private static string Consent(string text, string name) => text is Assumed or Required
        ? text
        : throw new ArgumentException($"{name} must be {Assumed} or {Required}.", name);

    private static string? Secret(string? text, int leastBytes, string name) => text switch
    {
        null or "" => null,
        _ when Encoding.UTF8.GetByteCount(text) < leastBytes =>
            throw new ArgumentException($"{name} must be at least {leastBytes} bytes of UTF-8, or empty.", name),
        _ => text,
    };
}
