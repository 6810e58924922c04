using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>
/// How much money would come back, as policy decides it; where it decides nothing, what an order, an item or a return is about, before
/// anything is taken off: that stands on the pages beside it.
/// </summary>
internal sealed class RefundAmountComposer : IComposer
{
    public string Name => "refund_amount";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        var named = session.Part is { } part ? TitleWords.Meant(part.Text, order.Items, item => [item.Title]) : [];
        var underWay = order.Returns.Where(RefundWords.IsUnderWay).SelectMany(back => RefundWords.Awaited(back, order, session)).ToList();
        if (underWay.Count > 0 && named.Count is 0)
        {
            return string.Join(' ', underWay);
        }

        // What policy decides says it to the cent, with what is taken off.
        if (ToolAnswer.Read(findings[ToolNames.CheckReturn], OrderJson.Default.CheckedReturn) is { } check
            && Decided(check, named, session) is { Ruling: Ruling.Allowed } decision
            && DecisionWords.Money(decision, session) is { } decided)
        {
            if (Asks(OrderQuestion.WhoPays, session) && DecisionWords.Costs(decision, session).ToList() is { Count: > 0 } costs)
            {
                return string.Join(' ', costs);
            }

            // Who asks why it is not more reads the rule in the words of its page, and nothing of other refunds.
            return string.Join(' ', [decided, .. Asks(OrderQuestion.WhyLess, session) ? Rule(decision) : RefundWords.Movements(order, session)]);
        }

        List<string> sentences =
        [
            .. from item in named
               where item.Amount is not null
               select session.Say("refund.item_paid", ("item", OrderWords.Counted(item.Quantity, item.Title)), ("amount", item.Amount!.Text), ("order", order.Number)),
        ];
        if (sentences.Count is 0)
        {
            sentences.Add(session.Say(
                order.ShippingFee is { Amount: > 0 } ? "payment.total_with_delivery" : "payment.total",
                ("order", order.Number), ("total", order.Total.Text), ("delivery", order.ShippingFee?.Text ?? "")));
        }

        return string.Join(' ', [.. sentences, .. RefundWords.Movements(order, session)]);
    }

    private static bool Asks(Regex question, Session session) => session.Part is { } part && question.IsMatch(TextFolding.Fold(part.Mended));

    private static IEnumerable<string> Rule(DecisionFacts decision) => DecisionWords.Sentences(decision.Reasons.Where(reason => reason.Why is Why.Fee or Why.RefundMayBeLess));

    /// <summary>All that can go back, or the one item that is named; what follows goes on about it.</summary>
    private static DecisionFacts? Decided(CheckedReturn check, List<OrderFacts.Item> named, Session session)
    {
        if (named is not [var only] || check.Items.FirstOrDefault(item => item.Line == only.Line) is not { } meant)
        {
            return named.Count is 0 ? check.Together : null;
        }

        session.State = session.State with { Last = session.State.Last?.With(Slots.Items, meant.Line) };
        return meant.Return;
    }
}
