using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Money and goods on their way back, in a shopper's words.</summary>
internal static class RefundWords
{
    public static string Of(ReturnKind kind) => kind is ReturnKind.Exchange ? "exchange" : "return";

    public static string Of(ReturnState state) => state switch
    {
        ReturnState.Requested => "has been requested",
        ReturnState.Authorised => "has been accepted",
        ReturnState.LabelIssued => "has a label; we are waiting for the parcel",
        ReturnState.InTransit => "is on its way to us",
        ReturnState.Received => "has arrived with us and will be checked",
        ReturnState.Inspected => "has been checked",
        ReturnState.Refunded => "has been refunded",
        ReturnState.PartRefunded => "has been refunded in part",
        ReturnState.Refused => "was not accepted",
        ReturnState.Cancelled => "was cancelled",
        _ => "is being dealt with",
    };

    /// <summary>The payment method by which money of an order goes back, without the digits and names of it; null where none is known.</summary>
    public static string? Route(ToolAnswer answer) =>
        OrderFacts.Of(answer) is { } order
        && (order.Payments.LastOrDefault(movement => movement.Kind is PaymentKind.Refund)?.Method
            ?? order.Returns.LastOrDefault(back => back.RefundTo is not null)?.RefundTo
            ?? order.Payments.FirstOrDefault()?.Method) is { } method
        && method.Split('(', '•', '*')[0].Trim() is { Length: > 0 } name
            ? name
            : null;

    /// <summary>One sentence per refund of the order.</summary>
    public static IEnumerable<string> Movements(OrderFacts order, Session session) =>
        from movement in order.Payments
        where movement.Kind is PaymentKind.Refund
        let key = movement switch
        {
            { State: PaymentState.Settled } => "refund.settled",
            { State: PaymentState.Failed } => "refund.failed",
            { ExpectedOn: { } day } when day >= session.Days.Today => "refund.expected",
            { ExpectedOn: not null } => "refund.overdue",
            _ => "refund.pending",
        }
        select session.Say(
            key,
            ("amount", movement.Amount.Text),
            ("method", movement.Method),
            ("date", movement.ExpectedOn is { } expected ? session.Days.Words(expected) : ""));
}
