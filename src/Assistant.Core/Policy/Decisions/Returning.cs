using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>Decides on giving items back for a refund.</summary>
internal static class Returning
{
    public static Decision Decide(DecisionDesk desk, ActionRequest.Return request)
    {
        GivingBack.CheckTimes(desk);
        foreach (var item in request.Items)
        {
            desk.Add(GivingBack.Decide(desk, item, request.Reason));
        }

        if (desk.Lines.Count is 0)
        {
            desk.Say(Ruling.Refused, new Ground(Why.NothingLeft));
            return desk.Done();
        }

        CheckReason(desk, request.Reason);
        var to = RefundSplit.Destination(desk, request.RefundTo);
        var goods = Sum(desk, desk.Lines.Where(line => line.Ruling is not Ruling.Refused));
        var delivery = Delivery(desk, request);
        var fee = ReturnCosts.Of(desk, request, to);
        Tell(desk);
        return desk.Done(RefundSplit.Settle(desk, goods, delivery, fee, to, request.RefundTo?.Method));
    }

    private static Money Sum(DecisionDesk desk, IEnumerable<LineDecision> lines) =>
        lines.Aggregate(Money.Zero(desk.Order.Currency), (sum, line) => sum + line.Amount);

    private static void CheckReason(DecisionDesk desk, ReturnReason? reason)
    {
        if (desk.Rule(RuleVocabulary.ReturnReasons) is { } accepted)
        {
            desk.CheckReason(reason, accepted);
        }
    }

    /// <summary>
    /// The whole order, soon enough, brings the standard delivery price back; so does any whole order that the shop got wrong. What an
    /// express delivery would have cost as a standard one the order does not tell.
    /// </summary>
    private static Money Delivery(DecisionDesk desk, ActionRequest.Return request)
    {
        var none = Money.Zero(desk.Order.Currency);
        var isOurFault = GivingBack.IsOurFault(request.Reason);
        if (desk.Order.ShippingFee.Minor == 0 || desk.Ruling is Ruling.Refused || !IsWholeOrder(desk, isOurFault) || desk.Rule(RuleVocabulary.RefundDelivery) is not { } rule)
        {
            return none;
        }

        if (isOurFault)
        {
            desk.Say(Ruling.Allowed, new Ground(Why.DeliveryRefunded, rule, Amount: desk.Order.ShippingFee));
            return desk.Order.ShippingFee;
        }

        var delivered = desk.Units.Select(units => units.Newest).Where(at => at is not null).ToList();
        if (delivered.Count is 0 || desk.Now >= desk.Zone.EndOf(desk.Zone.DayOf(delivered.Max()!.Value).AddDays(rule.Value)))
        {
            return none;
        }

        if (DeliveryMethods.CostsExtra(desk.Order.DeliveryMethod))
        {
            desk.Say(Ruling.NeedsPerson, new Ground(Why.DeliveryUnclear, rule));
            return none;
        }

        desk.Say(Ruling.Allowed, new Ground(Why.DeliveryRefunded, rule, Amount: desk.Order.ShippingFee));
        return desk.Order.ShippingFee;
    }

    /// <summary>What went back for a refund before counts too, unless all of the order has to have the same fault.</summary>
    private static bool IsWholeOrder(DecisionDesk desk, bool atOnce) => desk.Units
        .All(units => units.Exchanges is 0 && (atOnce ? 0 : units.Returning) + units.Asked == units.Live);

    /// <summary>What comes next, where the pages say so.</summary>
    private static void Tell(DecisionDesk desk)
    {
        if (desk.Ruling is Ruling.Refused)
        {
            return;
        }

        if (desk.Rule(RuleVocabulary.ReturnHandIn) is { } handIn)
        {
            desk.Say(Ruling.Allowed, new Ground(Why.HandIn, handIn));
        }

        if (desk.Rule(RuleVocabulary.RefundCheck) is { } check)
        {
            desk.Say(Ruling.Allowed, new Ground(Why.Checked, check));
        }
    }
}

/// <summary>Names of delivery methods as the shop writes them.</summary>
internal static class DeliveryMethods
{
    private static readonly string[] Extra = ["express", "evening", "upstairs", "same-day", "same day", "overnight"];

    /// <summary>Whether its price holds more than the standard delivery price.</summary>
    public static bool CostsExtra(string? method) =>
        method is not null && Extra.Any(word => method.Contains(word, StringComparison.OrdinalIgnoreCase));
}
