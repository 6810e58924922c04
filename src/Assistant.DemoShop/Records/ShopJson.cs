using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Records;

/// <summary>How the shop's records look as JSON, in its file and in snapshots.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32,
    Converters =
    [
        typeof(WordJsonConverter<OrderStatus>),
        typeof(WordJsonConverter<ShipmentStatus>),
        typeof(WordJsonConverter<PaymentKind>),
        typeof(WordJsonConverter<PaymentState>),
        typeof(WordJsonConverter<ReturnKind>),
        typeof(WordJsonConverter<ReturnState>),
        typeof(WordJsonConverter<ActionKind>),
        typeof(WordJsonConverter<CancelReason>),
        typeof(TraitsJsonConverter),
    ])]
[JsonSerializable(typeof(SnapshotHeader))]
[JsonSerializable(typeof(CustomerRecord))]
[JsonSerializable(typeof(ProductRecord))]
[JsonSerializable(typeof(OrderRecord))]
internal sealed partial class ShopJson : JsonSerializerContext;

/// <summary>The one way in which records become text and text becomes records.</summary>
internal static class ShopFormat
{
    // The text goes to files and never into HTML, so names and prices stay readable.
    private static readonly ShopJson Json = new(new JsonSerializerOptions(ShopJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = null,
    });

    public static JsonTypeInfo<SnapshotHeader> Header => Json.SnapshotHeader;

    public static JsonTypeInfo<CustomerRecord> Customer => Json.CustomerRecord;

    public static JsonTypeInfo<ProductRecord> Product => Json.ProductRecord;

    public static JsonTypeInfo<OrderRecord> Order => Json.OrderRecord;

    public static byte[] Write<T>(T record, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(record, type);

    /// <exception cref="JsonException">The text is not such a record.</exception>
    public static T Read<T>(ReadOnlySpan<byte> text, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(text, type) ?? throw new JsonException("Expected an object, found null.");
}
