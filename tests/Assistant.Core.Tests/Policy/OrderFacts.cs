using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using static Assistant.Core.Shop.ItemTraits;

namespace Assistant.Core.Tests.Policy;

/// <summary>What an order says of itself, before any page is asked: its units, its days and its money.</summary>
internal static class OrderFacts
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>
    /// The units of a line that are with the shopper, the newest first, and then those that have not arrived. The oldest went back first;
    /// what came for them in an exchange came on a day that nobody knows.
    /// </summary>
    public static IEnumerable<(bool Arrived, DateOnly? Day)> Units(this Order order, OrderLine line, int gone)
    {
        var days = order.Shipments.Where(parcel => parcel.DeliveredAt is not null || parcel.Status is ShipmentStatus.Delivered)
            .SelectMany(parcel => parcel.Lines.Where(units => units.Line == line.Id).SelectMany(units =>
                Enumerable.Repeat(parcel.DeliveredAt is { } at ? Day(at) : (DateOnly?)null, units.Quantity))).ToList();
        if (order.Stage() is OrderStage.Delivered)
            days.AddRange(Enumerable.Repeat((DateOnly?)null, Math.Max(0, line.Quantity - line.Cancelled - days.Count)));
        var swapped = order.Back(line, IsSwapped);
        var here = days.Order().Skip(swapped).Reverse().Concat(Enumerable.Repeat((DateOnly?)null, swapped)).Select(day => (true, day)).ToList();
        return here.Take(Math.Max(0, here.Count - gone)).Concat(Enumerable.Repeat((false, (DateOnly?)null), line.Quantity));
    }

    public static long Share(OrderLine line, int before, int units) =>
        (line.Amount.Minor * (before + units) / line.Quantity) - (line.Amount.Minor * before / line.Quantity);

    /// <summary>What one costs on the shop's price list of the order's currency, now and when nothing is reduced; null where it is not on that list.</summary>
    public static (long Now, Money Regular)? Listed(this Order order, Variant? variant)
    {
        foreach (var (now, before) in (variant?.OtherPrices.Select(listed => (listed.Price, listed.RegularPrice)) ?? []).Append((variant?.Price ?? default, variant?.RegularPrice)))
        {
            if (now.Currency == order.Currency)
                return (now.Minor, before ?? now);
        }

        return null;
    }

    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Amsterdam).DateTime);

    public static DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Amsterdam.GetUtcOffset(midnight));
    }

    public static int Returned(this Order order, OrderLine line) => order.Back(line, back => !IsSwapped(back));

    private static int Back(this Order order, OrderLine line, Func<Return, bool> which) =>
        order.Returns.Where(back => Live(back) && which(back)).SelectMany(back => back.Lines).Where(one => one.Line == line.Id).Sum(one => one.Quantity);

    public static bool Live(Return back) => back.State is not (ReturnState.Refused or ReturnState.Cancelled);

    public static bool IsSwapped(Return back) => back.Kind is ReturnKind.Exchange && Live(back) && back.State >= ReturnState.Received;

    public static OrderLine? Line(this Order order, OrderLineId id) => order.Lines.FirstOrDefault(line => line.Id == id);

    public static bool Is(OrderLine line, ItemTraits any) => (line.Traits & any) != 0;

    public static bool In(OrderLine line, params string[] categories) => line.Categories.Intersect(categories).Any();

    public static bool IsKnife(OrderLine line) => Is(line, Regulated) && In(line, "Knives", "Knives & boards");

    public static bool IsSealed(OrderLine line) => Is(line, Hygiene) || In(line, "Ropes", "Harnesses", "Helmets", "Hardware", "Via ferrata") || IsKnife(line);

    public static OrderStage Stage(this Order order) => order.Status switch
    {
        OrderStatus.Pending or OrderStatus.Paid => OrderStage.Received,
        OrderStatus.Packed => OrderStage.Packing,
        OrderStatus.PartlyShipped or OrderStatus.Shipped => OrderStage.Shipped,
        OrderStatus.Delivered => OrderStage.Delivered,
        _ => OrderStage.Cancelled,
    };

    public static int Changed(this Order order, ActionKind what) => order.Changes.Count(change => change.Kind == what);

    public static IEnumerable<Payment> Charges(this Order order) =>
        order.Payments.Where(one => one is { Kind: PaymentKind.Charge, State: PaymentState.Settled or PaymentState.Authorised });

    public static IEnumerable<Payment> Refunds(this Order order) =>
        order.Payments.Where(one => one is { Kind: PaymentKind.Refund, State: not PaymentState.Failed });

    public static long Paid(this Order order) => order.Charges().Sum(one => one.Amount.Minor) - order.Refunds().Sum(one => one.Amount.Minor);

    /// <summary>"We refund the other method first, up to the amount that you paid with it. The rest goes back to the same gift card."</summary>
    public static Dictionary<string, long> Split(this Order order, long refund)
    {
        var parts = new Dictionary<string, long>();
        foreach (var method in order.Charges().Select(one => Key(one.Method)).Distinct().OrderBy(key => key == "gift"))
        {
            var left = order.Charges().Where(one => Key(one.Method) == method).Sum(one => one.Amount.Minor) 
                - order.Refunds().Where(one => Key(one.Method) == method).Sum(one => one.Amount.Minor);
            var part = Math.Clamp(refund, 0, Math.Max(0, left));
            refund -= part;
            if (part > 0)
                parts[method] = part;
        }

        return parts;
    }

    private static string Key(PaymentMethod method) => method.Kind is "gift_card" ? "gift" : method.Id.Value;

    public static bool OurMistake(ReturnReason? reason) => reason is ReturnReason.Faulty or ReturnReason.Damaged or ReturnReason.WrongItem or ReturnReason.PartsMissing;

    public static bool IsOther(OrderLine line, Replacement one) => one.Product!.Id == line.Product && one.Variant!.Id != line.Variant
        && one.Variant.Stock.Available && !(one.Variant.Stock.Quantity < one.Item.Quantity);
}
