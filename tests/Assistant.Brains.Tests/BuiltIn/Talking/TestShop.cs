using Assistant.Core.Actions;
using Assistant.Core.Shop;
using Assistant.Core.Identity;

namespace Assistant.Brains.Tests.BuiltIn.Talking;

/// <summary>A shop of one customer, whose orders are in the states that conversations are about. Today is 18 November 2026.</summary>
internal sealed class TestShop : IShop
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    private static readonly PaymentMethod Card = new(new PaymentMethodId("card"), "card", "Visa ending in 4242");

    /// <summary>Orders by number, newest first.</summary>
    public List<Order> Orders { get; } =
    [
        Order("W1001", OrderStatus.Shipped, days: 2, Line("1", "P1", "Ridge hiking boots"), Line("2", "P2", "Wool socks", quantity: 2)) with
        {
            Shipments = [Parcel("1", "1", "2") with { Status = ShipmentStatus.InTransit, ExpectedOn = new DateOnly(2026, 11, 20) }],
        },
        Order("W1002", OrderStatus.PartlyShipped, days: 4, Line("1", "P3", "Lagoon tent"), Line("2", "P4", "Firefly lamp")) with
        {
            Shipments =
            [
                Parcel("1", "1") with { Status = ShipmentStatus.Delivered, DeliveredAt = Now.AddDays(-1) },
                Parcel("2", "2") with
                {
                    Status = ShipmentStatus.Delayed, ExpectedOn = new DateOnly(2026, 11, 24), Problem = "Snow on the road",
                },
            ],
        },
        Order("W1003", OrderStatus.Delivered, days: 10, Line("1", "P5", "Ember jacket")) with
        {
            Shipments = [Parcel("1", "1") with { Status = ShipmentStatus.Delivered, DeliveredAt = Now.AddDays(-5) }],
        },
        Order("W1004", OrderStatus.Cancelled, days: 12, Line("1", "P6", "Cast iron pan")) with
        {
            Payments = [new Payment("r", PaymentKind.Refund, PaymentState.Pending, Card, new Money(4_500, "EUR"), Now) { ExpectedOn = new DateOnly(2026, 11, 23) }],
        },
    ];

    public List<Product> Products { get; } =
    [
        Product("P3", "Lagoon tent", 19_900, ("weight", "2.4 kg"), "Green", "Blue"),
        Product("P7", "Meadow tent", 29_900, ("weight", "5.1 kg"), "Oat"),
        Product("P1", "Ridge hiking boots", 17_900, ("material", "leather"), "42", "43"),
    ];

    public string Name => "test-shop";

    public Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken) => Task.FromResult(
        owner is OrderOwner.OfOrder(var proved) && proved != number ? null : Orders.Find(order => order.Number == number));

    public Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Order>>([.. Orders.Take(limit)]);

    public Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken) => Task.FromResult<Customer?>(
        new Customer(customer, "Ada", "Okafor", "ada@example.com", Phone: null, [Home], [Card]));

    public Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(email);

    public Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken) => Task.FromResult<string?>("ada@example.com");

    public Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken) =>
        Task.FromResult(Products.Find(known => known.Id == product));

    public IAsyncEnumerable<Product> ReadCatalogAsync(CancellationToken cancellationToken) => Products.ToAsyncEnumerable();

    public Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken) => Task.FromResult("1");

    public Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken) =>
        Task.FromResult<ShopOutcome>(new ShopOutcome.Refused(ShopRefusal.NotPossible));

    public Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken) => Task.FromResult<ShopReceipt?>(null);

    public Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken) => Task.FromResult<VoidOutcome>(new VoidOutcome.NotSupported());

    private static Address Home { get; } = new("Ada Okafor", "Kade 1", Line2: null, "Utrecht", Region: null, "3511 AB", "NL");

    private static Order Order(string number, OrderStatus status, int days, params OrderLine[] lines) => new()
    {
        Number = OrderNumber.Parse(number),
        Customer = new CustomerId("ada"),
        Status = status,
        PlacedAt = Now.AddDays(-days),
        Lines = [.. lines],
        ShipTo = Home,
        ShippingFee = Money.Zero("EUR"),
        Total = new Money(lines.Sum(line => line.Amount.Minor), "EUR"),
        TaxIncluded = Money.Zero("EUR"),
        Payments = [new Payment("c", PaymentKind.Charge, PaymentState.Settled, Card, new Money(lines.Sum(line => line.Amount.Minor), "EUR"), Now.AddDays(-days))],
        ReadAt = Now,
        Source = "test-shop",
    };

    private static OrderLine Line(string id, string product, string title, int quantity = 1) => new(
        new OrderLineId(id), new ProductId(product), new VariantId($"{product}-1"), title, [], quantity,
        new Money(4_500, "EUR"), Money.Zero("EUR"), ItemTraits.None);

    private static Shipment Parcel(string id, params string[] lines) => new(
        new ShipmentId(id), ShipmentStatus.Preparing, [.. lines.Select(line => new ShippedLine(new OrderLineId(line), 1))])
    {
        Carrier = "Postvogel",
    };

    private static Product Product(string id, string title, long price, (string Name, string Value) attribute, params string[] options) => new()
    {
        Id = new ProductId(id),
        Title = title,
        Description = $"The {title} is made to last.",
        Attributes = [new ProductAttribute(attribute.Name, attribute.Value)],
        Variants =
        [
            .. options.Select((option, index) => new Variant(
                new VariantId($"{id}-{index + 1}"), $"{id}{index}", [new VariantOption("option", option)], new Money(price, "EUR"),
                new Stock(Available: index is 0, Quantity: null, ExpectedOn: null, Now))),
        ],
    };
}
