using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Makes an order what "it" and "the boots" point to.</summary>
internal static class OrderFocus
{
    private const int MaxItems = 12;
    private const int MaxTitle = 120;

    public static void Set(OrderFacts order, Session session) => session.Look(focus => focus with
    {
        Order = order.Number,
        Country = order.ShipTo?.Country ?? focus.Country,
        Orders = Seen(focus, order.Number),
        Lines = focus.Order == order.Number ? focus.Lines : null,
        Items = [.. order.Items.Take(MaxItems).Select(item => new ShownItem(item.Line, item.Product, Short(item.Title), item.Quantity - (item.Cancelled ?? 0), item.Options))],
    });

    /// <summary>
    /// Only its number was said: nothing is known of what is in it. Of several numbers all were spoken of, and the one that is meant comes last:
    /// "tell me about W1002, no, W1001".
    /// </summary>
    public static void Name(UnderstoodPart part, Session session)
    {
        if (Referents.Named(part) is not { } meant)
        {
            return;
        }

        var said = part.Slots.OfType<Slot.Order>().Select(slot => slot.Number.Value).Distinct().ToList();
        foreach (var order in said.Where(order => order != meant).Append(meant).Where(order => said.Count > 1 || order != session.State.Focus.Order))
        {
            session.Look(focus => focus with { Order = order, Orders = Seen(focus, order), Items = [], Lines = null });
        }
    }

    /// <summary>A further question goes on with the page that spoke for a decision.</summary>
    public static void SpokeOf(DecisionFacts decision, Findings findings, Session session) =>
        session.Look(focus => focus with { Topic = findings.Slot(Slots.Question) ?? focus.Topic, Page = decision.Page ?? focus.Page });

    /// <summary>A check of some items leaves the others known.</summary>
    public static void Set(CheckedReturn check, Session session) => session.Look(focus => focus with
    {
        Order = check.Order,
        Country = check.Country ?? focus.Country,
        Orders = Seen(focus, check.Order),
        Lines = focus.Order == check.Order ? focus.Lines : null,
        Items = focus.Order == check.Order && !focus.Items.IsEmpty
            ? focus.Items
            : [.. check.Items.Take(MaxItems).Select(item => new ShownItem(item.Line, Product: "", Short(item.Title), item.Quantity))],
    });

    /// <summary>Orders that were shown one after the other are "the other one" to each other.</summary>
    private static ImmutableArray<string> Seen(Focus focus, string order) =>
        focus.Orders.Contains(order) ? focus.Orders
        : focus.Order is { } before && before != order ? [before, order]
        : [order];

    public static string Short(string title) => title.Length <= MaxTitle ? title : title[..MaxTitle];
}
