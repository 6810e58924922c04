using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>Decides on sending items back for other variants of the same product.</summary>
internal static class Exchanging
{
    public static Decision Decide(DecisionDesk desk, ActionRequest.Exchange request)
    {
        if (desk.Rule(RuleVocabulary.ExchangeCountries) is { } countries && !CountryGroups.Hold(countries.Value, desk.Order.ShipTo.Country))
        {
            desk.Say(Ruling.Refused, new Ground(Why.NotFromCountry, countries));
            desk.Instead(ActionKind.Return);
        }

        GivingBack.CheckTimes(desk);
        foreach (var replacement in request.Items)
        {
            desk.Add(Decide(desk, replacement, request.Reason));
        }

        if (desk.Lines.Count is 0)
        {
            desk.Say(Ruling.Refused, new Ground(Why.NothingLeft));
        }

        if (desk.Rule(RuleVocabulary.RefundTo) is null)
        {
            desk.Say(Ruling.NeedsPerson, new Ground(Why.NoRule));
        }

        if (desk.Ruling is Ruling.Refused)
        {
            return desk.Done();
        }

        var difference = request.Items.Zip(desk.Lines).Aggregate(
            Money.Zero(desk.Order.Currency), (sum, item) => sum + Replacing.Difference(desk, item.First, item.Second.Amount));
        var fee = Fee(desk, request);
        if (desk.Rule(RuleVocabulary.ExchangeReserved) is { } reserved)
        {
            desk.Say(Ruling.Allowed, new Ground(Why.Reserved, reserved));
        }

        return desk.Done(Replacing.Settle(desk, difference + fee, fee, request.Difference));
    }

    private static LineDecision Decide(DecisionDesk desk, Replacement replacement, ReturnReason? reason)
    {
        var line = GivingBack.Decide(desk, replacement.Item, reason);
        return Replacing.Fault(desk, replacement) is { } fault ? line with { Ruling = Ruling.Refused, Grounds = [.. line.Grounds, fault with { Ruling = Ruling.Refused }] }
            : Replacing.HasNoPrice(desk, replacement)
                ? line with { Ruling = DecisionDesk.Stricter(line.Ruling, Ruling.NeedsPerson), Grounds = [.. line.Grounds, new(Why.PriceUnknown) { Ruling = Ruling.NeedsPerson }] }
            : line;
    }

    /// <summary>One label for all items of the exchange: the dearest that applies to one of them.</summary>
    private static Money Fee(DecisionDesk desk, ActionRequest.Exchange request)
    {
        var fee = Money.Zero(desk.Order.Currency);
        if (request.Reason is { } reason && desk.Rule(RuleVocabulary.ExchangeFreeReasons) is { } free && free.Value.Contains(reason))
        {
            desk.Say(Ruling.Allowed, new Ground(Why.FreeForReason, free));
            return fee;
        }

        foreach (var item in request.Items)
        {
            if (desk.Find(item.Item.Line) is not { } units)
            {
                continue;
            }

            var about = desk.AboutItem(units.Line) with { Repeat = units.Exchanges is 0 ? Occasion.First : Occasion.Again };
            if (desk.Rule(RuleVocabulary.ExchangeFee, about) is not { } rule)
            {
                if (desk.Knows(RuleVocabulary.ExchangeFee))
                {
                    desk.Say(Ruling.NeedsPerson, new Ground(Why.FeeUnknown));
                }
            }
            else if (rule.Value.Minor == 0)
            {
                desk.Say(Ruling.Allowed, new Ground(Why.NoFee, rule));
            }
            else if (rule.Value.Currency != desk.Order.Currency)
            {
                desk.Say(Ruling.NeedsPerson, new Ground(Why.FeeUnknown, rule));
            }
            else
            {
                desk.Say(Ruling.Allowed, new Ground(Why.Fee, rule, Amount: rule.Value));
                fee = rule.Value.Minor > fee.Minor ? rule.Value : fee;
            }
        }

        return fee;
    }
}
