using System.Collections.Immutable;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Orders and requests that name only what matters to a test: a shirt, delivered to Utrecht yesterday, paid by card.</summary>
internal static class An
{
    public static readonly DateTimeOffset Noon = new(2026, 7, 15, 12, 0, 0, TimeSpan.FromHours(2));

    public static Address Home { get; } = new("Ada Okafor", "Oudegracht 1", null, "Utrecht", null, "3511 AA", "NL");

    public static Customer Ada { get; } = new(
        new("ada"), "Ada", "Okafor", "ada@example.com", null, [Home],
        [Method("card"), Method("paypal"), Method("gift_card") with { Balance = new Money(100_000, "EUR") }]);

    public static PaymentMethod Method(string kind) => new(new($"{kind}-1"), kind, kind);

    public static OrderLine Line(string id, int quantity = 1, long price = 50_00, string currency = "EUR", ItemTraits traits = ItemTraits.None, string[]? categories = null, string brand = "Hollowpine") =>
        new(new(id), new($"p{id}"), new($"v{id}"), $"Thing {id}", [], quantity, new Money(price, currency), Money.Zero(currency), traits)
        {
            Categories = [.. categories ?? ["Outdoor", "Clothing", "Shirts"]],
            Brand = brand,
        };

    /// <param name="delivered">The day before <see cref="Noon"/> where nothing else is said.</param>
    public static Order Order(
        OrderStatus status = OrderStatus.Delivered, string country = "NL", string currency = "EUR", ImmutableArray<OrderLine>? lines = null,
        DateTimeOffset? placed = null, DateTimeOffset? delivered = null, long shipping = 0)
    {
        var items = lines ?? [Line("1", currency: currency)];
        var total = items.Aggregate(new Money(shipping, items[0].UnitPrice.Currency), (sum, line) => sum + line.Amount);
        var at = delivered ?? Noon.AddDays(-1);
        return new Order
        {
            Number = OrderNumber.Parse("W1042"),
            Customer = new("ada"),
            Status = status,
            PlacedAt = placed ?? at.AddDays(-2),
            Lines = items,
            ShipTo = Home with { Country = country },
            ShippingFee = total with { Minor = shipping },
            Total = total,
            TaxIncluded = total with { Minor = total.Minor * 21 / 121 },
            Shipments = status is OrderStatus.Delivered
                ? [Parcel(ShipmentStatus.Delivered, at, [.. items.Select(line => (line.Id.Value, line.Quantity - line.Cancelled))])]
                : [],
            Payments = [Paid("card", total.Minor, currency: total.Currency)],
            ReadAt = Noon,
            Source = "test",
        };
    }

    public static Shipment Parcel(ShipmentStatus status, DateTimeOffset? delivered, params (string Line, int Quantity)[] units) =>
        new(new("S1"), status, [.. units.Select(one => new ShippedLine(new(one.Line), one.Quantity))]) { DeliveredAt = delivered };

    public static Return Back(ReturnKind kind, ReturnState state, params (string Line, int Quantity)[] units) =>
        new(new("R1"), kind, state, [.. units.Select(one => new ReturnedLine(new(one.Line), one.Quantity, null))], Noon.AddDays(-1));

    public static Payment Paid(string kind, long minor, PaymentState state = PaymentState.Settled, string currency = "EUR") =>
        new($"P-{kind}", PaymentKind.Charge, state, Method(kind), new Money(minor, currency), Noon.AddDays(-3));

    public static ActionRequest.Return ReturnOf(params (string Line, int Quantity)[] units) =>
        new([.. units.Select(one => new ItemUnits(new(one.Line), one.Quantity, ItemCondition.AsNew))], ReturnReason.NotWanted, null);

    public static ActionRequest.Report ReportOf(ActionKind what, string line = "1", int quantity = 1) => new(what, [new ItemUnits(new(line), quantity)]);

    /// <summary>The item in another size, which costs what is said.</summary>
    public static Replacement Swap(OrderLine line, long price, long? regular = null, int quantity = 1, bool available = true, ItemCondition condition = ItemCondition.AsNew)
    {
        var stock = new Stock(available, null, null, Noon);
        var currency = line.UnitPrice.Currency;
        var old = new Variant(line.Variant, "S1", [new("size", "M")], line.UnitPrice, stock);
        var other = new Variant(new("other"), "S2", [new("size", "L")], new Money(price, currency), stock)
        {
            RegularPrice = regular is { } minor ? new Money(minor, currency) : null,
        };
        return new(new ItemUnits(line.Id, quantity, condition), new Product { Id = line.Product, Title = line.Title, Variants = [old, other] }, other);
    }
}
