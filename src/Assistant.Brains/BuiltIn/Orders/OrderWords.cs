using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Core.Shop;
using static Assistant.Core.Shop.ShipmentStatus;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Sentences about an order and its parcels, each from one fact.</summary>
internal static class OrderWords
{
    private const int MaxReasons = 2;

    /// <summary>What stands first: how the order as a whole is getting on.</summary>
    public static string Headline(OrderFacts order, Session session) => order switch
    {
        { Status: OrderStatus.Pending } => session.Say("order.pending", ("order", order.Number)),
        { Status: OrderStatus.Cancelled } => session.Say("order.cancelled", ("order", order.Number)),
        { Status: OrderStatus.Paid } => session.Say("order.paid", ("order", order.Number)),
        { Status: OrderStatus.Packed } => session.Say("order.packed", ("order", order.Number)),
        { Shipments.Length: > 1 } => session.Say(
            "order.parcels", ("order", order.Number), ("count", Count(order.Shipments.Length))),
        { Shipments: [var parcel] } => OfParcel(parcel, $"Order {order.Number}", session),
        { Status: OrderStatus.Delivered } => session.Say("order.delivered_undated", ("order", order.Number)),
        _ => session.Say("order.shipped", ("order", order.Number)),
    };

    /// <summary>What a further question about the order goes on with: what is the matter with it; null where nothing is.</summary>
    public static string? Matter(OrderFacts order) =>
        Trouble(order)
        ?? (order.Returns.Any(back => back.Kind is ReturnKind.Exchange && RefundWords.IsUnderWay(back)) ? "topic.exchanging"
        : order.Returns.Any(RefundWords.IsUnderWay) ? "topic.going_back"
        : order.Status is not (OrderStatus.Cancelled or OrderStatus.Delivered) && order.Items.Any(item => item.ReleasedOn is not null) ? "topic.preorder"
        : order.Shipments.Any(parcel => parcel is { DeliveredAt: null, Status: AtPickupPoint }) ? "topic.pickup"
        : order.Shipments.Length > 1 ? "topic.parcels"
        : null);

    /// <summary>The question for the pages that an order in trouble raises; null where none is.</summary>
    public static string? Trouble(OrderFacts order) =>
        order.Shipments.Any(parcel => parcel is { DeliveredAt: null, Status: Lost }) ? "topic.lost"
        : order.Shipments.Any(parcel => parcel is { DeliveredAt: null, Status: HeldAtCustoms }) ? "topic.customs"
        : order.Shipments.Any(parcel => parcel is { Status: ReturnedToSender }) ? "topic.returned_to_sender"
        : order.Shipments.Any(parcel => parcel is { DeliveredAt: null, Status: Delayed }) ? "topic.late"
        : null;

    public static string Parcel(OrderFacts.Parcel parcel, int number, OrderFacts order, Session session) =>
        OfParcel(parcel, $"Parcel {number} ({Contents(parcel, order)})", session);

    /// <summary>How a parcel is getting on.</summary>
    /// <param name="what">What the sentence is about: the parcel, or something in it.</param>
    public static string OfParcel(OrderFacts.Parcel parcel, string what, Session session) =>
        session.Say(KeyOf(parcel, session), Places(parcel, session, ("what", what)));

    /// <summary>Why it is late, as the carrier says; null where nobody says.</summary>
    public static string? Problem(OrderFacts.Parcel parcel, Session session) =>
        parcel is { DeliveredAt: null, Problem: { Length: > 0 } problem }
            ? session.Say("parcel.problem", ("problem", problem.TrimEnd('.')))
            : null;

    /// <summary>The same, unless the shopper has read it twice: who asks for the day knows the reason by then.</summary>
    public static string? ProblemOnceMore(OrderFacts.Parcel parcel, Session session) =>
        session.State.Said.GetValueOrDefault("parcel.problem") < MaxReasons ? Problem(parcel, session) : null;

    public static string? Tracking(OrderFacts.Parcel parcel, Session session) => parcel switch
    {
        { DeliveredAt: not null } => null,
        { TrackingUrl: { } link } => session.Say(
            "parcel.tracking", ("carrier", parcel.Carrier ?? "the carrier"), ("number", parcel.TrackingNumber ?? ""), ("link", link.ToString())),
        { TrackingNumber: { } number } => session.Say(
            "parcel.tracking_number", ("carrier", parcel.Carrier ?? "the carrier"), ("number", number)),
        _ => null,
    };

    public static string Contents(OrderFacts.Parcel parcel, OrderFacts order) => Phrases.And(
        [.. parcel.Items.Select(packed => Counted(packed.Quantity, order.Items.FirstOrDefault(item => item.Line == packed.Line)?.Title ?? "item"))]);

    public static string Counted(int quantity, string title) =>
        quantity is 1 ? title : FormattableString.Invariant($"{quantity} × {title}");

    private static string KeyOf(OrderFacts.Parcel parcel, Session session) => parcel switch
    {
        { DeliveredAt: not null } => "parcel.delivered",
        { Status: Delivered } => "parcel.delivered_undated",
        { Status: Lost } => "parcel.lost",
        { Status: ReturnedToSender } => "parcel.returned_to_sender",
        { Status: HeldAtCustoms } => "parcel.customs",
        { Status: AtPickupPoint } => "parcel.pickup",
        { Status: OutForDelivery } => "parcel.out_for_delivery",
        { Status: Delayed, ExpectedOn: { } day } when day >= session.Days.Today => "parcel.delayed_until",
        { Status: Delayed } => "parcel.delayed",
        { ExpectedOn: { } day } when day < session.Days.Today => "parcel.overdue",
        { Status: Preparing, ExpectedOn: not null } => "parcel.preparing_until",
        { Status: Preparing } => "parcel.preparing",
        { ExpectedOn: not null } => "parcel.in_transit_until",
        _ => "parcel.in_transit",
    };

    private static (string Name, string Value)[] Places(
        OrderFacts.Parcel parcel, Session session, (string Name, string Value) what) =>
    [
        what,
        ("carrier", parcel.Carrier ?? "the carrier"),
        ("date", parcel switch
        {
            { DeliveredAt: { } at } => session.Days.Words(at),
            { ExpectedOn: { } day } => session.Days.Words(day),
            _ => "",
        }),
    ];

    private static string Count(int number) => number switch
    {
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        _ => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
