using Assistant.Core.Shop;

namespace Assistant.Testing.Shop;

/// <summary>Orders and products that commands are tried on.</summary>
public static class Commanded
{
    public static readonly OrderLineId Mugs = new("1");

    public static readonly OrderLineId Kettle = new("2");

    /// <summary>Stored with every customer of <see cref="Some"/>, with 25.00 EUR on it.</summary>
    public static PaymentMethod GiftCard { get; } = Some.Ada.PaymentMethods[1];

    public static VariantId Red { get; } = new("kettle-red");

    /// <summary>10.00 EUR dearer than red; three of them.</summary>
    public static VariantId Steel { get; } = new("kettle-steel");

    /// <summary>Sold out.</summary>
    public static VariantId Blue { get; } = new("kettle-blue");

    public static Product Kettles { get; } = Some.Product("kettle", "Kettle", 6900) with
    {
        Variants =
        [
            Variant(Red, "red", 6900, 7),
            Variant(Steel, "steel", 7900, 3),
            Variant(Blue, "blue", 6900, 0),
        ],
    };

    /// <summary>Two mugs and two kettles for 167.75 EUR, not packed: 24.80 for the mugs, 138.00 for the kettles, 4.95 for the delivery.</summary>
    public static Order Open(string number, Customer customer, params Payment[] payments) => Some.Order(number, customer) with
    {
        Status = payments.Length is 0 ? OrderStatus.Pending : OrderStatus.Paid,
        Lines =
        [
            Some.Order(number, customer).Lines[0],
            new OrderLine(
                Kettle, Kettles.Id, Red, Kettles.Title, Kettles.Variants[0].Options, 2, Eur(6900), Eur(0), ItemTraits.None),
        ],
        Total = Eur(16775),
        TaxIncluded = Eur(2911),
        Shipments = [],
        Returns = [],
        Payments = [.. payments],
        Version = 5,
    };

    /// <summary>The same, and all of it has arrived.</summary>
    public static Order Delivered(string number, Customer customer) => Open(number, customer, Paid(16775)) with
    {
        Status = OrderStatus.Delivered,
        Shipments =
        [
            new Shipment(new ShipmentId($"S-{number}"), ShipmentStatus.Delivered, [new ShippedLine(Mugs, 2), new ShippedLine(Kettle, 2)])
            {
                ShippedAt = Some.Noon.AddDays(-5),
                DeliveredAt = Some.Noon.AddDays(-3),
            },
        ],
    };

    public static Payment Paid(long amount, PaymentMethod? with = null) =>
        new($"paid-{amount}", PaymentKind.Charge, PaymentState.Settled, Bare(with), Eur(amount), Some.Noon.AddDays(-6));

    public static Payment Reserved(long amount, PaymentMethod? with = null) =>
        new($"reserved-{amount}", PaymentKind.Charge, PaymentState.Authorised, Bare(with), Eur(amount), Some.Noon.AddDays(-6));

    public static Money Eur(long minor) => new(minor, "EUR");

    private static PaymentMethod Bare(PaymentMethod? method) => (method ?? Some.Card) with { Balance = null };

    private static Variant Variant(VariantId id, string colour, long price, int units) => new(
        id, $"SKU-{id}", [new VariantOption("colour", colour)], Eur(price), new Stock(units > 0, units, null, Some.Noon));
}
