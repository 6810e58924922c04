using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>What sending something back costs: a label per return, a collection for what no parcel holds, and when neither is charged.</summary>
internal static class ReturnCosts
{
    public static Money Of(DecisionDesk desk, ActionRequest.Return request, RefundTo? to)
    {
        var none = Money.Zero(desk.Order.Currency);
        if (desk.Ruling is Ruling.Refused)
        {
            return none;
        }

        if (request.Reason is { } reason && desk.Rule(RuleVocabulary.ReturnFreeReasons) is { } free && free.Value.Contains(reason))
        {
            desk.Say(Ruling.Allowed, new Ground(Why.FreeForReason, free));
            return none;
        }

        var items = desk.Lines.Select(line => desk.Find(line.Line)).OfType<LineUnits>().Select(units => units.Line).ToList();
        var collected = items.Where(item => item.Traits.HasFlag(ItemTraits.Oversized)).ToList();
        var posted = items.Except(collected).Where(item => !item.Traits.HasFlag(ItemTraits.Digital)).ToList();
        return Collection(desk, collected) + Label(desk, posted, to);
    }

    private static Money Collection(DecisionDesk desk, List<OrderLine> items)
    {
        var fee = Money.Zero(desk.Order.Currency);
        if (items.Count is 0)
        {
            return fee;
        }

        // Without such a rule anywhere, a large item goes back like any other.
        return desk.Rule(RuleVocabulary.ReturnCollectionFee, desk.AboutItem(items[0])) is { } rule ? Charge(desk, rule)
            : desk.Knows(RuleVocabulary.ReturnCollectionFee) ? Unknown(desk)
            : Label(desk, items, to: null);
    }

    private static Money Label(DecisionDesk desk, List<OrderLine> items, RefundTo? to)
    {
        if (items.Count is 0)
        {
            return Money.Zero(desk.Order.Currency);
        }

        var about = desk.AboutItem(items[0]);
        if (desk.Rule(RuleVocabulary.ReturnLabelFee, about) is not { } rule)
        {
            return desk.Rule(RuleVocabulary.ReturnOwnCarrier, about) is { } own ? Say(desk, new Ground(Why.OwnCarrier, own))
                : desk.Knows(RuleVocabulary.ReturnLabelFee) ? Unknown(desk)
                : Money.Zero(desk.Order.Currency);
        }

        return to is { } chosen && desk.Rule(RuleVocabulary.ReturnFreeTo) is { } free && free.Value.Contains(chosen)
            ? Say(desk, new Ground(Why.FreeForRefund, free))
            : Charge(desk, rule);
    }

    private static Money Charge(DecisionDesk desk, Rule<Money> rule)
    {
        if (rule.Value.Minor is 0)
        {
            return Say(desk, new Ground(Why.NoFee, rule));
        }

        if (rule.Value.Currency != desk.Order.Currency)
        {
            return Unknown(desk, rule);
        }

        desk.Say(Ruling.Allowed, new Ground(Why.Fee, rule, Amount: rule.Value));
        return rule.Value;
    }

    private static Money Say(DecisionDesk desk, Ground ground)
    {
        desk.Say(Ruling.Allowed, ground);
        return Money.Zero(desk.Order.Currency);
    }

    /// <summary>The pages name a price for others, or in another currency.</summary>
    private static Money Unknown(DecisionDesk desk, Rule? rule = null)
    {
        desk.Say(Ruling.NeedsPerson, new Ground(Why.FeeUnknown, rule));
        return Money.Zero(desk.Order.Currency);
    }
}
