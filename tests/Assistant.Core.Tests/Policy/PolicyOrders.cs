using System.Collections.Immutable;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Draws one order: what was bought, what of it was sent, came, was cancelled and went back, and how it was paid.</summary>
internal sealed class PolicyOrders(Random random, DateTimeOffset placed, (string Country, string Currency) place)
{
    private static readonly (string[] Categories, ItemTraits Traits)[] Goods =
    [
        (["Outdoor", "Clothing", "Shirts"], ItemTraits.None), (["Home", "Kitchen", "Tableware"], ItemTraits.Fragile),
        (["Outdoor", "Clothing", "Base layers"], ItemTraits.Hygiene), (["Outdoor", "Climbing & safety", "Harnesses"], ItemTraits.None),
        (["Outdoor", "Climbing & safety", "Ropes"], ItemTraits.FinalSale), (["Outdoor", "Cycling", "Helmets"], ItemTraits.None),
        (["Camping", "Tents", "Family tents"], ItemTraits.None), (["Camping", "Tents", "Bell tents"], ItemTraits.Oversized),
        (["Outdoor", "Backpacks", "Day packs"], ItemTraits.None), (["Camping", "Sleeping", "Sleeping bags"], ItemTraits.None),
        (["Home", "Furniture", "Sofas"], ItemTraits.Oversized), (["Home", "Furniture", "Tables"], ItemTraits.Marketplace),
        (["Home", "Furniture", "Chairs"], ItemTraits.FinalSale), (["Home", "Kitchen", "Knives & boards"], ItemTraits.None),
        (["Home", "Kitchen", "Knives & boards"], ItemTraits.Regulated), (["Outdoor", "Regulated goods", "Knives"], ItemTraits.Regulated),
        (["Outdoor", "Regulated goods", "Fuel"], ItemTraits.Regulated), (["Outdoor", "Regulated goods", "Animal deterrents"], ItemTraits.Regulated),
        (["Outdoor", "Regulated goods", "Batteries"], ItemTraits.Regulated), (["Outdoor", "Winter", "Power"], ItemTraits.PreOrder | ItemTraits.Regulated),
        (["Outdoor", "Winter", "Snow"], ItemTraits.PreOrder), (["Camping", "Cooking & stoves", "Mugs & cutlery"], ItemTraits.Personalised),
        (["Digital", "E-books"], ItemTraits.Digital), (["Gift cards"], ItemTraits.GiftCard | ItemTraits.Digital), (["Gift cards"], ItemTraits.GiftCard),
        (["Second Trail", "Tents"], ItemTraits.None),
    ];

    private static readonly ItemTraits[] Traits = Enum.GetValues<ItemTraits>();

    public Order Draw()
    {
        var status = Of(
        [
            OrderStatus.Pending, OrderStatus.Paid, OrderStatus.Paid, OrderStatus.Packed, OrderStatus.PartlyShipped, OrderStatus.Shipped,
            OrderStatus.Delivered, OrderStatus.Delivered, OrderStatus.Delivered, OrderStatus.Delivered, OrderStatus.Delivered, OrderStatus.Cancelled,
        ]);
        var currency = Chance(96) ? place.Currency : Of(["EUR", "SEK", "GBP", "USD", "JPY", "KWD"]);
        ImmutableArray<OrderLine> lines = [.. Enumerable.Range(1, Of([1, 1, 2, 2, 3, 4])).Select(number => Line(number, currency, status))];
        var shipping = new Money(Of([0, 4_95, 9_95, 39_00]), currency);
        var total = lines.Aggregate(shipping, (sum, line) => sum + line.Amount);
        var parcels = Parcels(status, lines);
        var returns = Returns(lines, parcels, status);
        return new Order
        {
            Number = OrderNumber.Parse("W1042"),
            Customer = new("ada"),
            Status = status,
            PlacedAt = placed,
            Lines = lines,
            ShipTo = new("Ada", "Oudegracht 1", null, "Utrecht", null, "3511 AA", place.Country),
            ShippingFee = shipping,
            Total = total,
            TaxIncluded = new Money(total.Minor * 21 / 121, currency),
            Shipments = parcels,
            Returns = returns,
            Payments = Payments(status, lines, total),
            Changes = [.. Changes()],
            DeliveryMethod = Of(["Standard", "Standard", "Pickup point", "Express", "Evening", "Two-person delivery", "Two-person delivery, upstairs", null]),
            ReadAt = placed,
            Source = "drawn",
        };
    }

    public static PaymentMethod Method(string kind) => new(new($"{kind}-1"), kind, kind);

    private OrderLine Line(int number, string currency, OrderStatus status)
    {
        var (categories, traits) = Of(Goods);
        var quantity = Of([1, 1, 2, 3, 3, 5, 7]);
        var price = new Money(random.Next(1, 40_000), currency);
        var discount = random.Next(10) switch { 0 or 1 or 2 => random.NextInt64((price.Minor * quantity) + 1), 3 => price.Minor * quantity / 10, _ => 0 };
        return new OrderLine(new($"{number}"), new($"p{number}"), new($"v{number}"), $"Thing {number}", [], quantity, price, new Money(discount, currency), Chance(90) ? traits : traits | Of(Traits))
        {
            Categories = [.. categories],
            Brand = Chance(50) ? "Larkfield" : "Hollowpine",
            Cancelled = status is OrderStatus.Cancelled ? quantity : Chance(80) ? 0 : random.Next(quantity + 1),
        };
    }

    private ImmutableArray<Shipment> Parcels(OrderStatus status, ImmutableArray<OrderLine> lines)
    {
        if (status is OrderStatus.Pending or OrderStatus.Paid or OrderStatus.Cancelled || (status is OrderStatus.Delivered && Chance(3)))
            return [];

        // Each line is cut in two at most; a part that goes to no parcel has not been packed yet.
        var parcels = new List<ShippedLine>[] { [], [] };
        foreach (var line in lines)
        {
            var units = line.Quantity - line.Cancelled;
            var first = Chance(60) ? units : random.Next(units + 1);
            if (first > 0)
                parcels[0].Add(new(line.Id, first));
            if (units > first && !(status is OrderStatus.PartlyShipped && Chance(50)))
                parcels[1].Add(new(line.Id, units - first));
        }

        return [.. parcels.Where(parcel => parcel.Count > 0).Select((parcel, number) => Parcel(status, number, [.. parcel]))];
    }

    private Shipment Parcel(OrderStatus status, int number, ImmutableArray<ShippedLine> lines)
    {
        var shipped = placed.AddHours(random.Next(3, 60));
        var delivered = shipped.AddSeconds(random.Next(3_600, 86_400 * (1 + (12 * number))));
        var state = status switch
        {
            OrderStatus.Packed => ShipmentStatus.Preparing,
            OrderStatus.Delivered => ShipmentStatus.Delivered,
            OrderStatus.PartlyShipped => Of([ShipmentStatus.Delivered, ShipmentStatus.InTransit, ShipmentStatus.Preparing]),
            _ => Of([ShipmentStatus.InTransit, ShipmentStatus.InTransit, ShipmentStatus.OutForDelivery, ShipmentStatus.Delayed, ShipmentStatus.Lost, ShipmentStatus.Delivered]),
        };
        return new Shipment(new($"S{number}"), state, lines)
        {
            ShippedAt = state is ShipmentStatus.Preparing ? null : shipped,
            DeliveredAt = state is ShipmentStatus.Delivered && Chance(95) ? delivered : null,
            ExpectedOn = Chance(90) ? DateOnly.FromDateTime(shipped.Date).AddDays(random.Next(1, 5)) : null,
        };
    }

    private ImmutableArray<Return> Returns(ImmutableArray<OrderLine> lines, ImmutableArray<Shipment> parcels, OrderStatus status) =>
        status is OrderStatus.Delivered or OrderStatus.PartlyShipped && Chance(35)
            ? [.. Enumerable.Range(0, Of([1, 1, 2])).SelectMany(number => Back(number, lines, parcels))]
            : [];

    /// <summary>Half of what arrived of a line at most, so that two of them never are more than it.</summary>
    private IEnumerable<Return> Back(int number, ImmutableArray<OrderLine> lines, ImmutableArray<Shipment> parcels)
    {
        var line = Of(lines);
        var came = parcels.Where(parcel => parcel.Status is ShipmentStatus.Delivered).SelectMany(parcel => parcel.Lines).Where(one => one.Line == line.Id).Sum(one => one.Quantity);
        if ((came + 1 - number) / 2 is var most and > 0)
            yield return new Return(new($"R{number}"), Chance(60) ? ReturnKind.Return : ReturnKind.Exchange, Of(Enum.GetValues<ReturnState>()), [new(line.Id, random.Next(1, most + 1), null)], placed.AddDays(3));
    }

    private ImmutableArray<Payment> Payments(OrderStatus status, ImmutableArray<OrderLine> lines, Money total)
    {
        var other = Method(Of(["card", "card", "ideal", "paypal", "klarna", "bank_transfer"]));
        var gift = Method("gift_card");
        var state = status is OrderStatus.Pending ? PaymentState.Pending
            : other.Kind is "card" && status is OrderStatus.Paid or OrderStatus.Packed ? PaymentState.Authorised : PaymentState.Settled;
        var byGift = random.Next(10) switch { 0 => total.Minor, 1 or 2 => random.NextInt64(total.Minor + 1), _ => 0 };
        List<Payment> payments = [];
        if (Chance(5))
            payments.Add(new("X", PaymentKind.Charge, PaymentState.Failed, other, total, placed));
        if (byGift > 0)
            payments.Add(new("G", PaymentKind.Charge, state is PaymentState.Pending ? state : PaymentState.Settled, gift, total with { Minor = byGift }, placed));
        if (byGift < total.Minor)
            payments.Add(new("P", PaymentKind.Charge, state, other, total with { Minor = total.Minor - byGift }, placed));

        // What was cancelled has been paid back, first to the other method; now and then somebody got more.
        var cancelled = lines.Sum(line => line.Amount.Minor * line.Cancelled / line.Quantity) + (Chance(5) ? total.Minor / 3 : 0);
        foreach (var paid in payments.Where(paid => paid.State is PaymentState.Settled).Reverse().ToList())
        {
            var back = Math.Min(cancelled, paid.Amount.Minor);
            cancelled -= back;
            if (back > 0)
                payments.Add(new($"B{paid.Id}", PaymentKind.Refund, Of([PaymentState.Settled, PaymentState.Pending]), paid.Method, total with { Minor = back }, placed));
        }

        return [.. payments];
    }

    private IEnumerable<OrderChange> Changes()
    {
        foreach (var kind in new[] { ActionKind.ChangeAddress, ActionKind.ChangeItems, ActionKind.ChangePayment })
        {
            for (var times = Of([0, 0, 0, 1, kind is ActionKind.ChangeAddress ? 3 : 0, kind is ActionKind.ChangeAddress ? 2 : 0]); times > 0; times--)
                yield return new(kind, placed);
        }
    }

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
