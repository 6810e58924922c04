using System.Collections.Immutable;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.Core.Tools;

namespace Assistant.Core.Actions;

/// <summary>Works out what a planned write takes out of its order.</summary>
internal static class Claims
{
    public static OrderClaim? Of(WritePlan.Ready plan) => plan.Order is { } order
        ? new OrderClaim(order.Number, Refund(plan.Command, order.Currency), Captured(order), Units(plan.Command, order)) { GoneReturns = GoneReturn.Of(order) }
        : null;

    private static Money Captured(Order order) => order.Payments
        .Where(payment => payment is { Kind: PaymentKind.Charge, State: not PaymentState.Failed })
        .Aggregate(Money.Zero(order.Currency), (sum, payment) => sum + payment.Amount);

    /// <summary>What was only reserved is released and goes back to nobody.</summary>
    private static Money? Refund(ShopCommand command, string currency)
    {
        var refunds = command switch
        {
            ShopCommand.Cancel cancel => cancel.Refunds,
            ShopCommand.ChangePayment change => change.Refunds,
            ShopCommand.ChangeItems change => change.Refunds,
            ShopCommand.CreateReturn giveBack => giveBack.Refunds,
            ShopCommand.CreateExchange exchange => exchange.Refunds,
            _ => [],
        };
        var sum = refunds.Where(refund => !refund.Reserved).Aggregate(Money.Zero(currency), (all, refund) => all + refund.Amount);
        return sum.Minor > 0 ? sum : null;
    }

    private static ImmutableArray<ClaimedUnits> Units(ShopCommand command, Order order) => command switch
    {
        ShopCommand.CreateReturn { Items: var items } => [.. items.Select(item => Unit(item.Line, item.Quantity, order))],
        ShopCommand.CreateExchange { Items: var items } => [.. items.Select(item => Unit(item.Line, item.Quantity, order))],
        _ => [],
    };

    private static ClaimedUnits Unit(OrderLineId id, int quantity, Order order) =>
        new(id, quantity, new LineUnits(order, order.Lines.First(line => line.Id == id)).Live);
}
