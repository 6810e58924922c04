using System.Collections.Immutable;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>
/// Draws orders in every state and everything that can be asked about them, at moments where it matters: the last second of a window
/// and the first behind it, days on which the clocks change, the edges of the season. The same seed draws the same cases.
/// </summary>
internal sealed class PolicyCases(int seed)
{
    public static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly (string Country, string Currency)[] Places =
        [("NL", "EUR"), ("NL", "EUR"), ("BE", "EUR"), ("DE", "EUR"), ("LU", "EUR"), ("FR", "EUR"), ("SE", "SEK"), ("GB", "GBP"), ("US", "USD"), ("JP", "JPY"), ("KW", "KWD")];

    private static readonly DateTimeOffset[] PlacedEdges =
    [
        At(2026, 10, 31, 23, 59, 59), At(2026, 11, 1, 0, 0, 0), At(2026, 12, 24, 23, 59, 59), At(2026, 12, 25, 0, 0, 0),
        At(2026, 10, 25, 2, 30, 0), At(2027, 3, 28, 1, 59, 59), At(2026, 9, 24, 12, 0, 0), At(2027, 1, 2, 9, 0, 0),
    ];

    private readonly Random _random = new(seed);

    public IEnumerable<PolicyCase> Take(int count) => Enumerable.Range(0, count).Select(Draw);

    private PolicyCase Draw(int number)
    {
        var placed = Chance(40) ? Of(PlacedEdges) : At(2026, 6, 1, 0, 0, 0).AddSeconds(_random.Next(270 * 86_400));
        var orders = new PolicyOrders(_random, placed, Of(Places));
        var order = orders.Draw();
        var customer = Chance(25) ? null : Buyer(order);
        var request = Ask(order, customer);
        var now = Moment(order, request);
        return new(number, request, order, customer, now);
    }

    private static Customer Buyer(Order order) => new(
        order.Customer, "Ada", "Okafor", "ada@example.com", null, [order.ShipTo],
        [
            PolicyOrders.Method("card"), PolicyOrders.Method("paypal"),
            PolicyOrders.Method("gift_card") with { Balance = order.Total },
            new(new("gift_card-low"), "gift_card", "Gift card") { Balance = order.Total - new Money(1, order.Currency) },
            new(new("gift_card-few"), "gift_card", "Gift card") { Balance = new Money(10_00, order.Currency) },
            new(new("gift_card-yen"), "gift_card", "Gift card") { Balance = new Money(9_999_999, order.Currency == "JPY" ? "EUR" : "JPY") },
        ]);

    private ActionRequest Ask(Order order, Customer? customer) => _random.Next(14) switch
    {
        0 or 1 or 2 or 3 => new ActionRequest.Return(Items(order), Maybe<ReturnReason>(), Wish(customer)),
        4 or 5 => new ActionRequest.Exchange(Swaps(order), Maybe<ReturnReason>(), Payer(customer)),
        6 or 7 => new ActionRequest.Cancel(Chance(40) ? [] : Items(order), Maybe<CancelReason>()),
        8 => new ActionRequest.ChangeItems(Swaps(order), Payer(customer)),
        9 => new ActionRequest.ChangeAddress(order.ShipTo with { Line1 = "Elsewhere 1", Country = Chance(85) ? order.ShipTo.Country : "AT" }),
        10 => new ActionRequest.ChangePayment(customer is null || Chance(10) ? PolicyOrders.Method("unknown") : Of(customer.PaymentMethods)),
        11 => new ActionRequest.Goodwill(Near(order, 25_00), Chance(70) ? Money.Zero(order.Currency) : Near(order, 10_00), Near(order, 25_00)),
        _ => new ActionRequest.Report(Of([ActionKind.Warranty, ActionKind.Damaged, ActionKind.WrongItem, ActionKind.Missing, ActionKind.NotReceived]), Items(order)),
    };

    /// <summary>A gift card that had no part in the order, with much, little or the wrong money on it; mostly what the order was paid with.</summary>
    private PaymentMethod? Payer(Customer? customer) =>
        customer is null || Chance(70) ? null : Of(customer.PaymentMethods.Where(method => method is { Kind: "gift_card", Id.Value: not "gift_card-1" }).ToArray());

    /// <summary>Sums around the limits of goodwill.md.</summary>
    private Money Near(Order order, long minor) =>
        new(Of([minor, minor - 1, minor + 1, 22_00, 22_01, 280_00, 280_01, 560_00, 1, _random.Next(1, 100_00)]), order.Currency);

    private ImmutableArray<ItemUnits> Items(Order order)
    {
        var whole = Chance(40);
        var items = order.Lines.Where(line => whole || Chance(60)).Select(line => Units(line, whole)).ToList();
        if (items.Count == 0)
            items.Add(Units(Of(order.Lines), whole: false));
        if (Chance(2))
            items.Add(Units(Of(order.Lines), whole: false));
        if (Chance(1))
            items.Add(new ItemUnits(new("9"), 1));
        return [.. items];
    }

    private ItemUnits Units(OrderLine line, bool whole)
    {
        var quantity = whole ? line.Quantity - line.Cancelled : _random.Next(1, line.Quantity + 1);
        return new(line.Id, Chance(2) ? line.Quantity + 1 : Math.Max(1, quantity), Chance(50) ? ItemCondition.AsNew : Of(Enum.GetValues<ItemCondition>()));
    }

    private ImmutableArray<Replacement> Swaps(Order order) => [.. Items(order).Select(item =>
    {
        var line = order.Lines.FirstOrDefault(line => line.Id == item.Line) ?? order.Lines[0];
        var regular = Chance(70) ? line.UnitPrice : line.UnitPrice + new Money(_random.Next(1, 2000), order.Currency);
        var other = Chance(60) ? regular : new Money(_random.Next(1, 30_000), order.Currency);
        var sale = Chance(30) ? new Money(Math.Max(1, other.Minor * 4 / 5), other.Currency) : other;
        var stock = new Stock(Chance(92), Chance(50) ? null : _random.Next(1, 8), null, order.PlacedAt);
        var then = new Variant(line.Variant, "S1", [new("size", "M")], regular, stock);
        var next = new Variant(new("other"), "S2", [new("size", "L")], sale, stock) { RegularPrice = sale == other ? null : other };
        // The catalog may be in another currency, with a price list of the order's or without.
        if (Chance(25))
        {
            var (isListed, wasListed) = (Chance(95), Chance(80));
            (then, next) = (Abroad(then, wasListed), Abroad(next, isListed));
        }

        var product = new Product { Id = Chance(97) ? line.Product : new("elsewhere"), Title = line.Title, Variants = Chance(90) ? [then, next] : [next] };
        return new Replacement(item, product, Chance(96) ? next : then);
    })];

    private Variant Abroad(Variant variant, bool isListed)
    {
        var price = new Money(_random.Next(1, 30_000), variant.Price.Currency is "CHF" ? "EUR" : "CHF");
        return variant with
        {
            Price = price,
            RegularPrice = Chance(30) ? price + price : null,
            OtherPrices = [new(price with { Currency = "NOK" }), .. isListed ? [new ListedPrice(variant.Price, variant.RegularPrice)] : Array.Empty<ListedPrice>()],
        };
    }

    private RefundWish? Wish(Customer? customer) => _random.Next(12) switch
    {
        0 or 1 or 2 or 3 => null,
        4 or 5 or 6 => new(RefundTo.Original),
        7 or 8 => new(RefundTo.GiftCard),
        9 when customer is not null => new(RefundTo.GiftCard, customer.PaymentMethods.First(method => method.Kind == "gift_card")),
        10 => new(RefundTo.Stored, PolicyOrders.Method("card")),
        11 => new(RefundTo.StoreCredit),
        _ => null,
    };

    /// <summary>Never before what the order has been through.</summary>
    private DateTimeOffset Moment(Order order, ActionRequest request)
    {
        var happened = order.Shipments.Select(parcel => parcel.DeliveredAt ?? parcel.ShippedAt).Append(order.PlacedAt).Max()!.Value;
        var delivered = order.Shipments.Where(parcel => parcel.DeliveredAt is not null).Select(parcel => parcel.DeliveredAt!.Value).Append(happened).ToArray();
        var now = _random.Next(6) switch
        {
            0 => EndOf(Of(delivered), Of([7, 14, 30])),
            1 => request is ActionRequest.Report ? EndOf(Of(delivered), Of([365, 730, 731, 1826, 3652])) : At(2027, 2, 1, 0, 0, 0),
            2 => order.PlacedAt.AddHours(2),
            3 => EndOf(order.PlacedAt, 14),
            4 => happened.AddMinutes(_random.Next(1, 60 * 24 * 50)),
            _ => happened.AddMinutes(_random.Next(1, 300)),
        };
        now = now.AddSeconds(Of([-1, 0, -1, 0, 1, 86_400, -86_400]));
        return now < happened ? happened.AddSeconds(1) : now;
    }

    private static DateTimeOffset EndOf(DateTimeOffset from, int days)
    {
        var day = TimeZoneInfo.ConvertTime(from, Amsterdam).Date.AddDays(days + 1);
        return new DateTimeOffset(day, Amsterdam.GetUtcOffset(day));
    }

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute, int second)
    {
        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, Amsterdam.GetUtcOffset(local));
    }

    private T? Maybe<T>()
        where T : struct, Enum => Chance(15) ? null : Of(Enum.GetValues<T>());

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
