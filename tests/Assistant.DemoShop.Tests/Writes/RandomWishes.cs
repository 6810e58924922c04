using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Tests.Writes;

/// <summary>Commands as nobody sane would work them out: often right, sometimes a unit, a cent or a method wrong.</summary>
internal sealed class RandomWishes(Random random)
{
    public OrderRecord Pick(IReadOnlyList<OrderRecord> orders)
    {
        // Most generated orders arrived long ago; those that can still be changed are picked as often.
        var open = random.Next(4) is not 0;
        while (true)
        {
            var order = orders[random.Next(orders.Count)];
            if (open == order.Status is OrderStatus.Pending or OrderStatus.Paid or OrderStatus.Packed or OrderStatus.PartlyShipped)
                return order;
        }
    }

    public ShopCommand.OnOrder For(Order order, Customer customer, ImmutableArray<Product> products)
    {
        var isOpen = order.Status is not (OrderStatus.Shipped or OrderStatus.Delivered or OrderStatus.Cancelled);
        return random.Next(isOpen ? 4 : 6) switch
        {
            0 => new ShopCommand.Cancel(order.Number, order.Version, Units(order), CancelReason.Other, Part(order, customer)),
            1 => new ShopCommand.ChangePayment(
                order.Number, order.Version, new ShopCharge(Method(order, customer), Slip(order.Total)), [.. Left(order).Select(refund => refund with { Amount = Slip(refund.Amount) })]),
            2 or 3 when Swap(order, products) is { } swap => Swapped(order, customer, swap),
            4 when Swap(order, products) is { } swap => new ShopCommand.CreateExchange(
                order.Number, order.Version, [swap], null, random.Next(2) is 0 ? null : new ShopCharge(Method(order, customer), Some(order)), []),
            _ => new ShopCommand.CreateReturn(order.Number, order.Version, Units(order), null, Money.Zero(order.Currency), Part(order, customer)),
        };
    }

    private ShopCommand.ChangeItems Swapped(Order order, Customer customer, CommandReplacement swap)
    {
        var difference = Slip((swap.UnitPrice - order.Lines.First(line => line.Id == swap.Line).UnitPrice) * swap.Quantity);
        var source = Left(order).FirstOrDefault();
        var refund = source is null ? null : source with { Amount = Money.Zero(order.Currency) - difference };
        return difference.Minor < 0 && refund is not null
            ? new ShopCommand.ChangeItems(order.Number, order.Version, [swap], null, [refund])
            : new ShopCommand.ChangeItems(order.Number, order.Version, [swap], difference.Minor is 0 ? null : new ShopCharge(Method(order, customer), difference), []);
    }

    private CommandReplacement? Swap(Order order, ImmutableArray<Product> products)
    {
        var line = order.Lines[random.Next(order.Lines.Length)];
        if (products.FirstOrDefault(product => product.Id == line.Product) is not { } product)
            return null;

        var price = line.UnitPrice with { Minor = Math.Max(0, line.UnitPrice.Minor + random.Next(-1, 2) * random.Next(2_000)) };
        return new CommandReplacement(line.Id, random.Next(1, line.Quantity + 1), product.Id, product.Variants[random.Next(product.Variants.Length)].Id, price);
    }

    private ImmutableArray<CommandUnits> Units(Order order) => random.Next(3) is 0
        ? [new CommandUnits(order.Lines[0].Id, random.Next(1, order.Lines[0].Quantity + 1))]
        : [.. order.Lines.Select(line => new CommandUnits(line.Id, line.Quantity - line.Cancelled))];

    /// <summary>All that is left of what was paid, or less, or somewhat more; back the way it came or to a new gift card.</summary>
    private ImmutableArray<ShopRefund> Part(Order order, Customer customer) =>
    [
        .. Left(order).Where(_ => random.Next(5) > 0).Select(refund => (refund.Reserved, random.Next(4)) switch
        {
            (false, 0 or 1) => refund with { To = RefundTo.GiftCard, Method = null },
            (false, 2) => refund with { To = RefundTo.Stored, Method = Method(order, customer) },
            _ => refund with { Amount = Slip(refund.Amount) },
        }),
    ];

    private static IEnumerable<ShopRefund> Left(Order order) => order.Payments
        .Where(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Settled or PaymentState.Authorised })
        .GroupBy(payment => (payment.Method.Id, payment.State))
        .Select(group => new ShopRefund(
            RefundTo.Original,
            group.First().Method,
            new Money(group.Sum(payment => payment.Amount.Minor), order.Currency),
            Reserved: group.Key.State is PaymentState.Authorised));

    private PaymentMethod Method(Order order, Customer customer)
    {
        PaymentMethod[] methods = [.. customer.PaymentMethods, .. order.Payments.Select(payment => payment.Method), new(new PaymentMethodId("mule"), "card", "Visa ending in 6666")];
        return methods[random.Next(methods.Length)];
    }

    private Money Some(Order order) => new(random.Next(1, 3_000), order.Currency);

    private Money Slip(Money amount) => random.Next(10) switch
    {
        0 => amount with { Minor = amount.Minor + random.Next(1, 50) },
        1 when amount.Minor > 50 => amount with { Minor = amount.Minor - random.Next(1, 50) },
        _ => amount,
    };
}
