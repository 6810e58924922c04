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
    DateOnly? ExpectedOn = null,
    double? Rating = null,
    int Reviews = 0,
    string? Weight = null,
    bool PreOrder = false);

/// <summary>A product as <c>get_product</c> tells it.</summary>
internal sealed record ProductFacts(
    string Product,
    string Title,
    string Description,
    ImmutableArray<ProductFacts.Attribute> Attributes,
    ImmutableArray<ProductFacts.Variant> Variants,
    int? WarrantyMonths = null,
    double? Rating = null,
    int Reviews = 0,
    ImmutableArray<string>? Traits = null)
{
    /// <summary>It can be ordered and ships on its release day.</summary>
    public bool IsPreOrder => Traits is { IsDefault: false } traits && traits.Contains("pre_order");

    internal sealed record Attribute(string Name, string Value);

    internal sealed record Variant(
        ImmutableArray<Attribute> Options,
        PriceFacts Price,
        bool InStock,
        DateTimeOffset AsOf,
        PriceFacts? RegularPrice = null,
        DateOnly? ExpectedOn = null,
        [property: System.Text.Json.Serialization.JsonPropertyName("variant")] string? Id = null)
    {
        public string Words => string.Join(", ", Options.Select(option => option.Value));
    }
}

/// <param name="Relaxed">Filters that nothing meets, so that these results do not meet them either.</param>
/// <param name="Unsold">The shop has nothing of the kind; the categories that come nearest.</param>
/// <param name="SimilarTo">Title of the product that the results should be like.</param>
/// <param name="OnlyCurrency">The currency of all prices, where limits in another one could not be applied.</param>
internal sealed record FoundProducts(
    ImmutableArray<ProductRowFacts> Products,
    bool More = false,
    ImmutableArray<string>? Relaxed = null,
    ImmutableArray<string>? Unsold = null,
    string? SimilarTo = null,
    string? OnlyCurrency = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FoundProducts))]
[JsonSerializable(typeof(ProductFacts))]
internal sealed partial class ProductJson : JsonSerializerContext;
