using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>Decides on changes to an order that has not left: its address, its payment method, its items.</summary>
internal static class Changing
{
    private const string GiftCardKind = "gift_card";

    public static Decision Decide(DecisionDesk desk, ActionRequest.ChangeAddress request)
    {
        CheckStage(desk, RuleVocabulary.ChangeAddressUntil, desk.Order.Lines);
        CheckTimes(desk, RuleVocabulary.ChangeAddressTimes, ActionKind.ChangeAddress);
        if (desk.Rule(RuleVocabulary.ChangeAddressSameCountry) is { } same && request.To.Country != desk.Order.ShipTo.Country)
        {
            desk.Say(Ruling.Refused, new Ground(Why.OtherCountry, same));
            desk.Instead(ActionKind.Cancel);
        }

        return desk.Done();
    }

    public static Decision Decide(DecisionDesk desk, ActionRequest.ChangePayment request)
    {
        CheckStage(desk, RuleVocabulary.ChangePaymentUntil, desk.Order.Lines);
        CheckTimes(desk, RuleVocabulary.ChangePaymentTimes, ActionKind.ChangePayment);
        var charges = desk.Order.Payments.Where(payment => payment is { Kind: PaymentKind.Charge, State: not PaymentState.Failed }).ToList();
        foreach (var payment in charges)
        {
            if (desk.Rule(RuleVocabulary.ChangePaymentFixed, desk.About with { Method = payment.Method.Kind }) is { } kept)
            {
                desk.Say(Ruling.Refused, new Ground(Why.PaymentFixed, kept));
            }
        }

        if (charges.TrueForAll(payment => payment.Method.Id == request.To.Id))
        {
            desk.Say(Ruling.Refused, new Ground(Why.SamePayment));
        }

        if (desk.Customer is not { } customer || customer.PaymentMethods.FirstOrDefault(stored => stored.Id == request.To.Id) is not { } method)
        {
            desk.Say(Ruling.Refused, new Ground(Why.NotStored));
        }
        else if (method.Kind is GiftCardKind && !(method.Balance is { } balance && balance.Currency == desk.Order.Currency && balance.Minor >= desk.Order.Total.Minor))
        {
            desk.Say(Ruling.Refused, new Ground(Why.BalanceTooLow));
        }

        return desk.Done();
    }

    public static Decision Decide(DecisionDesk desk, ActionRequest.ChangeItems request)
    {
        CheckStage(desk, RuleVocabulary.ChangeItemsUntil, request.Items.Select(item => desk.Find(item.Item.Line)?.Line).OfType<OrderLine>());
        CheckTimes(desk, RuleVocabulary.ChangeItemsTimes, ActionKind.ChangeItems);
        foreach (var replacement in request.Items)
        {
            desk.Add(Decide(desk, replacement));
        }

        if (desk.Lines.Count is 0)
        {
            desk.Say(Ruling.Refused, new Ground(Why.NothingLeft));
        }

        if (desk.Ruling is Ruling.Refused)
        {
            return desk.Done();
        }

        var none = Money.Zero(desk.Order.Currency);
        return desk.Done(Replacing.Settle(desk, request.Items.Aggregate(none, (sum, item) => sum + Replacing.Difference(desk, item, keepsPrice: false)), none));
    }

    private static LineDecision Decide(DecisionDesk desk, Replacement replacement)
    {
        var (item, none) = (replacement.Item, Money.Zero(desk.Order.Currency));
        if (desk.Find(item.Line) is not { } units)
        {
            return new(item.Line, "", item.Quantity, Ruling.Refused, none, null, [new(Why.NoSuchItem)]);
        }

        Ground? fault = item.Quantity < 1 || item.Quantity > units.Live ? new(Why.MoreThanOrdered) : Replacing.Fault(desk, replacement);
        return new(
            item.Line,
            units.Line.Title,
            item.Quantity,
            fault is null ? Ruling.Allowed : Ruling.Refused,
            item.Quantity >= 1 && item.Quantity <= units.Live ? units.Paid(item.Quantity, units.Line.Cancelled) : none,
            null,
            [fault ?? new(Why.Fits)]);
    }

    /// <summary>The item that has to stay as it is the earliest decides for the order.</summary>
    private static void CheckStage(DecisionDesk desk, RuleKind<OrderStage> kind, IEnumerable<OrderLine> lines)
    {
        Rule<OrderStage>? strictest = null;
        foreach (var line in lines)
        {
            if (desk.Rule(kind, desk.AboutItem(line)) is { } rule && !(strictest?.Value <= rule.Value))
            {
                strictest = rule;
            }
        }

        switch (strictest)
        {
            case null:
                desk.Say(Ruling.NeedsPerson, new Ground(Why.NoRule));
                break;
            case { Value: OrderStage.Never }:
                desk.Say(Ruling.Refused, new Ground(Why.NotForAsker, strictest));
                break;
            default:
                var inTime = desk.Stage <= strictest.Value && desk.Stage is not OrderStage.Cancelled;
                desk.Say(inTime ? Ruling.Allowed : Ruling.Refused, new Ground(inTime ? Why.StageAllows : Why.StageTooLate, strictest));
                break;
        }
    }

    private static void CheckTimes(DecisionDesk desk, RuleKind<int> kind, ActionKind change)
    {
        if (desk.Rule(kind) is { } times && desk.Order.Changes.Count(made => made.Kind == change) >= times.Value)
        {
            desk.Say(Ruling.Refused, new Ground(Why.ChangedTooOften, times));
        }
    }
}
