using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Writes;

/// <summary>Draws what a card says, from the decision and the shop's data alone.</summary>
internal static class Summaries
{
    public static ActionSummary Of(Decision decision, params ImmutableArray<CardFact> facts) => Of(decision, _ => null, facts);

    /// <param name="note">What is to be said of a line beside its title, such as what it becomes.</param>
    public static ActionSummary Of(Decision decision, Func<OrderLineId, string?> note, params ImmutableArray<CardFact> facts)
    {
        var money = decision.Settlement;
        return new ActionSummary
        {
            Lines = [.. decision.Lines.Select(line => new ActionLine(line.Line, line.Title, line.Quantity, line.Amount, note(line.Line)))],
            Amount = money.Refund.Minor > 0 ? money.Refund : money.Charge.Minor > 0 ? money.Charge : null,
            RefundTo = money.Refund.Minor > 0 ? string.Join(" and ", money.Parts.Select(part => Destination(part, money.Parts.Length > 1))) : null,
            Facts = [.. facts, .. Money(money)],
        };
    }

    /// <summary>A card that is about no items and no money.</summary>
    public static ActionSummary Of(params ImmutableArray<CardFact> facts) => new() { Facts = facts };

    public static CardFact Fact(string label, Address address) => new(label, string.Join(", ", new[]
    {
        address.Name, address.Line1, address.Line2, $"{address.PostalCode} {address.City}".Trim(), address.Region, address.Country,
    }.Where(part => !string.IsNullOrWhiteSpace(part))));

    private static IEnumerable<CardFact> Money(Settlement money)
    {
        if (money.Delivery.Minor > 0)
        {
            yield return new CardFact("Delivery price refunded", money.Delivery.ToString());
        }

        if (money.Fee.Minor > 0)
        {
            yield return new CardFact("Fee", money.Fee.ToString());
        }

        if (money.Charge.Minor > 0)
        {
            // Where nothing goes back, the amount of the card says it.
            if (money.Refund.Minor > 0)
            {
                yield return new CardFact("You pay", money.Charge.ToString());
            }

            if (money.PaidWith is { } method)
            {
                yield return new CardFact("Paid with", method.Label);
            }
        }
    }

    private static string Destination(RefundPart part, bool isOneOfSeveral)
    {
        var to = part switch
        {
            { Method: { } method } => method.Label,
            { To: RefundTo.StoreCredit } => "store credit",
            _ => "a new gift card",
        };
        return isOneOfSeveral ? $"{to} ({part.Amount})" : to;
    }
}
