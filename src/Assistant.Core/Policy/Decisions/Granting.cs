using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>Decides on goodwill: so much at once, on an order and for a customer, and once per order.</summary>
internal static class Granting
{
    public static Decision Decide(DecisionDesk desk, ActionRequest.Goodwill request)
    {
        if (request.Amount.Minor <= 0 || new[] { request.Amount, request.OnOrder, request.ToCustomer }.Any(sum => sum.Currency != desk.Order.Currency))
        {
            desk.Say(Ruling.Refused, new Ground(Why.NothingLeft));
            return desk.Done();
        }

        if (request.OnOrder.Minor > 0)
        {
            desk.Say(Ruling.NeedsApproval, new Ground(Why.NoStacking, desk.Rule(RuleVocabulary.GoodwillPerOrder)));
        }

        Limit(desk, RuleVocabulary.GoodwillPerAction, request.Amount);
        Limit(desk, RuleVocabulary.GoodwillPerOrder, request.Amount + request.OnOrder);
        Limit(desk, RuleVocabulary.GoodwillPerCustomer, request.Amount + request.ToCustomer);
        var none = Settlement.None(desk.Order.Currency);
        return desk.Done(RefundSplit.Share(desk, none, request.Amount, RefundTo.Original));
    }

    /// <summary>A limit that no page names is a limit of nothing.</summary>
    private static void Limit(DecisionDesk desk, RuleKind<Money> kind, Money amount)
    {
        if (desk.Rule(kind) is not { } limit)
        {
            desk.Say(Ruling.NeedsApproval, new Ground(Why.NoRule));
            return;
        }

        var within = amount.Minor <= limit.Value.Minor;
        desk.Say(within ? Ruling.Allowed : Ruling.NeedsApproval, new Ground(within ? Why.WithinLimit : Why.AboveLimit, limit, Amount: limit.Value));
    }
}
