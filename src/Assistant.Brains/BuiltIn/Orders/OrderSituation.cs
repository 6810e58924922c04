using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>What is so about an order that the pages say something of its own for it.</summary>
internal enum OrderSituation
{
    /// <summary>The payment has not arrived.</summary>
    Unpaid,

    /// <summary>Something in it is not out yet and has not left.</summary>
    Preorder,

    /// <summary>What is spoken of is delivered by mail, not by a carrier.</summary>
    Digital,

    /// <summary>It was paid in more than one charge.</summary>
    SeveralCharges,

    /// <summary>It comes in more than one parcel.</summary>
    SeveralParcels,

    /// <summary>Something in it is brought by two people at an agreed time.</summary>
    Oversized,

    /// <summary>A carrier lost a parcel of it.</summary>
    Lost,

    /// <summary>Goods are on their way back.</summary>
    GoingBack,

    /// <summary>Goods are on their way back to be exchanged.</summary>
    Exchanging,
    Received,
    Packing,
    Shipped,
    Delivered,
    Cancelled,

    /// <summary>It went to a country outside the EU.</summary>
    OutsideEu,

    /// <summary>It can no longer go elsewhere, or only a person can see to that.</summary>
    AddressFixed,

    /// <summary>Its items stay as they are, or only a person can see to that.</summary>
    ItemsFixed,
}

/// <summary>Whether a situation is that of the order which a flow has read.</summary>
internal static class OrderSituations
{
    private static readonly HashSet<string> Eu =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL",
        "PL", "PT", "RO", "SE", "SI", "SK",
    ];

    public static bool IsThatOf(this OrderSituation situation, Findings findings, string? lines) =>
        situation is OrderSituation.AddressFixed ? ToolAnswer.Read(findings[ToolNames.FindOrder], OrderJson.Default.FoundOrder) is { AddressChange.Ruling: Ruling.Refused or Ruling.NeedsPerson }
        : situation is OrderSituation.ItemsFixed ? ToolAnswer.Read(findings[ToolNames.FindOrder], OrderJson.Default.FoundOrder) is { ItemsChange.Ruling: Ruling.Refused or Ruling.NeedsPerson }
        : OrderFacts.Of(findings[ToolNames.FindOrder]) is { } order ? IsThatOf(situation, order, lines)
        : ToolAnswer.Read(findings[ToolNames.CheckReturn], OrderJson.Default.CheckedReturn) is { } check
            && situation is OrderSituation.Digital
            && check.Items.Length > 0
            && check.Items.All(item => item.Has(ItemTraits.Digital));

    private static bool IsThatOf(OrderSituation situation, OrderFacts order, string? lines) => situation switch
    {
        OrderSituation.Unpaid => order.Status is OrderStatus.Pending,
        OrderSituation.Preorder => order.Status is not (OrderStatus.Cancelled or OrderStatus.Delivered) && order.Items.Any(item => IsWaitedFor(item, order)),
        OrderSituation.Digital => Meant(order, lines) is { Count: > 0 } meant && meant.TrueForAll(item => item.Has(ItemTraits.Digital)),
        OrderSituation.SeveralCharges => order.Payments.Count(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Settled or PaymentState.Authorised }) > 1,
        OrderSituation.SeveralParcels => order.Shipments.Length > 1,
        OrderSituation.Oversized => order.Items.Any(item => item.Has(ItemTraits.Oversized)),
        OrderSituation.Lost => order.Shipments.Any(parcel => parcel.Status is ShipmentStatus.Lost),
        OrderSituation.GoingBack => order.Returns.Any(RefundWords.IsUnderWay),
        OrderSituation.Exchanging => order.Returns.Any(back => back.Kind is ReturnKind.Exchange && RefundWords.IsUnderWay(back)),
        OrderSituation.Received => order.Status is OrderStatus.Paid,
        OrderSituation.Packing => order.Status is OrderStatus.Packed,
        OrderSituation.Shipped => order.Status is OrderStatus.Shipped or OrderStatus.PartlyShipped,
        OrderSituation.Delivered => order.Status is OrderStatus.Delivered,
        OrderSituation.Cancelled => order.Status is OrderStatus.Cancelled,
        OrderSituation.OutsideEu => order.ShipTo?.Country is { Length: 2 } country && !Eu.Contains(country),
        _ => false,
    };

    private static bool IsWaitedFor(OrderFacts.Item item, OrderFacts order) =>
        item.ReleasedOn is not null && order.Shipments.All(parcel => parcel.Items.All(packed => packed.Line != item.Line));

    private static List<OrderFacts.Item> Meant(OrderFacts order, string? lines) =>
        [.. order.Items.Where(item => lines is null || Slots.Split(lines).Any(meant => MeantUnits.Read(meant).Line == item.Line))];
}
