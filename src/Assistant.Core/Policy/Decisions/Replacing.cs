using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>What holds whenever units of a line become another variant: the same product, in stock, and the difference in price.</summary>
internal static class Replacing
{
    public static Ground? Fault(DecisionDesk desk, Replacement replacement)
    {
        if (desk.Find(replacement.Item.Line)?.Line is not { } line || replacement is not { Product: { } product, Variant: { } variant })
        {
            return null;
        }

        return product.Id != line.Product || product.Variants.All(known => known.Id != variant.Id) ? new(Why.OtherProduct)
            : variant.Id == line.Variant ? new(Why.SameVariant)
            : !variant.Stock.Available || variant.Stock.Quantity < replacement.Item.Quantity ? new(Why.OutOfStock)
            : null;
    }

    /// <summary>What the new units cost more than was paid for the old ones; below zero where they cost less.</summary>
    public static Money Difference(DecisionDesk desk, Replacement replacement, Money paid)
    {
        if (desk.Find(replacement.Item.Line) is not { } units || replacement.Variant is not { } variant || IsInOtherCurrency(desk, replacement))
        {
            return Money.Zero(desk.Order.Currency);
        }

        var price = variant.Price * replacement.Item.Quantity;
        if (price.Minor > paid.Minor && IsSameRegularPrice(units.Line, replacement.Product, variant) && desk.Rule(RuleVocabulary.ExchangeKeepsPrice) is { } keeps)
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
        if (desk.Find(replacement.Item.Line) is not { } units || replacement.Variant is not { } variant || IsInOtherCurrency(desk, replacement))
        {
            return Money.Zero(desk.Order.Currency);
        }

        var difference = (variant.Price - units.Line.UnitPrice) * replacement.Item.Quantity;
        return difference with { Minor = Math.Max(difference.Minor, -paid.Minor) };
    }

    /// <summary>No price can be compared with it.</summary>
    public static bool IsInOtherCurrency(DecisionDesk desk, Replacement replacement) => replacement.Variant is { } variant && variant.Price.Currency != desk.Order.Currency;

    /// <summary>As it was when the item was ordered, or as both are now.</summary>
    private static bool IsSameRegularPrice(OrderLine line, Product? product, Variant variant)
    {
        var regular = Regular(variant);
        return regular == line.UnitPrice
            || (product?.Variants.FirstOrDefault(known => known.Id == line.Variant) is { } old && Regular(old) == regular);
    }

    private static Money Regular(Variant variant) => variant.RegularPrice ?? variant.Price;

    /// <param name="total">The difference with all fees: what the shopper pays, or gets back where it is below zero.</param>
    public static Settlement Settle(DecisionDesk desk, Money total, Money fee)
    {
        var none = Settlement.None(desk.Order.Currency);
        if (total.Minor >= 0)
        {
            if (total.Minor > 0)
            {
                desk.Say(Ruling.Allowed, new Ground(Why.PayDifference, Amount: total));
            }

            return none with { Charge = total, Fee = fee };
        }

        var refund = none.Refund - total;
        desk.Say(Ruling.Allowed, new Ground(Why.RefundDifference, Amount: refund));
        return RefundSplit.Share(desk, none with { Fee = fee }, refund, RefundTo.Original);
    }
}
