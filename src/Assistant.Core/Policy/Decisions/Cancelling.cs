using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>Decides on cancelling an order, or some of its items.</summary>
internal static class Cancelling
{
    public static Decision Decide(DecisionDesk desk, ActionRequest.Cancel request)
    {
        if (desk.Stage is OrderStage.Cancelled)
        {
            desk.Say(Ruling.Refused, new Ground(Why.AlreadyCancelled));
            return desk.Done();
        }

        Changing.CheckFinal(desk);
        var isWhole = request.Items.IsEmpty || IsWhole(desk, request.Items);
        if (!isWhole && desk.Rule(RuleVocabulary.CancelWhole) is { } whole)
        {
            desk.Say(Ruling.Refused, new Ground(Why.OnlyWhole, whole));
        }

        if (desk.Rule(RuleVocabulary.CancelReasons) is { } accepted)
        {
            desk.CheckReason(request.Reason, accepted);
        }

        foreach (var item in request.Items.IsEmpty ? All(desk) : request.Items)
        {
            desk.Add(Decide(desk, item));
        }

        if (desk.Lines.Count is 0)
        {
            desk.Say(Ruling.Refused, new Ground(Why.NothingLeft));
        }

        if (desk.Ruling is Ruling.Refused && desk.Stage is OrderStage.Shipped or OrderStage.Delivered)
        {
            desk.Instead(ActionKind.Return);
        }

        return desk.Done(Settle(desk, isWhole));
    }

    private static LineDecision Decide(DecisionDesk desk, ItemUnits item)
    {
        var none = Money.Zero(desk.Order.Currency);
        if (desk.Find(item.Line) is not { } units)
        {
            return new(item.Line, "", item.Quantity, Ruling.Refused, none, null, [new(Why.NoSuchItem)]);
        }

        if (item.Quantity < 1 || item.Quantity > units.Live - units.Asked)
        {
            var why = units.Live is 0 ? Why.AlreadyCancelled : Why.MoreThanOrdered;
            return new(item.Line, units.Line.Title, item.Quantity, Ruling.Refused, none, null, [new(why)]);
        }

        var about = desk.AboutItem(units.Line);
        var stage = StageOf(desk, units);
        var (ruling, ground) = Until(desk, about, stage);
        ImmutableArray<Ground> grounds = [ground with { Ruling = ruling }];
        DateTimeOffset? until = null;
        if (desk.Rule(RuleVocabulary.CancelHours, about) is { } hours)
        {
            until = desk.Order.PlacedAt.AddHours(hours.Value);
            if (desk.Now >= until)
            {
                (ruling, grounds) = (Ruling.Refused, [new(Why.HoursOver, hours) { Ruling = Ruling.Refused }, .. grounds]);
            }
            else
            {
                grounds = [.. grounds, new(Why.Fits, hours)];
            }
        }

        var amount = units.Paid(item.Quantity);
        units.Ask(item.Quantity);
        return new(item.Line, units.Line.Title, item.Quantity, ruling, amount, until, grounds);
    }

    private static (Ruling, Ground) Until(DecisionDesk desk, in Circumstances about, OrderStage stage)
    {
        if (desk.Rule(RuleVocabulary.CancelUntil, about) is not { } rule)
        {
            return (Ruling.NeedsPerson, new(Why.NoRule));
        }

        return stage <= rule.Value ? (Ruling.Allowed, new(Why.StageAllows, rule))
            : desk.Rule(RuleVocabulary.CancelByPerson, about) is { } person && stage <= person.Value ? (Ruling.NeedsPerson, new(Why.PersonMayStop, person))
            : (Ruling.Refused, new(Why.StageTooLate, rule));
    }

    /// <summary>
    /// In an order of several parcels, what waits for its release or comes from another seller has a status of its own as long as none
    /// of it has left.
    /// </summary>
    private static OrderStage StageOf(DecisionDesk desk, LineUnits units) =>
        desk.Order.Status is not OrderStatus.PartlyShipped
            || units.Sent > 0
            || (units.Line.Traits & (ItemTraits.PreOrder | ItemTraits.Marketplace)) == 0 ? desk.Stage
        : units.InParcels > 0 ? OrderStage.Packing
        : OrderStage.Received;

    private static Settlement Settle(DecisionDesk desk, bool isWhole)
    {
        if (desk.Ruling is Ruling.Refused)
        {
            return Settlement.None(desk.Order.Currency);
        }

        var none = Money.Zero(desk.Order.Currency);
        var left = RefundSplit.Left(desk.Order);
        if (left.Minor <= 0 && (IsUnpaid(desk.Order) || desk.Order.Payments.All(payment => payment.State is PaymentState.Failed)))
        {
            return Settlement.None(desk.Order.Currency);
        }

        var goods = desk.Lines.Aggregate(none, (sum, line) => sum + line.Amount);
        if (!isWhole)
        {
            // What is still owed for the rest may be paid out of what this item had cost; nobody but a person settles that.
            if (IsUnpaid(desk.Order))
            {
                desk.Say(Ruling.NeedsPerson, new Ground(Why.PaidInParts));
                return Settlement.None(desk.Order.Currency);
            }

            return RefundSplit.Settle(desk, goods, none, none, RefundTo.Original);
        }

        // Without the order everything that was paid comes back, and no more: a payment that has not arrived is not waited for.
        var all = goods + desk.Order.ShippingFee;
        return all.Minor > left.Minor && IsUnpaid(desk.Order)
            ? RefundSplit.Settle(desk, left, none, none, RefundTo.Original)
            : RefundSplit.Settle(desk, goods, desk.Order.ShippingFee, none, RefundTo.Original);
    }

    /// <summary>Something of the price has not arrived yet.</summary>
    private static bool IsUnpaid(Order order) =>
        order.Status is OrderStatus.Pending || order.Payments.Any(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Pending });

    private static bool IsWhole(DecisionDesk desk, ImmutableArray<ItemUnits> items) => desk.Units.All(
        units => items.Where(item => item.Line == units.Line.Id).Sum(item => item.Quantity) == units.Live);

    private static ImmutableArray<ItemUnits> All(DecisionDesk desk) =>
        [.. desk.Units.Where(units => units.Live > 0).Select(units => new ItemUnits(units.Line.Id, units.Live))];
}
