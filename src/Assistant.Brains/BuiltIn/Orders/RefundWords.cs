using Assistant.Brains.BuiltIn.Answers;
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

    /// <summary>Nothing is on its way back; where nothing had been charged, there is nothing to pay back.</summary>
    public static string None(OrderFacts order, Session session) => session.Say(
        order.Status is OrderStatus.Cancelled && !order.Payments.Any(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Settled }) ? "refund.never_charged" : "refund.none",
        ("order", order.Number));

    /// <summary>Goods are or will be on their way back, and no decision on the money is made yet.</summary>
    public static bool IsUnderWay(OrderFacts.GoodsBack back) =>
        back.State is not (ReturnState.Refunded or ReturnState.PartRefunded or ReturnState.Refused or ReturnState.Cancelled);

    /// <summary>What comes back for goods under way: what the shop has fixed, else what was paid for them.</summary>
    public static IEnumerable<string> Awaited(OrderFacts.GoodsBack back, OrderFacts order, Session session)
    {
        if (back.Kind is ReturnKind.Exchange || !IsUnderWay(back))
        {
            yield break;
        }

        if (back is { Refund: { } refund, RefundTo: { } method })
        {
            yield return session.Say("refund.awaited_to", ("return", back.Id), ("amount", refund.Text), ("method", method));
            yield break;
        }

        if (back.Refund is { } fixedAmount)
        {
            yield return session.Say("refund.awaited", ("return", back.Id), ("amount", fixedAmount.Text));
            yield break;
        }

        foreach (var item in order.Items.Where(item => item.Amount is not null && back.Items.Any(sent => sent.Line == item.Line && sent.Quantity == item.Quantity)))
        {
            yield return session.Say("refund.item_paid", ("item", OrderWords.Counted(item.Quantity, item.Title)), ("amount", item.Amount!.Text), ("order", order.Number));
        }
    }

    /// <summary>One sentence per refund of the order, and what the order's history notes before it.</summary>
    public static IEnumerable<string> Movements(OrderFacts order, Session session)
    {
        foreach (var movement in order.Payments.Where(payment => payment.Kind is PaymentKind.Refund))
        {
            yield return Movement(movement, session);
            if (order.Status is not OrderStatus.Cancelled && Before(movement, order) is { } note)
            {
                yield return session.Say("refund.noted", ("date", session.Days.Words(note.At)), ("what", note.What.TrimEnd('.')));
            }
        }
    }

    /// <summary>What became of one refund, with amount, method and day.</summary>
    public static string Movement(OrderFacts.Movement movement, Session session) => session.Say(
        KeyOf(movement, session),
        ("amount", movement.Amount.Text),
        ("method", movement.Method),
        ("date", (movement, movement.State) switch
        {
            ({ At: { } at }, PaymentState.Settled) => session.Days.Words(at),
            ({ ExpectedOn: { } expected }, _) => session.Days.Words(expected),
            _ => "",
        }));

    /// <summary>Whether all that was to come back has been sent.</summary>
    public static bool IsSettled(OrderFacts order) =>
        order.Payments.Where(payment => payment.Kind is PaymentKind.Refund).ToList() is { Count: > 0 } refunds
            && refunds.TrueForAll(refund => refund.State is PaymentState.Settled)
            && !order.Returns.Any(IsUnderWay);

    /// <summary>Why money went back, as far as the shop noted it: the last thing that happened before.</summary>
    private static OrderFacts.Noted? Before(OrderFacts.Movement refund, OrderFacts order) =>
        refund.At is { } at && order.Timeline is { IsDefaultOrEmpty: false } timeline ? timeline.LastOrDefault(entry => entry.At < at) : null;

    private static string KeyOf(OrderFacts.Movement movement, Session session) => movement switch
    {
        { State: PaymentState.Settled, At: not null } => "refund.settled_on",
        { State: PaymentState.Settled } => "refund.settled",
        { State: PaymentState.Failed } => "refund.failed",
        { ExpectedOn: { } day } when day >= session.Days.Today => "refund.expected",
        { ExpectedOn: not null } => "refund.overdue",
        _ => "refund.pending",
    };
}
