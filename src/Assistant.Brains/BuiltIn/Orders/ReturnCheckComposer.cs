using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>
/// Per item of an order: when it was delivered, until when it can come back, and what is already on its way. The last day is counted
/// from the sentence of the page that is cited beside it; where the page says it in no way that can be counted, none is named.
/// </summary>
internal sealed class ReturnCheckComposer : IComposer
{
    // These come under rules of their own, which the page beside tells.
    private const ItemTraits RulesOfTheirOwn = ItemTraits.FinalSale | ItemTraits.Digital | ItemTraits.GiftCard | ItemTraits.Personalised;

    public string Name => "return_check";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.CheckReturn], OrderJson.Default.CheckedReturn) is not { Items.IsEmpty: false } check)
        {
            return null;
        }

        OrderFocus.Set(check, session);
        var lines = Meant(check.Items, session).Select(item => Line(item, check, session)).ToList();
        return $"{session.Say("return.checked", ("order", check.Order))}\n{Phrases.Bullets(lines)}";
    }

    private static string Line(ReturnItem item, CheckedReturn check, Session session)
    {
        var last = item is { DeliveredAt: { } delivered, BeingReturned: 0 } && !HasRulesOfItsOwn(item)
            ? ReturnPeriod.LastDay(check.Policy, check.PlacedAt is { } placed ? session.Days.Of(placed) : null, session.Days.Of(delivered))
            : null;
        return session.Say(
            (item, last) switch
            {
                ({ BeingReturned: > 0 }, _) => "return.item_returning",
                ({ DeliveredAt: null }, _) => "return.item_not_delivered",
                (_, null) => "return.item_delivered",
                (_, { Day: var day }) when day < session.Days.Today => "return.item_too_late",
                _ => "return.item_until",
            },
            ("item", OrderWords.Counted(item.Quantity, item.Title)),
            ("date", item.DeliveredAt is { } at ? session.Days.Words(at) : ""),
            ("last", last is { Day: var end } ? session.Days.Words(end) : ""),
            ("source", last?.Source ?? ""));
    }

    private static bool HasRulesOfItsOwn(ReturnItem item) =>
        !item.Traits.IsDefault && item.Traits.Any(trait => RulesOfTheirOwn.HasFlag(trait));

    /// <summary>"Can I return the tent?" is not about the boots.</summary>
    private static IEnumerable<ReturnItem> Meant(ImmutableArray<ReturnItem> items, Session session) =>
        session.Part is { } part && TitleWords.Best(part.Text, items, item => item.Title) is { Count: > 0 } named ? named : items;
}
