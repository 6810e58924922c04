using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>One sentence on how an order stands, where something else is the matter.</summary>
internal sealed class OrderBriefComposer : IComposer
{
    public string Name => "order_brief";

    public string? Compose(Findings findings, Session session)
    {
        switch (findings[ToolNames.FindOrder])
        {
            case ToolAnswer.Refused:
                return session.Say("order.not_found", ("order", findings.Slot(Slots.Order) ?? ""));
            case var answer when OrderFacts.Of(answer) is { } order:
                OrderFocus.Set(order, session);
                var brief = Brief(order, session);
                var wasSaid = session.State.Focus.Brief == Session.Fingerprint(brief);
                session.Look(focus => focus with { Brief = Session.Fingerprint(brief) });
                return Named(order, session) is { Count: > 0 and <= 2 } items
                    ? $"{session.Say("order.items_meant", ("items", string.Join(" and ", items)), ("order", order.Number))} {(wasSaid ? "" : brief)}".TrimEnd()
                    : wasSaid ? null : brief;
            default:
                return null;
        }
    }

    /// <summary>A line, and one for each parcel where there are several.</summary>
    private static string Brief(OrderFacts order, Session session) => order is { Shipments.Length: > 1, Status: OrderStatus.Shipped or OrderStatus.PartlyShipped or OrderStatus.Delivered }
        ? $"{OrderWords.Headline(order, session)}\n{Phrases.Bullets(order.Shipments.Select((parcel, index) => OrderWords.Parcel(parcel, index + 1, order, session)))}"
        : OrderWords.Headline(order, session);

    /// <summary>The items that the shopper's words name, so that they see what was understood.</summary>
    private static List<string> Named(OrderFacts order, Session session) => session.Part is { } part
        ? [.. TitleWords.Meant(part.Text, order.Items, item => [item.Title]).Select(item => OrderFocus.Short(item.Title))]
        : [];
}

/// <summary>Why an order is late or stuck, as far as anybody says.</summary>
internal sealed class OrderWhyComposer : IComposer
{
    public string Name => "order_why";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        var problems = order.Shipments.Select(parcel => OrderWords.Problem(parcel, session)).OfType<string>().Distinct().ToList();
        return problems.Count is 0 ? session.Say("order.no_reason", ("order", order.Number)) : string.Join(' ', problems);
    }
}

/// <summary>The day that is known of each parcel to come, where its hour was asked for.</summary>
internal sealed class DeliveryTimeComposer : IComposer
{
    public string Name => "delivery_time";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        var days = order.Shipments.Where(parcel => parcel is { DeliveredAt: null, ExpectedOn: not null }).ToList();
        return days.Count is 0
            ? OrderWords.Headline(order, session)
            : string.Join(' ', days.SelectMany(parcel => new[]
            {
                session.Say("parcel.only_day", ("items", OrderWords.Contents(parcel, order)), ("date", session.Days.Words(parcel.ExpectedOn!.Value))),
                OrderWords.Tracking(parcel, session),
            }).OfType<string>());
    }
}

/// <summary>What is known of money that comes back for an order.</summary>
internal sealed class RefundStatusComposer : IComposer
{
    public string Name => "refund_status";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order)
        {
            return null;
        }

        OrderFocus.Set(order, session);
        var returns = order.Returns.Where(back => back.State is not ReturnState.Cancelled)
            .SelectMany(back => RefundWords.Awaited(back, order, session)
                .Prepend(session.Say("order.return", ("return", back.Id), ("kind", RefundWords.Of(back.Kind)), ("state", RefundWords.Of(back.State)))));
        List<string> sentences = [.. returns, .. RefundWords.Movements(order, session)];
        if (sentences.Count is 0)
        {
            return RefundWords.None(order, session);
        }

        // Who asks on has read how it stands; what the pages add is what they ask for.
        var status = string.Join(' ', sentences);
        var wasSaid = session.State.Last is { Flow: OwnThingTalk.GoodsBack } && session.State.Focus.Brief == Session.Fingerprint(status) && PassageFacts.Answering(findings[ToolNames.SearchPolicy]).Any();
        session.Look(focus => focus with { Brief = Session.Fingerprint(status) });
        return wasSaid ? null : $"{session.Say("refund.lead", ("order", order.Number))} {status}";
    }
}

/// <summary>The shopper's orders, newest first.</summary>
internal sealed class OrderListComposer : IComposer
{
    private const int Shown = 5;

    public string Name => "order_list";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderRow.Of(findings[ToolNames.ListOrders]) is not { IsEmpty: false } rows)
        {
            return null;
        }

        var shown = rows.Take(Shown).ToList();
        session.Look(focus => focus with { Products = [], Orders = [.. shown.Select(row => row.Number)] });
        var lead = rows.Length > Shown ? session.Say("orders.newest") : session.Say("orders.all");
        return $"{lead}\n{Phrases.Bullets(shown.Select(row => Line(row, session)))}";
    }

    public static string Line(OrderRow row, Session session) => session.Say(
        row switch
        {
            { DeliveredAt: not null, Status: OrderStatus.Delivered } => "orders.row_delivered",
            { ExpectedOn.IsEmpty: false, IsOpen: true } => "orders.row_expected",
            _ => "orders.row",
        },
        ("order", row.Number),
        ("items", Items(row)),
        ("placed", session.Days.Words(row.PlacedAt)),
        ("status", Words(row.Status)),
        ("total", row.Total.Text),
        ("date", row switch
        {
            { Status: OrderStatus.Delivered, DeliveredAt: { } at } => session.Days.Words(at),
            { ExpectedOn: [.., var day] } => session.Days.Words(day),
            _ => "",
        }));

    private static string Items(OrderRow row) => row.Items switch
    {
        [] => "no items",
        [var one] => one,
        [var one, var two] => $"{one} and {two}",
        [var one, .. var rest] => FormattableString.Invariant($"{one} and {rest.Length} more"),
    };

    private static string Words(OrderStatus status) => status switch
    {
        OrderStatus.Pending => "waiting for payment",
        OrderStatus.Paid => "received",
        OrderStatus.Packed => "being packed",
        OrderStatus.PartlyShipped => "partly shipped",
        OrderStatus.Shipped => "shipped",
        OrderStatus.Delivered => "delivered",
        OrderStatus.Cancelled => "cancelled",
        _ => "",
    };
}
