using System.Diagnostics;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>
/// Decides what the live pages allow. Pure: the same request, order, customer, moment and rules give the same decision. Total: it
/// answers everything, and what the pages do not decide goes to a person.
/// </summary>
/// <param name="zone">The days of windows begin and end here.</param>
public sealed class PolicyEngine(ShopZone zone)
{
    /// <param name="customer">Null for a guest.</param>
    public Decision Decide(ActionRequest request, Order order, Customer? customer, DateTimeOffset now, RuleBook rules)
    {
        if (!IsSound(order))
        {
            return new Decision
            {
                Action = request.Kind,
                Order = order.Number,
                Ruling = Ruling.NeedsPerson,
                Grounds = [new(Why.NoRule)],
                Settlement = Settlement.None(order.Currency),
            };
        }

        var desk = new DecisionDesk(rules, zone, request.Kind, order, customer, customer is null ? Asker.Guest : Asker.Customer, now);
        return request switch
        {
            ActionRequest.Cancel cancel => Cancelling.Decide(desk, cancel),
            ActionRequest.ChangeAddress change => Changing.Decide(desk, change),
            ActionRequest.ChangePayment change => Changing.Decide(desk, change),
            ActionRequest.ChangeItems change => Changing.Decide(desk, change),
            ActionRequest.Return giveBack => Returning.Decide(desk, giveBack),
            ActionRequest.Exchange exchange => Exchanging.Decide(desk, exchange),
            ActionRequest.Report report => Reporting.Decide(desk, report),
            ActionRequest.Goodwill goodwill => Granting.Decide(desk, goodwill),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Whether the shop's record can be counted with: lines that can be told apart, and one currency.</summary>
    private static bool IsSound(Order order)
    {
        for (var i = 0; i < order.Lines.Length; i++)
        {
            var line = order.Lines[i];
            if (line.Quantity < 1 || line.UnitPrice.Currency != order.Currency || line.Discount.Currency != order.Currency)
            {
                return false;
            }

            for (var j = 0; j < i; j++)
            {
                if (order.Lines[j].Id == line.Id)
                {
                    return false;
                }
            }
        }

        foreach (var payment in order.Payments)
        {
            if (payment.Amount.Currency != order.Currency)
            {
                return false;
            }
        }

        return order.ShippingFee.Currency == order.Currency;
    }
}
