using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Where an order is: parcel by parcel, what is still to come, what is late and why, what is on its way back.</summary>
internal sealed class OrderStatusComposer : IComposer
{
    public string Name => "order_status";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        if (OrderWords.Matter(order) is { } matter)
        {
            // What it means for them is what they will ask next.
            session.Look(focus => focus with { Topic = session.Label(matter) });
        }

        if (session.Part is { } part && OrderQuestion.Carrier.IsMatch(TextFolding.Fold(part.Mended)) && !OwnThingWords.AsksWhere(TextFolding.Fold(part.Mended)) && Carriers(order, session) is { Length: > 0 } carriers)
        {
            return carriers;
        }

        if (findings.Slot(Slots.Items) is { } lines && OfItems(Slots.Split(lines), order, session) is { Length: > 0 } ofItems)
        {
            return ofItems;
        }

        var paragraphs = new List<string> { Sentences(Main(order, session)) };
        if (order.Shipments.Length > 1)
        {
            paragraphs.Add(Phrases.Bullets(order.Shipments.Select((parcel, index) => Sentences(
                [OrderWords.Parcel(parcel, index + 1, order, session), OrderWords.ProblemOnceMore(parcel, session), OrderWords.Tracking(parcel, session)]))));
        }

        paragraphs.Add(Sentences([.. PreOrders(order, session), .. Back(order, session), .. Refunds(order, session)]));
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    /// <summary>"Who brings it?": only that, parcel by parcel.</summary>
    private static string Carriers(OrderFacts order, Session session) => Sentences(
        from parcel in order.Shipments
        where parcel.Carrier is not null
        from sentence in new[]
        {
            session.Say("parcel.carrier", ("carrier", parcel.Carrier!), ("items", Phrases.And([.. parcel.Items.Select(packed => Title(order, packed.Line))]))),
            OrderWords.Tracking(parcel, session),
        }
        select sentence);

    private static string Title(OrderFacts order, string line) => order.Items.FirstOrDefault(item => item.Line == line)?.Title ?? order.Number;

    /// <summary>Where single items of the order are: "and the lamp?"</summary>
    private static string OfItems(ImmutableArray<string> lines, OrderFacts order, Session session) => Sentences(
        from item in order.Items
        where lines.Contains(item.Line)
        let parcels = order.Shipments.Where(parcel => parcel.Items.Any(packed => packed.Line == item.Line)).ToList()
        from sentence in parcels.Count > 0
            ? parcels.SelectMany(parcel => new[]
            {
                OrderWords.OfParcel(parcel, item.Title, session), OrderWords.ProblemOnceMore(parcel, session), OrderWords.Tracking(parcel, session),
            })
            : [item.ReleasedOn is { } day
                ? session.Say(day < session.Days.Today ? "order.preorder_late" : "order.preorder", ("item", item.Title), ("date", session.Days.Words(day)))
                : session.Say("order.item_with_us", ("item", item.Title), ("order", order.Number))]
        select sentence) is { Length: > 0 } where
            ? Sentences([where, .. Back(order, session, lines), .. Refunds(order, session)])
            : "";

    private static IEnumerable<string?> Main(OrderFacts order, Session session)
    {
        yield return OrderWords.Headline(order, session);
        if (order is { Shipments: [var parcel], Status: not OrderStatus.Cancelled })
        {
            if (order.Status is OrderStatus.Paid or OrderStatus.Packed && parcel.ExpectedOn is { } day)
            {
                yield return session.Say(
                    day < session.Days.Today ? "order.was_expected" : "order.expected", ("date", session.Days.Words(day)));
            }

            yield return OrderWords.ProblemOnceMore(parcel, session);
            yield return OrderWords.Tracking(parcel, session);
        }

        if (order.Status is OrderStatus.PartlyShipped && ToCome(order) is { Count: > 0 } rest)
        {
            yield return session.Say("order.still_with_us", ("items", Phrases.And(rest)));
        }
    }

    /// <summary>Units that are in no parcel yet and are not pre-orders, which have a sentence of their own.</summary>
    private static List<string> ToCome(OrderFacts order) =>
    [
        .. from item in order.Items
           where item.ReleasedOn is null
           let packed = order.Shipments.SelectMany(parcel => parcel.Items).Where(p => p.Line == item.Line).Sum(p => p.Quantity)
           let rest = item.Quantity - (item.Cancelled ?? 0) - packed
           where rest > 0
           select OrderWords.Counted(rest, item.Title),
    ];

    private static IEnumerable<string> PreOrders(OrderFacts order, Session session) =>
        from item in order.Items
        where item.ReleasedOn is not null && order.Status is not (OrderStatus.Cancelled or OrderStatus.Delivered)
            && order.Shipments.All(parcel => parcel.Items.All(packed => packed.Line != item.Line))
        let late = item.ReleasedOn < session.Days.Today
        select session.Say(
            late ? "order.preorder_late" : "order.preorder", ("item", item.Title), ("date", session.Days.Words(item.ReleasedOn!.Value)));

    /// <param name="lines">Only what comes back of these; null for all.</param>
    private static IEnumerable<string> Back(OrderFacts order, Session session, ImmutableArray<string>? lines = null) =>
        from back in order.Returns
        where back.State is not (ReturnState.Cancelled or ReturnState.Refunded)
            && (lines is not { } asked || back.Items.Any(item => asked.Contains(item.Line)))
        select session.Say("order.return", ("return", back.Id), ("kind", RefundWords.Of(back.Kind)), ("state", RefundWords.Of(back.State)));

    private static IEnumerable<string> Refunds(OrderFacts order, Session session) =>
        RefundWords.Movements(order, session).Where(_ => order.Status is OrderStatus.Cancelled || !order.Returns.IsEmpty);

    private static string Sentences(IEnumerable<string?> sentences) =>
        string.Join(' ', sentences.Where(sentence => sentence is { Length: > 0 }));
}
