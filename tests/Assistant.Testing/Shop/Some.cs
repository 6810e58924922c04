using Assistant.Core.Shop;

namespace Assistant.Testing.Shop;

/// <summary>Builders that name only what matters to a test.</summary>
public static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.FromHours(1));

    public static PaymentMethod Card { get; } = new(new PaymentMethodId("card-1"), "card", "Visa ending in 4242");

    public static Customer Ada { get; } = Customer("ada", "Ada", "Okafor", "ada@example.com");

    public static Customer Grace { get; } = Customer("grace", "Grace", "Lindqvist", "grace@example.org");

    public static Product Mug { get; } = Product("mug", "Enamel mug", 1290);

    public static Customer Customer(string id, string first, string last, string email) => new(
        new CustomerId(id), first, last, email, "+31 6 5550 1234",
        [new Address($"{first} {last}", "Oudegracht 1", "2 hoog", "Utrecht", null, "3511 AA", "NL")],
        [Card, new PaymentMethod(new PaymentMethodId("gift-1"), "gift_card", "Gift card ending in 7K2M") { Balance = new Money(2500, "EUR") }])
    {
        Locale = "en-GB",
        Group = "plus",
    };

    public static Product Product(string id, string title, long price) => new()
    {
        Id = new ProductId(id),
        Title = title,
        Brand = "Larkfield",
        Categories = ["Kitchen", "Mugs"],
        Description = "Holds tea. Survives falls.",
        Attributes = [new ProductAttribute("volume", "350 ml")],
        Tags = ["gift", "camping"],
        Traits = ItemTraits.Fragile | ItemTraits.FinalSale,
        Rating = 4.5,
        Reviews = 12,
        ImagePath = $"/images/{id}.svg",
        WarrantyMonths = 24,
        Variants =
        [
            new Variant(
                new VariantId($"{id}-red"), $"SKU-{id}-R", [new VariantOption("colour", "red")], new Money(price, "EUR"),
                new Stock(true, 7, null, Noon)) 
            {
                RegularPrice = new Money(price + 500, "EUR"),
                OtherPrices = [new ListedPrice(new Money(price * 11, "SEK"), new Money((price * 11) + 5000, "SEK")), new ListedPrice(new Money(price - 90, "GBP"))],
            },
            new Variant(
                new VariantId($"{id}-blue"), $"SKU-{id}-B", [new VariantOption("colour", "blue")], new Money(price, "EUR"),
                new Stock(false, 0, new DateOnly(2026, 12, 1), Noon)),
        ],
    };

    /// <summary>A delivered order of two mugs, one of them on its way back.</summary>
    public static Order Order(string number, Customer customer, DateTimeOffset? placedAt = null)
    {
        var placed = placedAt ?? Noon.AddDays(-6);
        var line = new OrderLineId("1");
        return new Order
        {
            Number = OrderNumber.Parse(number),
            Customer = customer.Id,
            Status = OrderStatus.Delivered,
            PlacedAt = placed,
            Lines =
            [
                new OrderLine(
                    line, Mug.Id, Mug.Variants[0].Id, Mug.Title, Mug.Variants[0].Options, 2, new Money(1290, "EUR"), new Money(100, "EUR"), Mug.Traits)
                {
                    Seller = "A potter in Delft",
                    ReleasedOn = new DateOnly(2026, 11, 10),
                },
            ],
            ShipTo = customer.DefaultAddress!,
            DeliveryMethod = "Standard",
            ShippingFee = new Money(495, "EUR"),
            Total = new Money(2975, "EUR"),
            TaxIncluded = new Money(516, "EUR"),
            Shipments =
            [
                new Shipment(new ShipmentId($"S-{number}"), ShipmentStatus.Delivered, [new ShippedLine(line, 2)])
                {
                    Carrier = "Postvogel",
                    TrackingNumber = "LF1",
                    TrackingUrl = new Uri("https://track.postvogel.example/LF1"),
                    ShippedAt = placed.AddDays(1),
                    DeliveredAt = placed.AddDays(2),
                },
            ],
            Payments =
            [
                new Payment($"P-{number}", PaymentKind.Charge, PaymentState.Settled, Card, new Money(2975, "EUR"), placed.AddMinutes(1)),
                new Payment($"Q-{number}", PaymentKind.Refund, PaymentState.Pending, Card, new Money(200, "EUR"), placed.AddDays(4))
                {
                    ExpectedOn = new DateOnly(2026, 11, 24),
                },
            ],
            Returns =
            [
                new Return(new ReturnId($"R-{number}"), ReturnKind.Exchange, ReturnState.InTransit, [new ReturnedLine(line, 1, Mug.Variants[1].Id)], placed.AddDays(3))
                {
                    Reason = "wrong colour",
                    Refund = new Money(200, "EUR"),
                    RefundTo = Card,
                },
            ],
            Timeline = [new TimelineEntry(placed, "Placed."), new TimelineEntry(placed.AddDays(2), "Delivered.")],
            Note = new Untrusted("Ring twice, <b>please</b>."),
            Version = 3,
            ReadAt = default,
            Source = "",
        };
    }
}
