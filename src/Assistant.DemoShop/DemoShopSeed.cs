using Assistant.DemoShop.Generator;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Storage;

namespace Assistant.DemoShop;

/// <summary>What a shop file holds when it is made.</summary>
public abstract record DemoShopSeed
{
    private DemoShopSeed()
    {
    }

    /// <summary>Larkfield Outdoor &amp; Home with the cast of <see cref="DemoCast"/>; the same seed and day give the same shop.</summary>
    public static DemoShopSeed Default { get; } = new Larkfield(1);

    /// <summary>Larkfield Outdoor &amp; Home, drawn with <paramref name="Seed"/>, relative to the day on which it is made.</summary>
    public sealed record Larkfield(ulong Seed) : DemoShopSeed;

    /// <summary>No customers, products or orders: for an import.</summary>
    /// <param name="Currency">ISO 4217 code of the catalog's prices.</param>
    public sealed record Empty(string Currency) : DemoShopSeed;

    internal void Fill(ShopWriter writer, TimeProvider clock)
    {
        if (this is Larkfield(var seed))
        {
            var shop = LarkfieldGenerator.Generate(seed, ShopCalendar.Today(clock));
            foreach (var customer in shop.Customers)
                writer.Add(customer);

            foreach (var product in shop.Products)
                writer.Add(product);

            foreach (var order in shop.Orders)
                writer.Add(order);
        }

        writer.Complete(new SnapshotHeader
        {
            Version = SnapshotHeader.CurrentVersion,
            Currency = this is Empty(var currency) ? currency : LarkfieldGenerator.Currency,
        });
    }
}
