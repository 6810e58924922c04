using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Core;

/// <summary>An identifier that is text on every wire. Two kinds of id can never be swapped.</summary>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>The canonical text; what is stored, sent and compared.</summary>
    string Value { get; }

    /// <summary>Reads an id as somebody may write it; false when it cannot be one.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf id);
}

/// <summary>Reads and writes an id as a JSON string; anything that is not one is a <see cref="JsonException"/>.</summary>
public sealed class TextIdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, ITextId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && TId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException($"Expected the text of a {typeof(TId).Name}.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException($"Expected the text of a {typeof(TId).Name}.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}

/// <summary>The rule for ids that belong to somebody else: kept as they are, if they are short and printable.</summary>
internal static class OpaqueId
{
    public const int MaxLength = 128;

    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength } && !text.Any(char.IsControl) && text == text.Trim();
}
