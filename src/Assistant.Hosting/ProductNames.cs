using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Shop;

namespace Assistant.Hosting;

/// <summary>The names that the shop's products go by, for understanding what a shopper means.</summary>
internal static class ProductNames
{
    public static async Task<ProductVocabulary> ReadAsync(IShop shop, CancellationToken cancellationToken)
    {
        var products = new List<Product>();
        await foreach (var product in shop.ReadCatalogAsync(cancellationToken))
        {
            products.Add(product);
        }

        return ProductVocabulary.Of(products);
    }
}
