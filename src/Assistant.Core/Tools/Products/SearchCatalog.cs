using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Catalog;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Products;

/// <summary>Finds products; prices and stock are read from the shop, not from the index.</summary>
/// <param name="currency">ISO 4217 code of prices that name none.</param>
public sealed class SearchCatalog(ICatalogIndex catalog, IShop shop, string currency) : ITool<SearchCatalog.Arguments>
{
    private const int Top = 5;

    public sealed record Arguments(
        [property: Description("What to look for, in the shopper's words, without the filters below.")] ShortText? Query = null,
        [property: Description("Lowest price in minor units of currency, such as 5000 for 50.00.")] long? MinPrice = null,
        [property: Description("Highest price in minor units of currency, such as 10000 for 100.00.")] long? MaxPrice = null,
        [property: Description("ISO 4217 code of the prices; the shop's own if left out.")] string? Currency = null,
        [property: Description("Category name, such as Tents.")] ShortText? Category = null,
        [property: Description("Brand name.")] ShortText? Brand = null,
        [property: Description("Option values such as a colour or a size, all met by one variant.")] ImmutableArray<ShortText>? Options = null,
        [property: Description("Lowest rating, 0 to 5.")] double? MinRating = null,
        [property: Description("Only what can be ordered now.")] bool InStock = false,
        [property: Description("Order of the results.")] CatalogSort Sort = CatalogSort.Relevance);

    public static ToolContract Contract { get; } = new(
        "search_catalog",
        ToolEffect.Read,
        IdentityLevel.None,
        "Catalog team",
        "Finds products by words and filters. Prices and stock are as of the time in the result.",
        "Searching our products");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        if (arguments is { Query: null, Category: null, Brand: null, Options: null, MinPrice: null, MaxPrice: null })
        {
            return new ToolResult.Refused("Give a query or at least one filter.");
        }

        if (arguments.MinPrice is < 0 || arguments.MaxPrice is < 0 || arguments.MinRating is < 0 or > 5)
        {
            return new ToolResult.Refused("Prices cannot be negative; a rating is 0 to 5.");
        }

        var hits = await catalog.SearchAsync(QueryOf(arguments), Top, cancellationToken);
        var products = new List<(Product Product, Variant Variant)>(hits.Count);
        foreach (var hit in hits)
        {
            if (await shop.FindProductAsync(hit.Product, cancellationToken) is { } product)
            {
                products.Add((product, product.Variants.FirstOrDefault(v => v.Id == hit.Variant) ?? product.Variants[0]));
            }
        }

        return new ToolResult.Found(ToolJson.Write(new { Products = products.Select(found => ProductRow.Of(found.Product, found.Variant)) }))
        {
            Cards = [.. products.Select(found => ProductCards.Draw(found.Product))],
        };
    }

    private CatalogQuery QueryOf(Arguments arguments)
    {
        var priced = arguments.Currency?.ToUpperInvariant() ?? currency;
        return new CatalogQuery(arguments.Query?.Value ?? "")
        {
            MinPrice = arguments.MinPrice is { } min ? new Money(min, priced) : null,
            MaxPrice = arguments.MaxPrice is { } max ? new Money(max, priced) : null,
            Category = arguments.Category?.Value,
            Brand = arguments.Brand?.Value,
            Options = [.. (arguments.Options ?? []).Select(option => option.Value)],
            MinRating = arguments.MinRating,
            InStockOnly = arguments.InStock,
            Sort = arguments.Sort,
        };
    }
}
