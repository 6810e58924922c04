using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Records;

/// <summary>Writes an enum as one camel-case word; an unknown word is refused together with the words that are known.</summary>
internal sealed class WordJsonConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? Words<TEnum>.Parse(reader.GetString()!) : throw Words<TEnum>.Unknown(null);

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Words<TEnum>.Of(value));
}

/// <summary>Writes the traits of an item as an array of words: <c>["finalSale", "hygiene"]</c>.</summary>
internal sealed class TraitsJsonConverter : JsonConverter<ItemTraits>
{
    public override ItemTraits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
            throw new JsonException("Expected an array of traits.");

        var traits = ItemTraits.None;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            traits |= reader.TokenType is JsonTokenType.String
                ? Words<ItemTraits>.Parse(reader.GetString()!)
                : throw Words<ItemTraits>.Unknown(null);
        }

        return traits;
    }

    public override void Write(Utf8JsonWriter writer, ItemTraits value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var trait in Words<ItemTraits>.All)
        {
            if (trait is not ItemTraits.None && value.HasFlag(trait))
                writer.WriteStringValue(Words<ItemTraits>.Of(trait));
        }

        writer.WriteEndArray();
    }
}

internal static class Words<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> ByValue =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName($"{value}"));

    private static readonly FrozenDictionary<string, TEnum> ByWord =
        ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static IReadOnlyList<TEnum> All { get; } = Enum.GetValues<TEnum>();

    public static string Of(TEnum value) => ByValue[value];

    public static TEnum Parse(string word) => ByWord.TryGetValue(word, out var value) ? value : throw Unknown(word);

    public static JsonException Unknown(string? word) => new(
        $"{(word is null ? "The value" : $"'{word}'")} is not one of: {string.Join(", ", All.Select(Of))}.");
}
