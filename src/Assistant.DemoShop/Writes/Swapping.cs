using System.Globalization;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Snapshots;

namespace Assistant.DemoShop.Writes;

/// <summary>Units of an order that has not left become another variant. The total stays the sum of its lines, and what is paid follows it to the cent.</summary>
internal static class Swapping
{
    public static OrderBooks? Run(OrderBooks books, ShopCommand.ChangeItems command)
    {
        if (books.HasLeft || command.Items.IsEmpty || books.Each(command.Items, Swap) is not { } swapped)
            return null;

        var (before, after) = (books.Order.Total, swapped.Order.Lines.Sum(Amount) + swapped.Order.ShippingFee);
        if (after - before != (command.Charge?.Amount.Minor ?? 0) - command.Refunds.Sum(refund => refund.Amount.Minor))
            return null;

        var order = swapped.Order with
        {
            Total = after,
            TaxIncluded = before is 0 ? 0 : (long)((Int128)books.Order.TaxIncluded * after / before),
        };
        return (swapped with { Order = order.Repack() })
            .Count(ActionKind.ChangeItems)
            .Tell("Your order was changed at your request.")
            .PayBack(command.Refunds)
            ?.Pay(command.Charge, StateOfCharges(books.Order));
    }

    private static OrderBooks? Swap(OrderBooks books, CommandReplacement item)
    {
        if (books.Order.Line(item.Line) is not { } line
            || item.Quantity < 1 || item.Quantity > books.Order.Unsent(line)
            || item.Product != line.Product || item.Variant == line.Variant
            || item.UnitPrice.Currency != books.Currency || !Checks.IsAmount(item.UnitPrice.Minor)
            || books.Find(item.Product, item.Variant) is not { } variant
            || books.Take(item.Product, item.Variant, item.Quantity) is not { } taken)
        {
            return null;
        }

        // The units take their share of the discount with them, as far as their new price holds it.
        var share = line.UnitPrice * item.Quantity - Paid(line, item.Quantity);
        var swapped = line with
        {
            Variant = variant.Id,
            Options = variant.Options,
            UnitPrice = item.UnitPrice.Minor,
            Quantity = item.Quantity,
            Discount = Math.Min(share, item.UnitPrice.Minor * item.Quantity),
            Cancelled = 0,
        };
        var order = item.Quantity == line.Quantity
            ? taken.Order.Replace(line, swapped)
            : taken.Order.Replace(
                line,
                line with { Quantity = line.Quantity - item.Quantity, Discount = line.Discount - share },
                swapped with { Id = NextId(taken.Order) });
        return taken.PutBack(line.Product, line.Variant, item.Quantity) with { Order = order };
    }

    /// <summary>What was paid for some units, behind those that were cancelled: these took their share of the price with them.</summary>
    private static long Paid(LineRecord line, int units)
    {
        return Share(line.Cancelled + units) - Share(line.Cancelled);

        long Share(int of) => (long)((Int128)Amount(line) * of / line.Quantity);
    }

    private static long Amount(LineRecord line) => line.UnitPrice * line.Quantity - line.Discount;

    private static OrderLineId NextId(OrderRecord order)
    {
        var number = order.Lines.Length;
        OrderLineId id;
        do
            id = new OrderLineId((++number).ToString(CultureInfo.InvariantCulture));
        while (order.Line(id) is not null);

        return id;
    }

    /// <summary>A difference is paid as far as the order is paid.</summary>
    private static PaymentState StateOfCharges(OrderRecord order) => order.Payments
        .Where(payment => payment is { Kind: PaymentKind.Charge, State: not PaymentState.Failed })
        .Select(payment => payment.State)
        .DefaultIfEmpty(PaymentState.Pending)
        .Max();
}
