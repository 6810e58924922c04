using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>One fact of a refund that was spoken of: where it goes, when, or how much it is.</summary>
internal sealed class RefundFactComposer : IComposer
{
    public string Name => "refund_fact";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        var aspects = session.Part is { } part ? RefundAspects.Of(part.Mended) : RefundAspect.None;
        var refunds = order.Payments.Where(payment => payment.Kind is PaymentKind.Refund).ToList();
        var awaited = order.Returns.SelectMany(back => RefundWords.Awaited(back, order, session)).ToList();
        return (refunds, awaited) switch
        {
            ({ Count: > 0 }, _) => string.Join(' ', refunds.SelectMany(refund => Facts(refund, aspects, order, session))),
            // What is to come was told; when it comes the page beside it says.
            (_, { Count: > 0 }) when (aspects & (RefundAspect.When | RefundAspect.HowLong)) is not RefundAspect.None && PassageFacts.Answering(findings[ToolNames.SearchPolicy]).Any() => null,
            (_, { Count: > 0 }) when aspects.HasFlag(RefundAspect.Where) && order.Returns.All(back => back.RefundTo is null) && PaidBy(order) is { } method =>
                string.Join(' ', [.. awaited, session.Say("refund.goes_where_paid", ("method", method))]),
            (_, { Count: > 0 }) => string.Join(' ', awaited),
            _ => RefundWords.None(order, session),
        };
    }

    /// <summary>The one method by which the order was paid; null where there are several, or none.</summary>
    private static string? PaidBy(OrderFacts order) =>
        order.Payments.Where(payment => payment.Kind is PaymentKind.Charge).Select(payment => payment.Method).Distinct().ToList() is [var only] ? only : null;

    /// <summary>What was asked of one refund, in the order in which people want to know it; all of it where nothing was said but that it is wanted.</summary>
    private static IEnumerable<string> Facts(OrderFacts.Movement refund, RefundAspect aspects, OrderFacts order, Session session)
    {
        if (aspects.HasFlag(RefundAspect.HowMuch))
        {
            yield return session.Say("refund.amount_of", ("amount", refund.Amount.Text), ("order", order.Number), ("total", order.Total.Text));
        }

        if (aspects.HasFlag(RefundAspect.Where))
        {
            yield return session.Say(refund.State is PaymentState.Settled ? "refund.went_to" : "refund.goes_to", ("amount", refund.Amount.Text), ("method", refund.Method));
        }

        if (aspects is RefundAspect.None || (aspects & (RefundAspect.When | RefundAspect.HowLong)) is not RefundAspect.None)
        {
            yield return RefundWords.Movement(refund, session);
        }
    }
}
