using Assistant.Core.Catalog;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Catalog;

public sealed class CatalogFinderTests
{
    private static readonly CatalogQuery Tent = new("tent") { Kind = "tent" };

    [Fact]
    public async Task What_fits_needs_nothing_given_up() =>
        Assert.Empty((await FindAsync(Tent with { MaxPrice = new(100, "EUR") }, _ => true)).Relaxed);

    [Fact]
    public async Task The_filter_that_costs_least_is_given_up_first()
    {
        var asked = Tent with { MaxPrice = new(100, "EUR"), MinRating = 4, Options = ["green", "L"] };

        Assert.Equal([CatalogFilter.Rating], (await FindAsync(asked, query => query.MinRating is null)).Relaxed);
        Assert.Equal([CatalogFilter.Colour], (await FindAsync(asked, query => query.Options.Length < 2)).Relaxed);
        Assert.Equal([CatalogFilter.MaxPrice], (await FindAsync(asked, query => query.MaxPrice is null)).Relaxed);
        Assert.Equal([CatalogFilter.Size], (await FindAsync(asked, query => query.Options is ["green"])).Relaxed);
    }

    [Fact]
    public async Task Several_are_given_up_only_where_one_is_not_enough()
    {
        var finding = await FindAsync(Tent with { MaxPrice = new(100, "EUR"), MinRating = 4, InStockOnly = true }, query => query is { MaxPrice: null, MinRating: null });

        Assert.Equal([CatalogFilter.Rating, CatalogFilter.MaxPrice], finding.Relaxed);
    }

    [Fact]
    public async Task Without_the_highest_price_the_nearest_comes_first()
    {
        CatalogQuery? last = null;
        await FindAsync(Tent with { MaxPrice = new(100, "EUR") }, query => (last = query).MaxPrice is null);

        Assert.Equal(CatalogSort.PriceAscending, last?.Sort);
    }

    [Fact]
    public async Task What_the_shop_does_not_have_is_not_searched_for()
    {
        var finding = await FindAsync(Tent with { Kind = "canoe" }, _ => throw new InvalidOperationException("It was searched for."));

        Assert.Equal(["Tents"], finding.Unsold!.Value);
        Assert.Empty(finding.Hits);
    }

    [Fact]
    public async Task Without_anything_to_look_for_nothing_is_found() =>
        Assert.Empty((await FindAsync(new CatalogQuery("") { InStockOnly = true }, _ => true)).Hits);

    private static Task<CatalogFinding> FindAsync(CatalogQuery query, Func<CatalogQuery, bool> finds) =>
        new CatalogFinder(new OneProduct(finds)).FindAsync(query, 0, 5, TestContext.Current.CancellationToken);

    private sealed class OneProduct(Func<CatalogQuery, bool> finds) : ICatalogIndex
    {
        public Task BuildAsync(string version, IAsyncEnumerable<Product> products, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<ProductHit>> SearchAsync(CatalogQuery query, int top, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ProductHit>>(finds(query) ? [new(new("p"), new("v"), "Tent", 1)] : []);

        public Task<KindFound> FindKindAsync(string kind, CancellationToken cancellationToken) =>
            Task.FromResult(new KindFound(kind is "tent", Loose: null, kind is "tent" ? [] : ["Tents"]));
    }
}
