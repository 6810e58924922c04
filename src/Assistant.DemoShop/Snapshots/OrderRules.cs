using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Snapshots;

/// <summary>What is true of every order: its sums add up, nothing is shipped, returned or paid back that was not there before.</summary>
internal static class OrderRules
{
    private const int MaxQuantity = 100_000;
    private const int MaxLines = 500;

    public static IEnumerable<RuleBreach> Check(OrderRecord order)
    {
        var shape = CheckShape(order).ToList();

        // Sums of amounts that are out of bounds mean nothing.
        return shape.Count > 0
            ? shape
            : [.. CheckTotals(order), .. CheckShipments(order), .. CheckPayments(order), .. CheckReturns(order), .. CheckTimes(order)];
    }

    private static IEnumerable<RuleBreach> CheckShape(OrderRecord order)
    {
        if (order.Currency is { } currency && !Checks.IsCurrency(currency))
            yield return new(".currency", $"'{currency}' is not a currency.", "Give its ISO 4217 code, such as EUR.");

        if (order.Lines.Length is 0 or > MaxLines)
            yield return new(".lines", "An order has between 1 and 500 lines.", "Leave out an order without lines; split a longer one.");

        if (order.Total is < 0 or > Checks.MaxAmount || !Checks.IsAmount(order.ShippingFee) || !Checks.IsAmount(order.TaxIncluded))
            yield return new("", "An amount of the order is out of bounds.", "Give minor units from 0 to 100,000,000,000.");

        foreach (var (index, id) in Checks.Repeated(order.Lines.Select(line => line.Id.Value)))
            yield return new($".lines[{index}].id", $"The line id '{id}' is used twice.", "Give each line of an order its own id.");

        foreach (var (index, line) in order.Lines.Index())
        {
            if (line.Quantity is < 1 or > MaxQuantity)
                yield return new($".lines[{index}].quantity", "This is not a number of units.", "Give 1 to 100,000.");
            else if (line.Cancelled < 0 || line.Cancelled > line.Quantity)
                yield return new($".lines[{index}].cancelled", "More units are cancelled than were ordered.", "Give 0 up to the quantity.");

            if (!Checks.IsAmount(line.UnitPrice))
                yield return new($".lines[{index}].unitPrice", "This is not a price.", "Give minor units from 0 to 100,000,000,000.");
            else if (line.Discount < 0 || line.Discount > line.UnitPrice * line.Quantity)
                yield return new($".lines[{index}].discount", "The discount is larger than the line.", "Give what is taken off the whole line.");
        }
    }

    private static IEnumerable<RuleBreach> CheckTotals(OrderRecord order)
    {
        var sum = order.Lines.Sum(line => line.UnitPrice * line.Quantity - line.Discount) + order.ShippingFee;
        if (sum != order.Total)
        {
            yield return new(
                ".total", FormattableString.Invariant($"The total is {order.Total}, but the lines and the delivery come to {sum}."),
                "The total is the sum of unitPrice × quantity − discount of each line, plus shippingFee.");
        }

        if (order.TaxIncluded > order.Total)
            yield return new(".taxIncluded", "The tax is larger than the total it is contained in.", "Give the tax that the total contains.");
    }

    private static IEnumerable<RuleBreach> CheckShipments(OrderRecord order)
    {
        var lines = order.Lines.ToDictionary(line => line.Id);
        foreach (var (index, id) in Checks.Repeated(order.Shipments.Select(shipment => shipment.Id.Value)))
            yield return new($".shipments[{index}].id", $"The shipment id '{id}' is used twice.", "Give each shipment its own id.");

        foreach (var (index, shipment) in order.Shipments.Index())
        {
            if (shipment.TrackingUrl is { } url && !(url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps))
                yield return new($".shipments[{index}].trackingUrl", "The address is not https.", "Give the carrier's https page, or leave it out.");

            if (shipment.Lines.Any(line => line.Quantity < 1))
                yield return new($".shipments[{index}].lines", "A parcel holds no unit of a line.", "Give the units in this parcel, at least 1.");

            if (shipment.Lines.FirstOrDefault(line => !lines.ContainsKey(line.Line)) is { } unknown)
                yield return new($".shipments[{index}].lines", $"There is no line '{unknown.Line}'.", "Name lines of this order.");
        }

        foreach (var sent in order.Shipments.SelectMany(shipment => shipment.Lines).GroupBy(line => line.Line))
        {
            if (lines.TryGetValue(sent.Key, out var line) && sent.Sum(part => (long)part.Quantity) > line.Quantity - line.Cancelled)
                yield return new(".shipments", $"More of line '{sent.Key}' is shipped than was ordered and kept.", "Correct the quantities of the parcels.");
        }
    }

    private static IEnumerable<RuleBreach> CheckPayments(OrderRecord order)
    {
        foreach (var (index, id) in Checks.Repeated(order.Payments.Select(payment => payment.Id)))
            yield return new($".payments[{index}].id", $"The payment id '{id}' is used twice.", "Give each movement its own id.");

        foreach (var (index, payment) in order.Payments.Index())
        {
            if (payment.Amount is <= 0 or > Checks.MaxAmount)
                yield return new($".payments[{index}].amount", "A movement is always positive.", "Give minor units; kind says the direction.");

            foreach (var breach in CustomerRules.Check(payment.Method))
                yield return breach with { Path = $".payments[{index}].method{breach.Path}" };
        }

        var sound = order.Payments.Where(payment => payment.Amount is > 0 and <= Checks.MaxAmount).ToList();
        var captured = sound.Where(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Settled }).Sum(payment => payment.Amount);
        var refunded = sound.Where(payment => payment is { Kind: PaymentKind.Refund, State: not PaymentState.Failed }).Sum(payment => payment.Amount);
        if (refunded > captured)
        {
            yield return new(
                ".payments", FormattableString.Invariant($"{refunded} is paid back, but only {captured} was charged."),
                "Refunds that did not fail come to at most the settled charges.");
        }
    }

    private static IEnumerable<RuleBreach> CheckReturns(OrderRecord order)
    {
        var lines = order.Lines.ToDictionary(line => line.Id);
        foreach (var (index, id) in Checks.Repeated(order.Returns.Select(entry => entry.Id.Value)))
            yield return new($".returns[{index}].id", $"The return id '{id}' is used twice.", "Give each return its own id.");

        foreach (var (index, entry) in order.Returns.Index())
        {
            if (entry.Lines.IsEmpty || entry.Lines.Any(line => line.Quantity < 1 || !lines.ContainsKey(line.Line)))
                yield return new($".returns[{index}].lines", "It names no units of a line of this order.", "Name at least one line and 1 or more units.");

            if (entry.Refund is { } refund && (refund < 0 || refund > order.Total))
                yield return new($".returns[{index}].refund", "The refund is larger than the order.", "Give at most the order's total.");

            if (entry.Charge is { } charge && !Checks.IsAmount(charge))
                yield return new($".returns[{index}].charge", "This is not an amount.", "Give minor units from 0 to 100,000,000,000.");

            foreach (var (member, method) in new[] { ("refundTo", entry.RefundTo), ("paidWith", entry.PaidWith) })
            {
                foreach (var breach in method is null ? [] : CustomerRules.Check(method))
                    yield return breach with { Path = $".returns[{index}].{member}{breach.Path}" };
            }

            if (entry.ClosedAt < entry.RequestedAt)
                yield return new($".returns[{index}].closedAt", "It is closed before it was asked for.", "Correct one of the two times.");
        }

        // What came in place of an exchanged unit can go back as well.
        var open = order.Returns.Where(entry => entry.State is not (ReturnState.Refused or ReturnState.Cancelled) && !entry.IsReplaced);
        foreach (var back in open.SelectMany(entry => entry.Lines).GroupBy(line => line.Line))
        {
            if (lines.TryGetValue(back.Key, out var line) && back.Sum(part => (long)part.Quantity) > line.Quantity - line.Cancelled)
                yield return new(".returns", $"More of line '{back.Key}' comes back than was sent.", "Correct the quantities of the returns.");
        }
    }

    private static IEnumerable<RuleBreach> CheckTimes(OrderRecord order)
    {
        foreach (var (index, shipment) in order.Shipments.Index())
        {
            if (shipment.ShippedAt < order.PlacedAt || shipment.DeliveredAt < (shipment.ShippedAt ?? order.PlacedAt))
                yield return new($".shipments[{index}]", "It was shipped before the order or delivered before it was shipped.", "Correct the times.");
        }

        foreach (var (index, (earlier, later)) in order.Timeline.Zip(order.Timeline.Skip(1)).Index())
        {
            if (later.At < earlier.At)
                yield return new($".timeline[{index + 1}].at", "The timeline goes back in time.", "Give it oldest first.");
        }
    }
}
