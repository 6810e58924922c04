using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Shop;

namespace Assistant.Hosting;

/// <summary>The names that the shop's products go by, for understanding what a shopper means: whole titles and titles without the brand.</summary>
internal static class ProductNames
{
    public static async Task<ProductVocabulary> ReadAsync(IShop shop, CancellationToken cancellationToken)
    {
        var names = new List<KeyValuePair<string, ProductId>>();
        await foreach (var product in shop.ReadCatalogAsync(cancellationToken))
        {
            names.Add(KeyValuePair.Create(product.Title, product.Id));
            if (product.Brand.Length > 0 && product.Title.StartsWith($"{product.Brand} ", StringComparison.OrdinalIgnoreCase))
            {
                names.Add(KeyValuePair.Create(product.Title[(product.Brand.Length + 1)..], product.Id));
            }
        }

        return new ProductVocabulary(names);
    }
}
