using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Assistant.Core.Actions;

/// <summary>
/// The id of one intended write, given once and never again: it is the one-time id on the card and the idempotency key under which the
/// shop is called, however often that takes. 128 random bits, so that none can be guessed.
/// </summary>
[JsonConverter(typeof(TextIdJsonConverter<ActionId>))]
public readonly record struct ActionId(string Value) : ITextId<ActionId>
{
    private const string Prefix = "act-";
    private const int Bytes = 16;

    public static ActionId New() => new(Prefix + RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true));

    public static bool TryParse([NotNullWhen(true)] string? text, out ActionId id)
    {
        var valid = text is { Length: 4 + (2 * Bytes) }
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && text.Skip(Prefix.Length).All(char.IsAsciiHexDigitLower);
        id = valid ? new ActionId(text!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
