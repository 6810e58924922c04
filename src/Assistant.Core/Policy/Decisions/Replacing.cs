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
            : variant.Price.Currency != desk.Order.Currency ? new(Why.FeeUnknown)
            : !variant.Stock.Available || variant.Stock.Quantity < replacement.Item.Quantity ? new(Why.OutOfStock)
            : null;
    }

    /// <summary>What the new units cost more than was paid for the old ones; below zero where they cost less.</summary>
    public static Money Difference(DecisionDesk desk, Replacement replacement, bool keepsPrice)
    {
        if (desk.Find(replacement.Item.Line) is not { } units || replacement.Variant is not { } variant)
        {
            return Money.Zero(desk.Order.Currency);
        }

        var quantity = replacement.Item.Quantity;
        var taken = Math.Min(units.Line.Cancelled + units.Returning, units.Line.Quantity - quantity);
        var paid = units.Paid(quantity, taken);
        var price = variant.Price * quantity;
        if (keepsPrice
            && price.Minor != paid.Minor
            && (variant.RegularPrice ?? variant.Price) == units.Line.UnitPrice
            && desk.Rule(RuleVocabulary.ExchangeKeepsPrice) is { } keeps)
        {
            desk.Say(Ruling.Allowed, new Ground(Why.KeepsPrice, keeps));
            return Money.Zero(desk.Order.Currency);
        }

        return price - paid;
    }

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
        return none with { Refund = refund, Fee = fee, Parts = RefundSplit.Parts(desk, refund, RefundTo.Original) };
    }
}
