using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Testing;
using Assistant.Testing.Knowledge;
using Assistant.Testing.Shop;

namespace Assistant.Crash.Tests.Stage;

/// <summary>The shipped pages, and a shop in memory in which each kind of change is possible: W1001 was delivered, W1010 is not sent yet.</summary>
internal static class Larkfield
{
    private static readonly Lazy<Task<Compilation>> Compiled = new(() =>
        new KnowledgeFolder(Path.Combine(Repository.Root, "knowledge"), PageStrictness.Strict, new ManualClock()).CompileAsync(previous: null, CancellationToken.None));

    public static OrderNumber Delivered { get; } = OrderNumber.Parse("W1001");

    public static OrderNumber Unsent { get; } = OrderNumber.Parse("W1010");

    public static OrderOwner Ada { get; } = new OrderOwner.OfCustomer(Some.Ada.Id);

    public static async Task<Release> ReleaseAsync() => (await Compiled.Value).Release;

    /// <summary>The shipped pages, and that a person approves what gives back more than five euros.</summary>
    public static async Task<Release> WithApprovalAsync()
    {
        var release = await ReleaseAsync();
        var approval = new Rule<Money>
        {
            Id = RuleId.TryParse("tests.approval", out var id) ? id : default,
            Kind = RuleVocabulary.ApprovalAbove,
            Value = new Money(500, "EUR"),
            Page = InMemoryPages.ReturnWindow.Page,
            PageVersion = InMemoryPages.ReturnWindow.Version,
            File = "tests.md",
            Line = 1,
            Statement = new Statement(InMemoryPages.ReturnWindow, "A person approves refunds above 5 euros."),
        };
        return release with { Rules = new RuleBook([.. release.Rules.Rules, approval]) };
    }

    /// <param name="title">What the delivered cups are called.</param>
    public static InMemoryShop Shop(ManualClock clock, string title = "Steel cup")
    {
        var now = clock.GetUtcNow();
        var cup = Some.Product("cup", title, 1_990);
        cup = cup with { Traits = ItemTraits.None, Variants = [.. cup.Variants.Select(variant => variant with { Stock = new Stock(true, 50, null, now) })] };
        return new InMemoryShop(
            new ShopContents([Some.Ada, Some.Grace], [cup], [Order(Delivered, cup, 6, 1_990, now, isDelivered: true), Order(Unsent, cup, 2, 495, now, isDelivered: false)]),
            clock.GetUtcNow);
    }

    private static Order Order(OrderNumber number, Product cup, int quantity, long price, DateTimeOffset now, bool isDelivered)
    {
        var placed = isDelivered ? now.AddDays(-5) : now.AddMinutes(-10);
        var line = new OrderLine(
            new OrderLineId("1"), cup.Id, cup.Variants[0].Id, cup.Title, cup.Variants[0].Options, quantity, new Money(price, "EUR"), Money.Zero("EUR"), ItemTraits.None)
        {
            Categories = ["Outdoor", "Clothing", "Shirts"],
            Brand = "Hollowpine",
        };
        return Some.Order(number.Value, Some.Ada, placed) with
        {
            Status = isDelivered ? OrderStatus.Delivered : OrderStatus.Paid,
            Lines = [line],
            ShippingFee = Money.Zero("EUR"),
            Total = line.Amount,
            Shipments = isDelivered
                ? [new Shipment(new ShipmentId("S1"), ShipmentStatus.Delivered, [new ShippedLine(line.Id, quantity)]) { ShippedAt = placed.AddDays(1), DeliveredAt = placed.AddDays(2) }]
                : [],
            Payments = [new Payment($"P-{number}", PaymentKind.Charge, PaymentState.Settled, Some.Card, line.Amount, placed.AddMinutes(1))],
            Returns = [],
        };
    }
}
