using System.Collections.Immutable;

namespace Assistant.Core.Catalog;

/// <summary>A filter as shoppers know it; in the order in which giving it up costs them least.</summary>
public enum CatalogFilter
{
    Rating,
    Use,
    Words,
    MinPrice,
    Unwanted,
    Colour,
    MaxPrice,
    Reduced,
    Brand,
    Category,
    Stock,
    Measure,
    Size,
}

/// <summary>What a search came to.</summary>
/// <param name="Hits">The page that was asked for.</param>
/// <param name="More">Whether there are hits after these.</param>
/// <param name="Relaxed">Filters that had to be given up to find anything; empty where all of them hold.</param>
/// <param name="Unsold">Null, or the categories nearest to a kind of thing that the shop does not have; then there are no hits.</param>
public sealed record CatalogFinding(
    IReadOnlyList<ProductHit> Hits, bool More, ImmutableArray<CatalogFilter> Relaxed, ImmutableArray<string>? Unsold);

/// <summary>
/// Searches the catalog and, where nothing fits, gives up one filter at a time, the cheapest first, and says which: no filter is
/// dropped in silence, and what the shop does not have is not replaced by something else.
/// </summary>
public sealed class CatalogFinder(ICatalogIndex index)
{
    public async Task<CatalogFinding> FindAsync(CatalogQuery query, int skip, int top, CancellationToken cancellationToken)
    {
        var asked = query;
        ImmutableArray<CatalogFilter> relaxed = [];
        if (query.Kind is { } kind)
        {
            var found = await index.FindKindAsync(kind, cancellationToken);
            if (!found.IsSold)
            {
                // "Pegs for my tent": the words beside it tell where to look.
                var beside = await index.FindKindAsync($"{query.Text} {kind}", cancellationToken);
                return new([], More: false, [], beside is { IsSold: false, Nearest.IsEmpty: false } ? beside.Nearest : found.Nearest);
            }

            if (found.Loose is { } loose)
                (asked, relaxed) = (query with { Kind = loose }, [CatalogFilter.Words]);
        }

        if (await PageAsync(asked, skip, top, relaxed, cancellationToken) is { Hits.Count: > 0 } page)
            return page;

        // Further pages end; only a first page without hits is helped.
        return skip > 0
            ? new([], More: false, relaxed, null)
            : await OneLessAsync(asked, top, relaxed, cancellationToken)
                ?? await FewerAndFewerAsync(asked, top, relaxed, cancellationToken)
                ?? new([], More: false, relaxed, null);
    }

    private async Task<CatalogFinding?> OneLessAsync(CatalogQuery asked, int top, ImmutableArray<CatalogFilter> relaxed, CancellationToken cancellationToken)
    {
        foreach (var filter in Set(asked))
        {
            if (await PageAsync(Without(asked, filter), 0, top, relaxed.Add(filter), cancellationToken) is { Hits.Count: > 0 } page)
                return page;
        }

        return null;
    }

    private async Task<CatalogFinding?> FewerAndFewerAsync(CatalogQuery asked, int top, ImmutableArray<CatalogFilter> relaxed, CancellationToken cancellationToken)
    {
        foreach (var filter in Set(asked))
        {
            (asked, relaxed) = (Without(asked, filter), relaxed.Add(filter));
            if (await PageAsync(asked, 0, top, relaxed, cancellationToken) is { Hits.Count: > 0 } page)
                return page;
        }

        return null;
    }

    private async Task<CatalogFinding> PageAsync(
        CatalogQuery query, int skip, int top, ImmutableArray<CatalogFilter> relaxed, CancellationToken cancellationToken)
    {
        // Without anything to look for, every product would be a result.
        if (query is { Text: "", Kind: null, Category: null, Brand: null, Options.IsEmpty: true, Uses.IsEmpty: true, Measures.IsEmpty: true, MinPrice: null, MaxPrice: null, MinRating: null, Reduced: false })
            return new([], More: false, relaxed, null);

        var hits = await index.SearchAsync(query, skip + top + 1, cancellationToken);
        return new([.. hits.Skip(skip).Take(top)], hits.Count > skip + top, relaxed, null);
    }

    private static IEnumerable<CatalogFilter> Set(CatalogQuery query) => Enum.GetValues<CatalogFilter>().Where(filter => Without(query, filter) != query);

    private static CatalogQuery Without(CatalogQuery query, CatalogFilter filter) => filter switch
    {
        CatalogFilter.Rating when query.MinRating is not null => query with { MinRating = null },
        CatalogFilter.Use when !query.Uses.IsEmpty => query with { Uses = query.Uses.RemoveAt(0) },
        CatalogFilter.MinPrice when query.MinPrice is not null => query with { MinPrice = null, Sort = CatalogSort.PriceDescending },

        // Who asked for less money is shown the nearest, not the best that money can buy.
        CatalogFilter.MaxPrice when query.MaxPrice is not null => query with { MaxPrice = null, Sort = CatalogSort.PriceAscending },
        CatalogFilter.Unwanted when !query.Unwanted.IsEmpty => query with { Unwanted = [] },
        CatalogFilter.Colour when query.Options.Any(IsColour) => query with { Options = query.Options.RemoveAll(IsColour) },
        CatalogFilter.Size when query.Options.Any(option => !IsColour(option)) => query with { Options = query.Options.RemoveAll(option => !IsColour(option)) },
        CatalogFilter.Brand when query.Brand is not null => query with { Brand = null },
        CatalogFilter.Category when query.Category is not null && query.Kind is not null => query with { Category = null },
        CatalogFilter.Stock when query.InStockOnly => query with { InStockOnly = false },
        CatalogFilter.Reduced when query.Reduced => query with { Reduced = false },
        CatalogFilter.Measure when !query.Measures.IsEmpty => query with { Measures = [] },
        _ => query,
    };

    private static bool IsColour(string option) => Vocabulary.Colours.IsColour(option);
}
