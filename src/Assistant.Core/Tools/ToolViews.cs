using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools;

/// <summary>The JSON in which tools answer brains: snake_case, dates ISO 8601, enums as snake_case words, absent for unknown.</summary>
internal static class ToolJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static JsonObject Write<T>(T view) => JsonSerializer.SerializeToNode(view, Options)!.AsObject();
}

/// <param name="Amount">Integer minor units.</param>
/// <param name="Text">As a shopper reads it.</param>
internal sealed record MoneyView(long Amount, string Currency, string Text)
{
    public static MoneyView Of(Money money) => new(money.Minor, money.Currency, money.ToString());
}

internal static class ViewText
{
    /// <summary>Options in one line: <c>Moss green, L</c>.</summary>
    public static string Of(ImmutableArray<VariantOption> options) => string.Join(", ", options.Select(option => option.Value));

    /// <summary>The set flags as words.</summary>
    public static ImmutableArray<ItemTraits> Of(ItemTraits traits) =>
        [.. Enum.GetValues<ItemTraits>().Where(trait => trait is not ItemTraits.None && traits.HasFlag(trait))];
}
