using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>What was ordered: the items, by parcel where there are several, and what it came to.</summary>
internal sealed class OrderContentsComposer : IComposer
{
    public string Name => "order_contents";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        var lead = session.Say(
            order.Status is OrderStatus.Cancelled ? "order.contents_cancelled" : "order.contents",
            ("order", order.Number),
            ("placed", session.Days.Words(order.PlacedAt)),
            ("items", Phrases.And([.. order.Items.Select(item => OrderWords.Counted(item.Quantity, item.Title))])),
            ("total", order.Total.Text));
        return order.Shipments.Length > 1
            ? $"{lead}\n{Phrases.Bullets(order.Shipments.Select((parcel, index) => OrderWords.Parcel(parcel, index + 1, order, session)))}"
            : lead;
    }
}
