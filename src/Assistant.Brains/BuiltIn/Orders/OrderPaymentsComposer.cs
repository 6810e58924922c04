using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>What an order cost and how it was paid: the total, then every movement of money with method and day.</summary>
internal sealed class OrderPaymentsComposer : IComposer
{
    public string Name => "order_payments";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        var total = session.Say(
            order.ShippingFee is { Amount: > 0 } ? "payment.total_with_delivery" : "payment.total",
            ("order", order.Number), ("total", order.Total.Text), ("delivery", order.ShippingFee?.Text ?? ""));
        var charges = Charges(order, session).ToList();
        var asksMethod = charges.Count > 0 && session.Part is { } part && OrderQuestion.AsksMethod.IsMatch(TextFolding.Fold(part.Text));
        return string.Join(' ', asksMethod
            ? [session.Say("payment.of", ("order", order.Number)), .. charges]
            : [.. OfItems(order, session), total, .. charges, .. RefundWords.Movements(order, session)]);
    }

    /// <summary>"How much was the tent?" is answered by its own price before the order's.</summary>
    private static IEnumerable<string> OfItems(OrderFacts order, Session session) =>
        from item in session.Part is { } part && order.Items.Length > 1 ? TitleWords.Meant(part.Text, order.Items, item => [item.Title]) : []
        where item.Amount is not null
        select session.Say("payment.item", ("item", OrderWords.Counted(item.Quantity, item.Title)), ("amount", item.Amount!.Text));

    private static IEnumerable<string> Charges(OrderFacts order, Session session)
    {
        var charges = order.Payments.Where(payment => payment.Kind is PaymentKind.Charge).ToList();
        foreach (var charge in charges)
        {
            yield return session.Say(KeyOf(charge), ("amount", charge.Amount.Text), ("method", charge.Method), ("date", charge.At is { } at ? session.Days.Words(at) : ""));
        }

        // Amounts that add up to the total are parts of it, whatever a statement of account looks like.
        var taken = charges.Where(charge => charge.State is PaymentState.Settled or PaymentState.Authorised).ToList();
        if (taken.Count > 1 && taken.Sum(charge => charge.Amount.Amount) == order.Total.Amount)
        {
            yield return session.Say("payment.parts", ("total", order.Total.Text));
        }
    }

    private static string KeyOf(OrderFacts.Movement charge) => charge switch
    {
        { State: PaymentState.Settled, At: not null } => "payment.charged",
        { State: PaymentState.Settled } => "payment.charged_undated",
        { State: PaymentState.Authorised } => "payment.reserved",
        { State: PaymentState.Failed } => "payment.failed",
        _ => "payment.awaited",
    };
}
