using System.Globalization;
using System.Security.Cryptography;
using Assistant.Core.Shop;
using Assistant.DemoShop.Generator;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Snapshots;

namespace Assistant.DemoShop.Tests.Generator;

public sealed class LarkfieldGeneratorTests
{
    public static TheoryData<ulong, string> SeedsAndDays => new()
    {
        { 1, "2026-11-20" },
        { 1, "2026-03-29" },
        { 7, "2026-10-25" },
        { 7, "2027-01-01" },
        { 99, "2028-02-29" },
        { ulong.MaxValue, "2026-07-15" },
    };

    [Theory]
    [MemberData(nameof(SeedsAndDays))]
    public void Every_record_keeps_the_rules_that_an_import_demands(ulong seed, string day)
    {
        var shop = LarkfieldGenerator.Generate(seed, Day(day));

        Assert.Empty(shop.Customers.SelectMany(CustomerRules.Check));
        Assert.Empty(shop.Products.SelectMany(ProductRules.Check));
        Assert.All(shop.Orders, order => Assert.Empty(OrderRules.Check(order)));
        Assert.Distinct(shop.Customers.Select(customer => customer.Id));
        Assert.Distinct(shop.Customers.Select(customer => customer.Email));
        Assert.Distinct(shop.Orders.Select(order => order.Number));
        Assert.Distinct(shop.Products.SelectMany(product => product.Variants).Select(variant => variant.Id));
    }

    [Theory]
    [MemberData(nameof(SeedsAndDays))]
    public void Nothing_has_happened_after_the_day_began(ulong seed, string day)
    {
        var today = Day(day);
        var shop = LarkfieldGenerator.Generate(seed, today);
        var now = ShopCalendar.At(today, 0, 0);

        Assert.All(shop.Orders, order => Assert.All(Times(order), time => Assert.InRange(time, order.PlacedAt, now)));
        Assert.All(
            shop.Orders.SelectMany(order => order.Shipments)
                .Where(parcel => parcel.Status is not ShipmentStatus.Lost and not ShipmentStatus.ReturnedToSender),
            parcel => Assert.False(parcel.ExpectedOn < today, $"{parcel.Id} is expected in the past"));
    }

    [Theory]
    [MemberData(nameof(SeedsAndDays))]
    public void The_status_of_an_order_follows_from_its_parcels_and_payments(ulong seed, string day)
    {
        foreach (var order in LarkfieldGenerator.Generate(seed, Day(day)).Orders)
        {
            var kept = order.Lines.Sum(line => line.Quantity - line.Cancelled);
            var sent = order.Shipments.Where(parcel => parcel.ShippedAt is not null).Sum(parcel => parcel.Lines.Sum(line => line.Quantity));
            var charges = order.Payments.Where(payment => payment.Kind is PaymentKind.Charge).ToList();
            var settled = charges.Where(payment => payment.State is PaymentState.Settled).Sum(payment => payment.Amount);
            var reserved = charges.Where(payment => payment.State is PaymentState.Authorised).Sum(payment => payment.Amount);
            switch (order.Status)
            {
                case OrderStatus.Pending:
                    Assert.Equal((0, 0, 0L), (sent, order.Shipments.Length, settled + reserved));
                    break;
                case OrderStatus.Paid or OrderStatus.Packed:
                    Assert.Equal((0, order.Total), (sent, settled + reserved));
                    break;
                case OrderStatus.PartlyShipped:
                    Assert.InRange(sent, 1, kept - 1);
                    Assert.Equal(order.Total, settled + reserved);
                    break;
                case OrderStatus.Shipped:
                    Assert.Equal((kept, order.Total), (sent, settled));
                    Assert.Contains(order.Shipments, parcel => parcel.Status is not ShipmentStatus.Delivered);
                    break;
                case OrderStatus.Delivered:
                    Assert.Equal((kept, order.Total), (sent, settled));
                    Assert.All(order.Shipments, parcel => Assert.NotNull(parcel.DeliveredAt));
                    break;
                case OrderStatus.Cancelled:
                    var refunded = order.Payments.Where(payment => payment.Kind is PaymentKind.Refund).Sum(payment => payment.Amount);
                    Assert.Equal((0, settled), (sent, refunded));
                    break;
                default:
                    Assert.Fail($"{order.Number} has no status.");
                    break;
            }
        }
    }

    [Fact]
    public void The_same_seed_and_day_give_the_same_bytes()
    {
        Assert.Equal(HashOf(1, "2026-11-20"), HashOf(1, "2026-11-20"));
        Assert.NotEqual(HashOf(1, "2026-11-20"), HashOf(2, "2026-11-20"));
        Assert.NotEqual(HashOf(1, "2026-11-20"), HashOf(1, "2026-11-21"));
    }

    [Fact]
    public void The_shop_is_as_large_and_varied_as_a_real_one()
    {
        var shop = LarkfieldGenerator.Generate(1, new DateOnly(2026, 11, 20));
        var lines = shop.Orders.SelectMany(order => order.Lines).ToList();
        var customers = shop.Customers.ToDictionary(customer => customer.Id);

        Assert.InRange(shop.Products.Count, 160, 400);
        Assert.InRange(shop.Products.Sum(product => product.Variants.Length), 640, 2_000);
        Assert.InRange(shop.Products.Select(product => string.Join('/', product.Categories.Take(2))).Distinct().Count(), 9, 40);
        Assert.InRange(shop.Customers.Count, 320, 1_000);
        Assert.InRange(shop.Customers.SelectMany(customer => customer.Addresses).Select(address => address.Country).Distinct().Count(), 10, 40);
        Assert.InRange(shop.Orders.Count, 1_600, 5_000);
        Assert.All(Enum.GetValues<OrderStatus>(), status => Assert.Contains(shop.Orders, order => order.Status == status));
        Assert.All(
            Enum.GetValues<ShipmentStatus>(),
            status => Assert.Contains(shop.Orders.SelectMany(order => order.Shipments), parcel => parcel.Status == status));
        Assert.All(
            Enum.GetValues<ReturnState>(),
            state => Assert.Contains(shop.Orders.SelectMany(order => order.Returns), entry => entry.State == state));
        Assert.All(
            Enum.GetValues<ItemTraits>().Where(trait => trait is not ItemTraits.None),
            trait => Assert.Contains(lines, line => line.Traits.HasFlag(trait)));
        Assert.Equal(
            ["EUR", "GBP", "JPY", "SEK", "USD"], shop.Orders.Select(order => order.Currency ?? "EUR").Distinct().Order());
        Assert.Contains(lines, line => line.Discount > 0);
        Assert.Contains(lines, line => line.Cancelled > 0);
        Assert.Contains(shop.Orders, order => order.Payments.Select(payment => payment.Method.Kind).Distinct().Count() > 1);
        Assert.All(shop.Orders, order => Assert.Contains(order.Customer, customers.Keys));
        Assert.All(shop.Customers, customer => Assert.Matches(@"^[a-z.0-9]+@example\.(com|org|net)$", customer.Email));
    }

    [Fact]
    public void Each_product_is_described_well_enough_to_be_found_and_compared()
    {
        var products = LarkfieldGenerator.Generate(1, new DateOnly(2026, 11, 20)).Products;

        Assert.All(products, product =>
        {
            Assert.InRange(product.Description.Split(". ").Length, 2, 5);
            Assert.InRange(product.Attributes.Length, 2, 10);
            Assert.InRange(product.Tags.Length, 3, 10);
            Assert.NotEqual("", product.Brand);
            Assert.Equal($"/demo/images/{product.Id}.svg", product.ImagePath);
        });
        Assert.Distinct(products.Select(product => product.Title));
        Assert.Contains(products, product => product.Variants.Any(variant => variant.RegularPrice > variant.Price));
        Assert.Contains(products, product => product.Variants.Any(variant => !variant.Stock.Available && variant.Stock.ExpectedOn is not null));
        Assert.Contains(products, product => product.Variants.Any(variant => variant.Stock.Quantity is >= 1 and <= 3));
    }

    /// <summary>What came by parcel abroad was bought at the price of the list there, which still names one.</summary>
    [Theory]
    [MemberData(nameof(SeedsAndDays))]
    public void Each_currency_has_a_price_list_of_what_is_sent_to_its_countries(ulong seed, string day)
    {
        var shop = LarkfieldGenerator.Generate(seed, Day(day));
        var variants = shop.Products.SelectMany(product => product.Variants).ToDictionary(variant => variant.Id);

        Assert.All(shop.Orders, order => Assert.All(
            order.Lines, line => Assert.Equal(line.UnitPrice, variants[line.Variant].PriceIn(order.Currency ?? "EUR", "EUR"))));
        Assert.All(shop.Products, product => Assert.All(product.Variants, variant => Assert.Equal(
            product.Traits.HasFlag(ItemTraits.Regulated) || product.Traits.HasFlag(ItemTraits.Oversized) ? [] : ["GBP", "JPY", "SEK", "USD"],
            variant.Prices.Select(listed => listed.Currency))));
        Assert.Contains(variants.Values, variant => variant.Prices.Any(listed => listed.RegularPrice > listed.Price));
    }

    private static IEnumerable<DateTimeOffset> Times(OrderRecord order) =>
    [
        order.PlacedAt,
        .. order.Timeline.Select(entry => entry.At),
        .. order.Payments.Select(payment => payment.At),
        .. order.Shipments.SelectMany(parcel => new[] { parcel.ShippedAt, parcel.DeliveredAt }).OfType<DateTimeOffset>(),
        .. order.Returns.SelectMany(entry => new[] { entry.RequestedAt, entry.ClosedAt }).OfType<DateTimeOffset>(),
    ];

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static string HashOf(ulong seed, string day)
    {
        var shop = LarkfieldGenerator.Generate(seed, Day(day));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var customer in shop.Customers)
            hash.AppendData(ShopFormat.Write(customer, ShopFormat.Customer));

        foreach (var product in shop.Products)
            hash.AppendData(ShopFormat.Write(product, ShopFormat.Product));

        foreach (var order in shop.Orders)
            hash.AppendData(ShopFormat.Write(order, ShopFormat.Order));

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
