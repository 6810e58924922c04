using System.Collections.Immutable;
using Assistant.Core.Catalog;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Products;

/// <summary>What a search found, and what it had to give up for it.</summary>
/// <param name="More">There are further results to skip to.</param>
/// <param name="Relaxed">Filters that no product meets and that these results do not meet either.</param>
/// <param name="Unsold">The shop has nothing of the kind; the categories that come nearest.</param>
/// <param name="SimilarTo">Title of the product that the results should be like.</param>
/// <param name="OnlyCurrency">The currency of all prices, where limits in another one could not be applied.</param>
internal sealed record FoundView(
    ImmutableArray<ProductRow> Products, bool More, ImmutableArray<CatalogFilter>? Relaxed, ImmutableArray<string>? Unsold, string? SimilarTo, string? OnlyCurrency);

/// <summary>A product in a list of results.</summary>
internal sealed record ProductRow(
    ProductId Product,
    VariantId Variant,
    string Title,
    string Brand,
    ImmutableArray<string> Categories,
    string Options,
    MoneyView Price,
    MoneyView? RegularPrice,
    bool InStock,
    DateOnly? ExpectedOn,
    double? Rating,
    int Reviews,
    string? Weight,
    bool PreOrder,
    DateTimeOffset AsOf)
{
    public static ProductRow Of(Product product, Variant variant) => new(
        product.Id,
        variant.Id,
        product.Title,
        product.Brand,
        product.Categories,
        ViewText.Of(variant.Options),
        MoneyView.Of(variant.Price),
        variant.RegularPrice is { } regular ? MoneyView.Of(regular) : null,
        variant.Stock.Available,
        variant.Stock.ExpectedOn,
        product.Rating,
        product.Reviews,
        product.Attributes.FirstOrDefault(attribute => attribute.Name is "weight")?.Value,
        product.Traits.HasFlag(ItemTraits.PreOrder),
        variant.Stock.AsOf);
}

/// <summary>One product with all its variants.</summary>
internal sealed record ProductView(
    ProductId Product,
    string Title,
    string Brand,
    ImmutableArray<string> Categories,
    string Description,
    ImmutableArray<ProductAttribute> Attributes,
    ImmutableArray<ItemTraits> Traits,
    int? WarrantyMonths,
    double? Rating,
    int Reviews,
    ImmutableArray<ProductView.VariantView> Variants)
{
    internal sealed record VariantView(
        VariantId Variant,
        ImmutableArray<VariantOption> Options,
        MoneyView Price,
        MoneyView? RegularPrice,
        bool InStock,
        int? Quantity,
        DateOnly? ExpectedOn,
        DateTimeOffset AsOf);

    public static ProductView Of(Product product) => new(
        product.Id,
        product.Title,
        product.Brand,
        product.Categories,
        product.Description,
        product.Attributes,
        ViewText.Of(product.Traits),
        product.WarrantyMonths,
        product.Rating,
        product.Reviews,
        [.. product.Variants.Select(variant => new VariantView(
            variant.Id,
            variant.Options,
            MoneyView.Of(variant.Price),
            variant.RegularPrice is { } regular ? MoneyView.Of(regular) : null,
            variant.Stock.Available,
            variant.Stock.Quantity,
            variant.Stock.ExpectedOn,
            variant.Stock.AsOf))]);
}

/// <summary>Draws a product for the shopper from the shop's own data.</summary>
internal static class ProductCards
{
    /// <param name="shown">The variants that price and stock are told of; never empty.</param>
    public static Card Draw(Product product, IReadOnlyList<Variant> shown)
    {
        var cheapest = shown.MinBy(variant => variant.Price.Minor)!.Price;
        var onePrice = shown.All(variant => variant.Price == cheapest);
        var inStock = shown.Any(variant => variant.Stock.Available);
        var rating = product.Rating is { } stars ? FormattableString.Invariant($" · ★ {stars:0.0} ({product.Reviews})") : "";
        return new Card.ProductCard(
            product.Id,
            product.Title,
            onePrice ? cheapest.ToString() : $"from {cheapest}",
            (!inStock ? "Out of stock" : product.Traits.HasFlag(ItemTraits.PreOrder) ? "Pre-order" : "In stock") + rating,
            product.ImagePath);
    }
}
