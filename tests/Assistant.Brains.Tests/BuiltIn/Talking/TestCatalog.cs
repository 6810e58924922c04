using Assistant.Core.Catalog;
using Assistant.Core.Shop;

namespace Assistant.Brains.Tests.BuiltIn.Talking;

/// <summary>Finds products by a word of their title, the cheapest first.</summary>
internal sealed class TestCatalog(TestShop shop) : ICatalogIndex
{
    public CatalogQuery? Last { get; private set; }

    public Task BuildAsync(string version, IAsyncEnumerable<Product> products, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<ProductHit>> SearchAsync(CatalogQuery query, int top, CancellationToken cancellationToken)
    {
        Last = query;
        var words = query.Text.Split(' ').Select(word => word.TrimEnd('s')).Where(word => word.Length > 2).ToList();
        return Task.FromResult<IReadOnlyList<ProductHit>>(
        [
            .. shop.Products.Where(product => words.Any(word => product.Title.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Where(product => query.MaxPrice is not { } max || product.Variants[0].Price.Minor <= max.Minor)
                .Select(product => new ProductHit(product.Id, product.Variants[0].Id, product.Title, 1)),
        ]);
    }

    public Task<KindFound> FindKindAsync(string kind, CancellationToken cancellationToken) => Task.FromResult(new KindFound(
        shop.Products.Any(product => kind.Split(' ').Any(word => product.Title.Contains(word.TrimEnd('s'), StringComparison.OrdinalIgnoreCase))), Loose: null, ["Tents"]));
}
