using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Testing;
using BenchmarkDotNet.Attributes;

namespace Assistant.Benchmarks.Micro;

/// <summary>One decision by the rules of the shipped pages, and compiling these pages from nothing.</summary>
public class PolicyBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly string _pages = Path.Combine(Repository.Root, "knowledge");
    private readonly PolicyEngine _engine = new(new ShopZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")));
    private readonly Order _order = Delivered();
    private readonly ActionRequest _return = new ActionRequest.Return([Units("1", 2), Units("2", 1)], ReturnReason.DoesNotFit, null);
    private readonly ActionRequest _cancel = new ActionRequest.Cancel([], CancelReason.NoLongerNeeded);

    private RuleBook _rules = RuleBook.Empty;

    // In this process a setup that returns a task is started and not waited for.
    [GlobalSetup]
    public void CompileOnce() => _rules = Compile().GetAwaiter().GetResult().Release.Rules;

    /// <summary>Two lines of a delivered order of three, paid by card and gift card, in the holiday season.</summary>
    [Benchmark]
    public Decision Decide() => _engine.Decide(_return, _order, customer: null, Now, _rules);

    [Benchmark]
    public Decision DecideToCancel() => _engine.Decide(_cancel, _order, customer: null, Now, _rules);

    [Benchmark]
    public Task<Compilation> Compile() =>
        new KnowledgeFolder(_pages, PageStrictness.Strict, TimeProvider.System).CompileAsync(previous: null, CancellationToken.None);

    private static ItemUnits Units(string line, int quantity) => new(new(line), quantity, ItemCondition.AsNew);

    private static Order Delivered()
    {
        OrderLine[] lines = [Line("1", 3, 49_95), Line("2", 1, 129_00), Line("3", 2, 12_90)];
        return new Order
        {
            Number = OrderNumber.Parse("W1042"),
            Customer = new("ada"),
            Status = OrderStatus.Delivered,
            PlacedAt = Now.AddDays(-9),
            Lines = [.. lines],
            ShipTo = new("Ada", "Oudegracht 1", null, "Utrecht", null, "3511 AA", "NL"),
            ShippingFee = new Money(4_95, "EUR"),
            Total = new Money(309_60, "EUR"),
            TaxIncluded = new Money(53_73, "EUR"),
            Shipments = [new(new("S1"), ShipmentStatus.Delivered, [.. lines.Select(line => new ShippedLine(line.Id, line.Quantity))]) { DeliveredAt = Now.AddDays(-6) }],
            Payments = [Paid("gift_card", 100_00), Paid("card", 209_60)],
            ReadAt = Now,
            Source = "benchmark",
        };
    }

    private static OrderLine Line(string id, int quantity, long price) =>
        new(new(id), new($"p{id}"), new($"v{id}"), $"Thing {id}", [], quantity, new Money(price, "EUR"), new Money(0, "EUR"), ItemTraits.None)
        {
            Categories = ["Outdoor", "Clothing", "Shirts"],
            Brand = "Larkfield",
        };

    private static Payment Paid(string kind, long minor) =>
        new($"P-{kind}", PaymentKind.Charge, PaymentState.Settled, new(new($"{kind}-1"), kind, kind), new Money(minor, "EUR"), Now.AddDays(-9));
}
