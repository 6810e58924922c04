using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Brains.BuiltIn.Orders;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>A row of <c>search_catalog</c>.</summary>
internal sealed record ProductRowFacts(
    string Product,
    string Title,
    string Options,
    PriceFacts Price,
    bool InStock,
    DateTimeOffset AsOf,
    PriceFacts? RegularPrice = null,
    DateOnly? ExpectedOn = null);

/// <summary>A product as <c>get_product</c> tells it.</summary>
internal sealed record ProductFacts(
    string Product,
    string Title,
    string Description,
    ImmutableArray<ProductFacts.Attribute> Attributes,
    ImmutableArray<ProductFacts.Variant> Variants,
    int? WarrantyMonths = null)
{
    internal sealed record Attribute(string Name, string Value);

    internal sealed record Variant(
        ImmutableArray<Attribute> Options,
        PriceFacts Price,
        bool InStock,
        DateTimeOffset AsOf,
        PriceFacts? RegularPrice = null,
        DateOnly? ExpectedOn = null)
    {
        public string Words => string.Join(", ", Options.Select(option => option.Value));
    }
}

internal sealed record FoundProducts(ImmutableArray<ProductRowFacts> Products);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FoundProducts))]
[JsonSerializable(typeof(ProductFacts))]
internal sealed partial class ProductJson : JsonSerializerContext;
