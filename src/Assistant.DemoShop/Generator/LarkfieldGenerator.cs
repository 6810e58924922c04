using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>Makes all of Larkfield Outdoor &amp; Home for one day. The same seed and day give the same shop, byte for byte.</summary>
internal static class LarkfieldGenerator
{
    public const string Currency = PriceList.BaseCurrency;
    private const int Customers = 324;
    private const int Orders = 1_640;

    public static GeneratedShop Generate(ulong seed, DateOnly today)
    {
        var catalog = new Catalog(new CatalogGenerator(Dice.For(seed, "catalog"), today).Generate());
        var customers = new CustomerGenerator(Dice.For(seed, "customers")).Generate(Customers);
        var orders = new OrderGenerator(Dice.For(seed, "orders"), today, catalog, customers).Generate(Orders);
        var cast = new CastStories(Dice.For(seed, "cast"), today, catalog);
        return new GeneratedShop([.. cast.Customers, .. customers], catalog.Products, [.. cast.Orders(), .. orders]);
    }
}

internal sealed record GeneratedShop(
    IReadOnlyList<CustomerRecord> Customers, IReadOnlyList<ProductRecord> Products, IReadOnlyList<OrderRecord> Orders);
