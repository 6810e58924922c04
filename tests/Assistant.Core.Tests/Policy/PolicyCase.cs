using System.Globalization;
using System.Text;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>One thing that somebody asks about one order at one moment.</summary>
internal sealed record PolicyCase(int Number, ActionRequest Request, Order Order, Customer? Customer, DateTimeOffset Now)
{
    /// <summary>In a form that a person can check against the pages.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"case {Number}: {(Customer is null ? "a guest" : "a customer")} at {Local(Now)}: {Asked}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {Order.Status}, placed {Local(Order.PlacedAt)}, to {Order.ShipTo.Country} by {Order.DeliveryMethod ?? "?"}, delivery {Order.ShippingFee}, total {Order.Total}");
        foreach (var line in Order.Lines)
            text.AppendLine(CultureInfo.InvariantCulture, $"  line {line.Id}: {line.Quantity} x {line.UnitPrice} - {line.Discount}, {line.Cancelled} cancelled, {line.Brand}, [{string.Join(" / ", line.Categories)}], {line.Traits}");
        foreach (var parcel in Order.Shipments)
            text.AppendLine(CultureInfo.InvariantCulture, $"  parcel {parcel.Status} with {Units(parcel.Lines.Select(one => (one.Line, one.Quantity)))}, delivered {(parcel.DeliveredAt is { } at ? Local(at) : "?")}, expected {parcel.ExpectedOn:yyyy-MM-dd}");
        foreach (var back in Order.Returns)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {back.Kind} {back.State} of {Units(back.Lines.Select(one => (one.Line, one.Quantity)))}");
        foreach (var paid in Order.Payments)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {paid.Kind} {paid.State} {paid.Amount} by {paid.Method.Id}");
        foreach (var change in Order.Changes)
            text.AppendLine(CultureInfo.InvariantCulture, $"  changed: {change.Kind}");
        return text.ToString();
    }

    private string Asked => Request switch
    {
        ActionRequest.Return it => $"return {Items(it.Items)} because {it.Reason}, refund to {it.RefundTo}",
        ActionRequest.Cancel it => $"cancel {(it.Items.IsEmpty ? "all" : Items(it.Items))} because {it.Reason}",
        ActionRequest.Exchange it => $"exchange {Swaps(it.Items)} because {it.Reason}, difference by {it.Difference?.Id} ({it.Difference?.Balance})",
        ActionRequest.ChangeItems it => $"change {Swaps(it.Items)}, difference by {it.Difference?.Id} ({it.Difference?.Balance})",
        ActionRequest.ChangeAddress it => $"new address in {it.To.Country}",
        ActionRequest.ChangePayment it => $"pay by {it.To.Id} ({it.To.Kind}, {it.To.Balance})",
        ActionRequest.Report it => $"report {it.What} of {Items(it.Items)}",
        ActionRequest.Goodwill it => $"goodwill of {it.Amount}, {it.OnOrder} on this order, {it.ToCustomer} in all",
        _ => Request.ToString(),
    };

    private static string Items(IEnumerable<ItemUnits> items) =>
        string.Join(", ", items.Select(one => $"{one.Quantity} of line {one.Line} ({one.Condition})"));

    private static string Swaps(IEnumerable<Replacement> items) => string.Join(", ", items.Select(one =>
        $"{one.Item.Quantity} of line {one.Item.Line} ({one.Item.Condition}) for {one.Variant!.Id} at {one.Variant.Price} (regular {one.Variant.RegularPrice}) or [{string.Join(", ", one.Variant.OtherPrices)}], "
        + $"{(one.Variant.Stock.Available ? $"in stock {one.Variant.Stock.Quantity}" : "sold out")}, now: "
        + string.Join(" ", one.Product!.Variants.Select(known => $"{known.Id} {known.Price} ({known.RegularPrice})"))));

    private static string Units(IEnumerable<(OrderLineId Line, int Quantity)> units) => string.Join(", ", units.Select(one => $"{one.Quantity} of line {one.Line}"));

    private static string Local(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, PolicyCases.Amsterdam).ToString("ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
