using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Core.Catalog;

/// <summary>Finds products. Prices and stock in a hit are those of the index; an answer reads them again from the shop.</summary>
public interface ICatalogIndex
{
    /// <summary>Makes the shop's catalog searchable; an index of the same <paramref name="version"/> is kept as it is.</summary>
    Task BuildAsync(string version, IAsyncEnumerable<Product> products, CancellationToken cancellationToken);

    /// <summary>One row per product, best first, the same order every time.</summary>
    Task<IReadOnlyList<ProductHit>> SearchAsync(CatalogQuery query, int top, CancellationToken cancellationToken);
}

/// <summary>What to look for; every filter narrows. Filters come from typed slots or tool arguments.</summary>
/// <param name="Text">Words, as the shopper wrote them; may be empty when a filter is set.</param>
public sealed record CatalogQuery(string Text)
{
    public Money? MinPrice { get; init; }

    public Money? MaxPrice { get; init; }

    public string? Category { get; init; }

    public string? Brand { get; init; }

    /// <summary>Values of options such as colour or size; each must be met by one and the same variant.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    public double? MinRating { get; init; }

    public bool InStockOnly { get; init; }

    public CatalogSort Sort { get; init; }
}

public enum CatalogSort
{
    Relevance,
    PriceAscending,
    PriceDescending,
    Rating,
}

/// <param name="Variant">The variant that fits the filters best.</param>
public sealed record ProductHit(ProductId Product, VariantId Variant, string Title, double Score);
