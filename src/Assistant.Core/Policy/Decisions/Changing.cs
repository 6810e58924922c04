using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>Decides on changes to an order that has not left: its address, its payment method, its items.</summary>
internal static class Changing
{
    public static Decision Decide(DecisionDesk desk, ActionRequest.ChangeAddress request)
    {
        CheckFinal(desk);
        CheckStage(desk, RuleVocabulary.ChangeAddressUntil, Live(desk));
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
        CheckFinal(desk);
        CheckStage(desk, RuleVocabulary.ChangePaymentUntil, Live(desk));
        CheckTimes(desk, RuleVocabulary.ChangePaymentTimes, ActionKind.ChangePayment);
        var charges = desk.Order.Payments.Where(payment => payment is { Kind: PaymentKind.Charge, State: not PaymentState.Failed }).ToList();
        foreach (var payment in charges)
        {
            if (desk.Rule(RuleVocabulary.ChangePaymentFixed, desk.About with { Method = payment.Method.Kind }) is { } kept)
            {
                desk.Say(Ruling.Refused, new Ground(Why.PaymentFixed, kept));
            }
        }

        if (charges.Count > 0 && charges.TrueForAll(payment => payment.Method.Id == request.To.Id))
        {
            desk.Say(Ruling.Refused, new Ground(Why.SamePayment));
        }

        if (desk.Customer is not { } customer || customer.PaymentMethods.FirstOrDefault(stored => stored.Id == request.To.Id) is not { } method)
        {
            desk.Say(Ruling.Refused, new Ground(Why.NotStored));
        }
        else if (!Replacing.Suffices(method, desk.Order.Total))
        {
            Replacing.SayTooLow(desk, method);
        }

        return desk.Ruling is Ruling.Refused ? desk.Done() : desk.Done(Move(desk, charges, request.To));
    }

    /// <summary>What was paid goes back the way it came, and all that the order is to cost is paid anew.</summary>
    private static Settlement Move(DecisionDesk desk, List<Payment> charges, PaymentMethod to)
    {
        var none = Settlement.None(desk.Order.Currency);
        var refunded = desk.Order.Payments
            .Where(payment => payment is { Kind: PaymentKind.Refund, State: not PaymentState.Failed })
            .Aggregate(none.Refund, (sum, payment) => sum + payment.Amount);
        var owed = charges.Count is 0 ? desk.Order.Total : charges.Aggregate(none.Charge, (sum, payment) => sum + payment.Amount) - refunded;
        var left = RefundSplit.Left(desk.Order);
        if (left.Minor <= 0)
        {
            return none with { Charge = owed.Minor > 0 ? owed : none.Charge, PaidWith = to };
        }

        return RefundSplit.Share(desk, none with { Charge = owed, PaidWith = to }, left, RefundTo.Original);
    }

    public static Decision Decide(DecisionDesk desk, ActionRequest.ChangeItems request)
    {
        CheckFinal(desk);
        CheckStage(desk, RuleVocabulary.ChangeItemsUntil, request.Items.IsEmpty ? Live(desk) : request.Items.Select(item => desk.Find(item.Item.Line)?.Line).OfType<OrderLine>());
        CheckTimes(desk, RuleVocabulary.ChangeItemsTimes, ActionKind.ChangeItems);
        if (request.Items.IsEmpty)
        {
            return desk.Done();
        }

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
        var difference = request.Items.Zip(desk.Lines).Aggregate(
            none, (sum, item) => sum + Replacing.DifferenceOfVersions(desk, item.First, item.Second.Amount));
        return desk.Done(Replacing.Settle(desk, difference, none, request.Difference));
    }

    /// <summary>Where the pages say so, an order whose items were changed stays as it is.</summary>
    public static void CheckFinal(DecisionDesk desk)
    {
        if (desk.Order.Changes.Any(made => made.Kind is ActionKind.ChangeItems) && desk.Rule(RuleVocabulary.ChangeItemsFinal) is { } final)
        {
            desk.Say(Ruling.Refused, new Ground(Why.ItemsFinal, final));
        }
    }

    private static LineDecision Decide(DecisionDesk desk, Replacement replacement)
    {
        var (item, none) = (replacement.Item, Money.Zero(desk.Order.Currency));
        if (desk.Find(item.Line) is not { } units)
        {
            return new(item.Line, "", item.Quantity, Ruling.Refused, none, null, [new(Why.NoSuchItem)]);
        }

        if (item.Quantity < 1 || item.Quantity > units.Live - units.Asked)
        {
            return new(item.Line, units.Line.Title, item.Quantity, Ruling.Refused, none, null, [new(Why.MoreThanOrdered)]);
        }

        var amount = units.Paid(item.Quantity);
        units.Ask(item.Quantity);

        // What is made to order can be put right only as long as it could be cancelled.
        var hours = desk.Rule(RuleVocabulary.CancelHours, desk.AboutItem(units.Line));
        DateTimeOffset? until = hours is null ? null : desk.Order.PlacedAt.AddHours(hours.Value);
        var (ruling, ground) = Replacing.Fault(desk, replacement) is { } fault ? (Ruling.Refused, fault)
            : desk.Now >= until ? (Ruling.Refused, new Ground(Why.HoursOver, hours))
            : Replacing.HasNoPrice(desk, replacement) ? (Ruling.NeedsPerson, new Ground(Why.PriceUnknown))
            : (Ruling.Allowed, new Ground(Why.Fits, hours));
        return new(item.Line, units.Line.Title, item.Quantity, ruling, amount, until, [ground]);
    }

    /// <summary>The item that has to stay as it is the earliest decides for the order.</summary>
    private static void CheckStage(DecisionDesk desk, RuleKind<OrderStage> kind, IEnumerable<OrderLine> lines)
    {
        Rule<OrderStage>? strictest = null;
        foreach (var line in lines)
        {
            var about = desk.AboutItem(line);
            if (line.Traits.HasFlag(ItemTraits.Marketplace)
                && desk.Rule(kind, about with { Traits = ItemTraits.Marketplace, Categories = [], Brand = null }) is { Value: OrderStage.Never } seller
                && seller.Scope.Traits.HasFlag(ItemTraits.Marketplace))
            {
                // Only the seller can change what another seller sends. A person asks, as long as it could be changed at all.
                desk.Say(Ruling.NeedsPerson, new Ground(Why.PersonArranges, seller));
                about = about with { Traits = about.Traits & ~ItemTraits.Marketplace };
            }

            var rule = desk.Rule(kind, about);
            strictest = rule is null || strictest?.Value <= rule.Value ? strictest : rule;
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

    /// <summary>Cancelled items hold nothing up; in an order that has no others, they are all that can be asked about.</summary>
    private static IEnumerable<OrderLine> Live(DecisionDesk desk) =>
        desk.Units.Any(units => units.Live > 0) ? desk.Units.Where(units => units.Live > 0).Select(units => units.Line) : desk.Order.Lines;

    private static void CheckTimes(DecisionDesk desk, RuleKind<int> kind, ActionKind change)
    {
        if (desk.Rule(kind) is { } times && desk.Order.Changes.Count(made => made.Kind == change) >= times.Value)
        {
            desk.Say(Ruling.Refused, new Ground(Why.ChangedTooOften, times));
        }
    }
}
