using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Assistant.Core.Tools;

/// <summary>Free text in a tool's arguments: one to 400 characters, trimmed, no control characters.</summary>
[JsonConverter(typeof(TextIdJsonConverter<ShortText>))]
public readonly record struct ShortText(string Value) : ITextId<ShortText>
{
    public const int MaxLength = 400;

    public static bool TryParse([NotNullWhen(true)] string? text, out ShortText id)
    {
        var trimmed = text?.Trim();
        var valid = trimmed is { Length: > 0 and <= MaxLength } && !trimmed.Any(c => char.IsControl(c) && c is not '\n');
        id = valid ? new ShortText(trimmed!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
