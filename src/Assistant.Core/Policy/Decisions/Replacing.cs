using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>What holds whenever units of a line become another variant: the same product, in stock, and the difference in price.</summary>
internal static class Replacing
{
    private const string GiftCardKind = "gift_card";
    private const string StoreCreditKind = "store_credit";

    public static Ground? Fault(DecisionDesk desk, Replacement replacement)
    {
        if (desk.Find(replacement.Item.Line)?.Line is not { } line || replacement is not { Product: { } product, Variant: { } variant })
        {
            return null;
        }

        return product.Id != line.Product || product.Variants.All(known => known.Id != variant.Id) ? new(Why.OtherProduct)
            : variant.Id == line.Variant ? new(Why.SameVariant)
            : !IsThere(product, variant, replacement.Item.Quantity) ? new(Why.OutOfStock)
            : null;
    }

    /// <summary>What can be ordered before it is made has no units on hand.</summary>
    private static bool IsThere(Product product, Variant variant, int units) =>
        variant.Stock.Available && (product.Traits.HasFlag(ItemTraits.PreOrder) || !(variant.Stock.Quantity < units));

    /// <summary>What the new units cost more than was paid for the old ones; below zero where they cost less.</summary>
    public static Money Difference(DecisionDesk desk, Replacement replacement, Money paid)
    {
        if (desk.Find(replacement.Item.Line) is not { } units || PriceOf(desk, replacement) is not { } listed)
        {
            return Money.Zero(desk.Order.Currency);
        }

        var price = listed.Price * replacement.Item.Quantity;
        if (price.Minor > paid.Minor && IsSameRegularPrice(units.Line, replacement.Product, listed) && desk.Rule(RuleVocabulary.ExchangeKeepsPrice) is { } keeps)
        {
            desk.Say(Ruling.Allowed, new Ground(Why.KeepsPrice, keeps));
            return Money.Zero(desk.Order.Currency);
        }

        return price - paid;
    }

    /// <summary>
    /// What one version costs more than the other, before anything is sent: a discount on the order stays as it is. Never more back
    /// than was paid.
    /// </summary>
    public static Money DifferenceOfVersions(DecisionDesk desk, Replacement replacement, Money paid)
    {
        if (desk.Find(replacement.Item.Line) is not { } units || PriceOf(desk, replacement) is not { } listed)
        {
            return Money.Zero(desk.Order.Currency);
        }

        var difference = (listed.Price - units.Line.UnitPrice) * replacement.Item.Quantity;
        return difference with { Minor = Math.Max(difference.Minor, -paid.Minor) };
    }

    /// <summary>The shop names no price of it in the order's currency.</summary>
    public static bool HasNoPrice(DecisionDesk desk, Replacement replacement) => replacement.Variant is not null && PriceOf(desk, replacement) is null;

    private static ListedPrice? PriceOf(DecisionDesk desk, Replacement replacement) => replacement.Variant?.PriceIn(desk.Order.Currency);

    /// <summary>As it was when the item was ordered, or as both are now.</summary>
    private static bool IsSameRegularPrice(OrderLine line, Product? product, ListedPrice listed) =>
        listed.Regular == line.UnitPrice
        || product?.Variants.FirstOrDefault(known => known.Id == line.Variant)?.PriceIn(listed.Price.Currency)?.Regular == listed.Regular;

    /// <param name="total">The difference with all fees: what the shopper pays, or gets back where it is below zero.</param>
    /// <param name="method">How; null for what the order was paid with.</param>
    public static Settlement Settle(DecisionDesk desk, Money total, Money fee, PaymentMethod? method)
    {
        var none = Settlement.None(desk.Order.Currency);
        if (total.Minor >= 0)
        {
            return total.Minor > 0 ? Pay(desk, total, method) with { Fee = fee } : none with { Fee = fee };
        }

        var refund = none.Refund - total;
        desk.Say(Ruling.Allowed, new Ground(Why.RefundDifference, Amount: refund));
        var wish = method is null ? new RefundWish(RefundTo.Original) : new RefundWish(Destination(desk, method), method);
        return method is null ? RefundSplit.Share(desk, none with { Fee = fee }, refund, RefundTo.Original)
            : RefundSplit.Destination(desk, wish) is { } to ? RefundSplit.Share(desk, none with { Fee = fee }, refund, to, method)
            : none;
    }

    private static RefundTo Destination(DecisionDesk desk, PaymentMethod method) =>
        RefundSplit.IsOriginal(desk.Order, method) ? RefundTo.Original
        : method.Kind is GiftCardKind ? RefundTo.GiftCard
        : RefundTo.Stored;

    /// <summary>Only what the order was paid with, or what is stored with the customer, can be charged; a gift card or store credit only as far as it goes.</summary>
    private static Settlement Pay(DecisionDesk desk, Money total, PaymentMethod? method)
    {
        desk.Say(Ruling.Allowed, new Ground(Why.PayDifference, Amount: total));
        var payer = method ?? Charges(desk).Select(payment => payment.Method)
            .OrderBy(paid => KeepsBalance(paid) && Stored(desk, paid) is null)
            .FirstOrDefault(paid => Suffices(desk, paid, total));
        if (method is not null && Stored(desk, method) is null && Charges(desk).All(payment => payment.Method.Id != method.Id))
        {
            desk.Say(Ruling.Refused, new Ground(Why.NotStored));
        }
        else if (method is not null && !Suffices(desk, method, total))
        {
            SayTooLow(desk, method);
        }

        return Settlement.None(desk.Order.Currency) with { Charge = total, PaidWith = payer };
    }

    private static PaymentMethod? Stored(DecisionDesk desk, PaymentMethod method) => desk.Customer?.PaymentMethods.FirstOrDefault(known => known.Id == method.Id);

    /// <summary>What is on a gift card that is not stored with the customer, only the shop can tell: others are asked first.</summary>
    private static bool Suffices(DecisionDesk desk, PaymentMethod method, Money total) => Stored(desk, method) is not { } stored || Suffices(stored, total);

    /// <summary>Gift cards and store credit pay as far as they go; what a bank keeps, the bank decides on.</summary>
    public static bool Suffices(PaymentMethod stored, Money total) =>
        !KeepsBalance(stored) || (stored.Balance is { } balance && balance.Currency == total.Currency && balance.Minor >= total.Minor);

    /// <summary>What is not on it nobody can take off it, whether a page says so or not; where one does, it is named.</summary>
    public static void SayTooLow(DecisionDesk desk, PaymentMethod method) =>
        desk.Say(Ruling.Refused, new Ground(Why.BalanceTooLow, desk.Rule(RuleVocabulary.BalanceCoversWhole, desk.About with { Method = method.Kind })));

    private static bool KeepsBalance(PaymentMethod method) => method.Kind is GiftCardKind or StoreCreditKind;

    private static IEnumerable<Payment> Charges(DecisionDesk desk) =>
        desk.Order.Payments.Where(payment => payment is { Kind: PaymentKind.Charge, State: not PaymentState.Failed });
}
