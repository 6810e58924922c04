using System.Text.Json.Serialization;
using Assistant.Core.Catalog;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Sqlite.Search;

/// <summary>What filters and results need to know of a product; the words of it are in the index.</summary>
internal sealed record CatalogEntry(
    string Product, string Title, string Brand, string[] Categories, double? Rating, CatalogVariant[] Variants)
{
    public static CatalogEntry Of(Product product) => new(
        product.Id.Value,
        product.Title,
        Key(product.Brand),
        [.. product.Categories.Select(Key)],
        product.Rating,
        [
            .. product.Variants.Select(variant => new CatalogVariant(
                variant.Id.Value, variant.Price, [.. variant.Options.Select(option => Key(option.Value))], variant.Stock.Available)),
        ]);

    /// <summary>The variant that fits best: one that can be ordered, then one whose options were named; null when none passes.</summary>
    public CatalogVariant? Fit(CatalogQuery query, IReadOnlySet<string> asked)
    {
        if (query.MinRating > (Rating ?? 0)
            || (query.Brand is { } brand && Key(brand) != Brand)
            || (query.Category is { } category && !Categories.Contains(Key(category))))
        {
            return null;
        }

        var options = query.Options.Select(Key).ToList();
        return Variants
            .Where(variant => variant.Passes(query, options))
            .OrderByDescending(variant => variant.Available)
            .ThenByDescending(variant => variant.Options.Count(option => option.Split(' ').All(asked.Contains)))
            .FirstOrDefault();
    }

    /// <summary>Names compare by their stems: <c>Tents</c> is <c>tent</c>.</summary>
    private static string Key(string name) => string.Join(' ', SearchTerms.Of(name));
}

internal sealed record CatalogVariant(string Id, Money Price, string[] Options, bool Available)
{
    /// <summary>Prices of another currency than the filter's pass neither bound: nothing is converted here.</summary>
    public bool Passes(CatalogQuery query, IReadOnlyCollection<string> options) =>
        (Available || !query.InStockOnly)
        && (query.MinPrice is not { } lowest || (lowest.Currency == Price.Currency && lowest.Minor <= Price.Minor))
        && (query.MaxPrice is not { } highest || (highest.Currency == Price.Currency && Price.Minor <= highest.Minor))
        && options.All(Options.Contains);
}

[JsonSerializable(typeof(CatalogEntry))]
internal sealed partial class CatalogJson : JsonSerializerContext;
