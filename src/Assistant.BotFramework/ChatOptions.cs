using System.ComponentModel.DataAnnotations;
using System.Text;

namespace Assistant.BotFramework;

/// <summary>The chat's face to the outside: configuration section <c>Chat</c>.</summary>
public sealed record ChatOptions : IValidatableObject
{
    private const int SecretBytes = 32;

    /// <summary>The assistant's name as shoppers see it.</summary>
    [Required]
    public string BotName { get; init; } = "Assistant";

    /// <summary>Sites, such as <c>https://shop.example</c>, that may open the chat beside the host's own. Exact; no wildcards.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>The address under which browsers reach this host, where a proxy hides it; null: as each request says.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Signs the tokens by which the shop vouches for a customer; at least 32 bytes. Null: nobody can sign in.</summary>
    public string? IdentitySecret { get; init; }

    /// <summary>Lets a server open and read every conversation over Direct Line; at least 32 bytes. Null: no such access.</summary>
    public string? DirectLineSecret { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, secret) in new[] { (nameof(IdentitySecret), IdentitySecret), (nameof(DirectLineSecret), DirectLineSecret) })
        {
            if (secret is not null && Encoding.UTF8.GetByteCount(secret) < SecretBytes)
            {
                yield return new ValidationResult($"Chat:{name} must be at least {SecretBytes} bytes of UTF-8. Make a random one.", [name]);
            }
        }

        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
        {
            yield return new ValidationResult(
                $"Chat:AllowedOrigins holds \"{origin}\"; write scheme and host alone, such as https://shop.example.", [nameof(AllowedOrigins)]);
        }

        if (PublicUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https"))
        {
            yield return new ValidationResult("Chat:PublicUrl must begin with http:// or https://.", [nameof(PublicUrl)]);
        }
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && url.GetLeftPart(UriPartial.Authority) == text;
}
