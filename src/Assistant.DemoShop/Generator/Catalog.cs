using System.Collections.Frozen;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>The generated products, to be looked up while orders are drawn.</summary>
internal sealed class Catalog(IReadOnlyList<ProductRecord> products)
{
    private readonly FrozenDictionary<ProductId, ProductRecord> _byId = products.ToFrozenDictionary(product => product.Id);

    public IReadOnlyList<ProductRecord> Products => products;

    public ProductRecord this[ProductId id] => _byId[id];

    public ProductRecord this[string id] => _byId[new ProductId(id)];

    /// <summary>What may be sent to a country, by the shop's own rules for regulated and oversized goods.</summary>
    public static bool SendsTo(CountryData country, ItemTraits traits) =>
        (!traits.HasFlag(ItemTraits.Regulated) || country.Code is "NL" or "BE" or "DE")
        && (!traits.HasFlag(ItemTraits.Oversized) || country.Oversized is not null);
}
