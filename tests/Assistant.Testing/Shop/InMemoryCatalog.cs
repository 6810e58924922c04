using Assistant.Core.Catalog;
using Assistant.Core.Shop;

namespace Assistant.Testing.Shop;

/// <summary>Finds every product whose title shares a word with the query; filters are the real index's to try.</summary>
public sealed class InMemoryCatalog(IReadOnlyList<Product> products) : ICatalogIndex
{
    public Task BuildAsync(string version, IAsyncEnumerable<Product> products, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<ProductHit>> SearchAsync(CatalogQuery query, int top, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ProductHit>>(
        [
            .. products
                .Where(product => Words(product.Title).Intersect(Words(query.Text), StringComparer.OrdinalIgnoreCase).Any())
                .Take(top)
                .Select(product => new ProductHit(product.Id, product.Variants[0].Id, product.Title, Score: 1)),
        ]);

    public Task<KindFound> FindKindAsync(string kind, CancellationToken cancellationToken) =>
        Task.FromResult(new KindFound(IsSold: true, Loose: null, []));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
