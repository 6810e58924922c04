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

    /// <summary>Whether the shop has things of a kind at all, whatever the filters.</summary>
    /// <param name="kind">See <see cref="CatalogQuery.Kind"/>.</param>
    Task<KindFound> FindKindAsync(string kind, CancellationToken cancellationToken);
}

/// <param name="Variant">The variant that fits the filters best.</param>
public sealed record ProductHit(ProductId Product, VariantId Variant, string Title, double Score);

/// <summary>What a shop has of a kind.</summary>
/// <param name="IsSold">There are products that are called so.</param>
/// <param name="Loose">The kind alone where no product holds the words before it: "tent" for "electric tent"; the kind itself
/// where products mention it and none is called so; else null.</param>
/// <param name="Nearest">Categories that come nearest where it is not sold, the nearest first.</param>
public sealed record KindFound(bool IsSold, string? Loose, ImmutableArray<string> Nearest);
