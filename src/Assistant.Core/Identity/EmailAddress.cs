using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Assistant.Core.Identity;

/// <summary>A mail address as a shopper may type it, trimmed; checked for its shape only.</summary>
[JsonConverter(typeof(TextIdJsonConverter<EmailAddress>))]
public readonly record struct EmailAddress(string Value) : ITextId<EmailAddress>
{
    private const int MaxLength = 254;

    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress id)
    {
        var trimmed = text?.Trim();
        var at = trimmed?.IndexOf('@') ?? -1;
        var valid = trimmed is { Length: <= MaxLength }
            && at > 0
            && trimmed.IndexOf('.', at) > at + 1
            && trimmed.LastIndexOf('@') == at
            && !trimmed.EndsWith('.')
            && !trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
        id = valid ? new EmailAddress(trimmed!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
