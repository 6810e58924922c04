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
    private const int MaxSkip = 100;

    private readonly CatalogFinder _finder = new(catalog);

    public sealed record Arguments(
        [property: Description("What to look for, in the shopper's words, without the filters below.")] ShortText? Query = null,
        [property: Description("What the thing is called, such as tent or rain jacket; nothing of another kind is found.")] ShortText? Kind = null,
        [property: Description("Lowest price in minor units of currency, such as 5000 for 50.00.")] long? MinPrice = null,
        [property: Description("Highest price in minor units of currency, such as 10000 for 100.00.")] long? MaxPrice = null,
        [property: Description("ISO 4217 code of the prices; the shop's own if left out.")] string? Currency = null,
        [property: Description("Category name, such as Tents.")] ShortText? Category = null,
        [property: Description("Brand name.")] ShortText? Brand = null,
        [property: Description("Option values such as a colour or a size, all met by one variant.")] ImmutableArray<ShortText>? Options = null,
        [property: Description("Colours, sizes or other words, such as a material, that a result must not have.")] ImmutableArray<ShortText>? Unwanted = null,
        [property: Description("What or whom it is for, such as rain, winter, hiking or kids.")] ImmutableArray<ShortText>? Uses = null,
        [property: Description("Limits on measures such as weight.")] ImmutableArray<Limit>? Measures = null,
        [property: Description("Lowest rating, 0 to 5.")] double? MinRating = null,
        [property: Description("Only what can be ordered now.")] bool InStock = false,
        [property: Description("Only what is reduced: it cost more before.")] bool Reduced = false,
        [property: Description("Product id: find others like it.")] ProductId? SimilarTo = null,
        [property: Description("With similar_to: only what costs less.")] bool Cheaper = false,
        [property: Description("How many of the best results to leave out because they were shown before, 0 to 100.")] int Skip = 0,
        [property: Description("Order of the results.")] CatalogSort Sort = CatalogSort.Relevance);

    /// <summary>Both ends in grams, millimetres, millilitres, people, lumens or degrees Celsius.</summary>
    public sealed record Limit(
        [property: Description("What is measured: weight in grams, length in millimetres, volume in millilitres, people, brightness in lumens, temperature that it is rated for in degrees Celsius (at most -10 for nights of -10).")] Dimension Dimension,
        [property: Description("At least, in the dimension's unit.")] double? Min = null,
        [property: Description("At most, in the dimension's unit.")] double? Max = null);

    public static ToolContract Contract { get; } = new(
        "search_catalog",
        ToolEffect.Read,
        IdentityLevel.None,
        "Catalog team",
        "Finds products by words and filters. Prices and stock are as of the time in the result.",
        "Searching our products");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        if (arguments is
            {
                Query: null, Kind: null, Category: null, Brand: null, Options: null, Uses: null, Measures: null, MinPrice: null, MaxPrice: null,
                MinRating: null, SimilarTo: null, Reduced: false,
            })
        {
            return new ToolResult.Refused("Give a query or at least one filter.");
        }

        if (arguments.MinPrice is < 0 || arguments.MaxPrice is < 0 || arguments.MinRating is < 0 or > 5 || arguments.Skip is < 0 or > MaxSkip)
        {
            return new ToolResult.Refused($"Prices cannot be negative; a rating is 0 to 5; at most {MaxSkip} results can be skipped.");
        }

        var query = QueryOf(arguments);
        Product? model = null;
        if (arguments.SimilarTo is { } similar)
        {
            model = await shop.FindProductAsync(similar, cancellationToken);
            if (model is null)
            {
                return new ToolResult.Refused("There is no such product to compare with; search for it first.");
            }

            query = Like(model, query, arguments.Cheaper);
        }

        // Nothing is converted: a limit in another currency than the shop's holds for no price, and the answer says so.
        var foreign = arguments.Currency?.ToUpperInvariant() is { } named && named != currency && (arguments.MinPrice ?? arguments.MaxPrice) is not null ? named : null;
        query = foreign is null ? query : query with { MinPrice = null, MaxPrice = null };
        var finding = await _finder.FindAsync(query, arguments.Skip, Top, cancellationToken);
        if (model is not null && arguments is { Category: null, Skip: 0 } && (finding.Hits.Count is 0 || !finding.Relaxed.IsEmpty))
        {
            // Nothing of its own narrow category will do: "a cheaper tent like this" may be a tent of another sort.
            var wider = query with { Category = null, Kind = Catalog.Vocabulary.Kinds.Phrase(model.Title) is [.., var thing] ? thing : null };
            var among = await _finder.FindAsync(wider, 0, Top, cancellationToken);
            finding = among is { Hits.Count: > 0, Relaxed.IsEmpty: true } ? among : finding;
        }

        return await FoundAsync(finding, query, model, foreign is null ? null : currency, cancellationToken);
    }

    private async Task<ToolResult> FoundAsync(CatalogFinding finding, CatalogQuery query, Product? model, string? onlyCurrency, CancellationToken cancellationToken)
    {
        var products = new List<(Product Product, Variant Variant)>(finding.Hits.Count);
        foreach (var hit in finding.Hits)
        {
            if (await shop.FindProductAsync(hit.Product, cancellationToken) is { } product)
            {
                products.Add((product, product.Variants.FirstOrDefault(v => v.Id == hit.Variant) ?? product.Variants[0]));
            }
        }

        // Where options were asked for, the card tells of the variant that has them and not of any other.
        var narrowed = !query.Options.IsEmpty;
        return new ToolResult.Found(ToolJson.Write(new FoundView(
            [.. products.Select(found => ProductRow.Of(found.Product, found.Variant))],
            finding.More,
            finding.Relaxed.IsEmpty ? null : finding.Relaxed,
            finding.Unsold,
            model?.Title,
            onlyCurrency)))
        {
            Cards = [.. products.Select(found => ProductCards.Draw(found.Product, narrowed ? [found.Variant] : found.Product.Variants))],
        };
    }

    /// <summary>Others of the same narrowest category, described by the words of the one that they should be like.</summary>
    private static CatalogQuery Like(Product model, CatalogQuery query, bool cheaper)
    {
        var lowest = model.Variants.MinBy(variant => variant.Price.Minor)!.Price;
        return query with
        {
            Text = query.Text.Length > 0 ? query.Text : string.Join(' ', model.Tags.Prepend(model.Title)),
            Category = query.Category ?? (model.Categories is [.., var narrowest] ? narrowest : null),
            Except = model.Id,
            MaxPrice = cheaper ? lowest with { Minor = Math.Max(0, lowest.Minor - 1) } : query.MaxPrice,
        };
    }

    private CatalogQuery QueryOf(Arguments arguments)
    {
        var priced = arguments.Currency?.ToUpperInvariant() ?? currency;
        return new CatalogQuery(arguments.Query?.Value ?? "")
        {
            Kind = arguments.Kind?.Value,
            MinPrice = arguments.MinPrice is { } min ? new Money(min, priced) : null,
            MaxPrice = arguments.MaxPrice is { } max ? new Money(max, priced) : null,
            Category = arguments.Category?.Value,
            Brand = arguments.Brand?.Value,
            Options = [.. (arguments.Options ?? []).Select(option => option.Value)],
            Unwanted = [.. (arguments.Unwanted ?? []).Select(word => word.Value)],
            Uses = [.. (arguments.Uses ?? []).Select(use => use.Value)],
            Measures = [.. (arguments.Measures ?? []).Select(limit => new MeasureLimit(limit.Dimension, limit.Min, limit.Max))],
            MinRating = arguments.MinRating,
            InStockOnly = arguments.InStock,
            Reduced = arguments.Reduced,
            Sort = arguments.Sort,
        };
    }
}
