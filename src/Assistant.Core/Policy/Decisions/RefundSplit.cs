using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>Where the money of a refund goes: back to what the order was paid with, never more than was paid with it, or to a gift card.</summary>
internal static class RefundSplit
{
    private const string GiftCardKind = "gift_card";

    /// <summary>Where the shopper may have it; null where the rules do not say, or not that.</summary>
    public static RefundTo? Destination(DecisionDesk desk, RefundWish? wish)
    {
        if (desk.Rule(RuleVocabulary.RefundTo) is not { } rule)
        {
            desk.Say(Ruling.NeedsPerson, new Ground(Why.NoRule));
            return null;
        }

        var to = wish?.To ?? rule.Value[0];
        if (!rule.Value.Contains(to))
        {
            desk.Say(Ruling.Refused, new Ground(Why.RefundNotThere, rule));
            return null;
        }

        if (wish?.Method is { } method && !IsOwn(desk, to, method))
        {
            desk.Say(Ruling.Refused, new Ground(Why.NotStored, rule));
            return null;
        }

        desk.Say(Ruling.Allowed, new Ground(Why.RefundsTo, rule));
        return to;
    }

    /// <summary>Puts the sums of a refund together and shares it out.</summary>
    public static Settlement Settle(DecisionDesk desk, Money goods, Money delivery, Money fee, RefundTo? to, PaymentMethod? method = null)
    {
        var none = Settlement.None(desk.Order.Currency);
        if (desk.Ruling is Ruling.Refused)
        {
            return none;
        }

        var all = goods + delivery;
        var refund = all.Minor > fee.Minor ? all - fee : all with { Minor = 0 };
        var settlement = none with { Goods = goods, Delivery = delivery, Fee = all - refund, Tax = TaxShare.Of(desk.Order, all) };
        return to is { } destination ? Share(desk, settlement, refund, destination, method) : settlement;
    }

    /// <summary>Adds a refund and where it goes. More than is left of what was paid is no refund at all, but a person's question.</summary>
    public static Settlement Share(DecisionDesk desk, Settlement settlement, Money refund, RefundTo to, PaymentMethod? method = null)
    {
        if (refund.Minor > Left(desk.Order).Minor)
        {
            desk.Say(Ruling.NeedsPerson, new Ground(Why.MoreThanPaid));
            return settlement;
        }

        return settlement with { Refund = refund, Parts = Parts(desk, refund, to, method) };
    }

    /// <summary>What was charged or reserved and not paid back.</summary>
    public static Money Left(Order order) => new(Balances(order).Sum(balance => balance.Left), order.Currency);

    /// <summary>
    /// Whether a method is what the order was paid with: one that was charged and has been paid back since no longer is, as soon as another
    /// one has paid in its place.
    /// </summary>
    public static bool IsOriginal(Order order, PaymentMethod method)
    {
        var balances = Balances(order);
        return IsCharged(order, method) && (balances.TrueForAll(balance => balance.Left <= 0) || balances.Exists(balance => balance.Method.Id == method.Id && balance.Left > 0));
    }

    private static ImmutableArray<RefundPart> Parts(DecisionDesk desk, Money refund, RefundTo to, PaymentMethod? method)
    {
        var balances = Balances(desk.Order);
        if (refund.Minor == 0)
        {
            return [];
        }

        if (to is not RefundTo.Original)
        {
            return [new(to, method, refund, Reserved: false, Arrival(desk, method?.Kind ?? (to is RefundTo.StoreCredit ? "store_credit" : GiftCardKind)))];
        }

        // Of several, the one that was named has its share first.
        balances = method is null ? balances : [.. balances.OrderBy(balance => balance.Method.Id != method.Id)];
        if (balances.Count > 1 && desk.Rule(RuleVocabulary.RefundGiftCardLast) is { } last)
        {
            balances = [.. balances.OrderBy(balance => balance.Method.Kind is GiftCardKind)];
            desk.Say(Ruling.Allowed, new Ground(Why.GiftCardLast, last));
        }

        return [.. Shared(desk, refund, balances)];
    }

    /// <summary>What was charged with each method and not paid back, in the order of payment. Reservations count: they are released.</summary>
    private static List<Balance> Balances(Order order)
    {
        var balances = new List<Balance>();
        foreach (var payment in order.Payments.Where(payment => payment.State is not PaymentState.Failed).OrderBy(payment => payment.Kind))
        {
            if (payment is { Kind: PaymentKind.Charge, State: PaymentState.Pending })
            {
                continue;
            }

            var reserved = payment is { Kind: PaymentKind.Charge, State: PaymentState.Authorised };
            var at = balances.FindIndex(balance => balance.Method.Id == payment.Method.Id && (payment.Kind is PaymentKind.Refund || balance.Reserved == reserved));
            var change = payment.Kind is PaymentKind.Charge ? payment.Amount.Minor : -payment.Amount.Minor;
            if (at < 0)
            {
                // A refund that went elsewhere, such as to a gift card, lessens what is left of all.
                at = payment.Kind is PaymentKind.Charge ? -1 : balances.FindIndex(balance => balance.Left >= payment.Amount.Minor);
            }

            if (at >= 0)
            {
                balances[at] = balances[at] with { Left = balances[at].Left + change };
            }
            else if (payment.Kind is PaymentKind.Charge)
            {
                balances.Add(new(payment.Method, change, reserved));
            }
            else
            {
                balances.Add(new(payment.Method, change, Reserved: false));
            }
        }

        return balances;
    }

    private static IEnumerable<RefundPart> Shared(DecisionDesk desk, Money refund, List<Balance> balances)
    {
        var open = refund.Minor;
        foreach (var balance in balances)
        {
            var part = Math.Min(open, Math.Max(0, balance.Left));
            open -= part;
            if (part > 0)
            {
                yield return new(RefundTo.Original, balance.Method, refund with { Minor = part }, balance.Reserved, Arrival(desk, balance.Method.Kind));
            }
        }
    }

    private static Rule<NumberRange>? Arrival(DecisionDesk desk, string kind) =>
        desk.Rule(RuleVocabulary.RefundArrival, desk.About with { Method = kind });

    /// <summary>A method has to be the customer's own, or the one that the order was paid with; no free account can be named.</summary>
    private static bool IsOwn(DecisionDesk desk, RefundTo to, PaymentMethod method) => to switch
    {
        RefundTo.Original => IsCharged(desk.Order, method),
        RefundTo.GiftCard => method.Kind is GiftCardKind && IsStored(desk, method),
        _ => IsStored(desk, method),
    };

    private static bool IsCharged(Order order, PaymentMethod method) =>
        order.Payments.Any(payment => payment is { Kind: PaymentKind.Charge, State: not PaymentState.Failed } && payment.Method.Id == method.Id);

    private static bool IsStored(DecisionDesk desk, PaymentMethod method) =>
        desk.Customer is { } customer && customer.PaymentMethods.Any(stored => stored.Id == method.Id);

    /// <param name="Left">Minor units that can still be paid back.</param>
    private sealed record Balance(PaymentMethod Method, long Left, bool Reserved);
}

/// <summary>The tax contained in a part of an order, in proportion, so that the whole order has the whole tax.</summary>
internal static class TaxShare
{
    public static Money Of(Order order, Money part) => order.Total.Minor <= 0
        ? Money.Zero(order.Currency)
        : order.TaxIncluded with { Minor = (long)((Int128)order.TaxIncluded.Minor * Math.Min(part.Minor, order.Total.Minor) / order.Total.Minor) };
}
