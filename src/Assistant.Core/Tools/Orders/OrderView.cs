using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Orders;

/// <summary>An order as brains see it. What other people typed (notes, gift messages) is left out.</summary>
internal sealed record OrderView(
    OrderNumber Number,
    OrderStatus Status,
    DateTimeOffset PlacedAt,
    ImmutableArray<OrderView.Item> Items,
    ImmutableArray<OrderView.Parcel> Shipments,
    ImmutableArray<OrderView.Movement> Payments,
    ImmutableArray<OrderView.GoodsBack> Returns,
    Address ShipTo,
    string? DeliveryMethod,
    MoneyView ShippingFee,
    MoneyView Total,
    ImmutableArray<TimelineEntry> Timeline,
    DateTimeOffset AsOf,
    string Source)
{
    internal sealed record Item(
        OrderLineId Line,
        ProductId Product,
        VariantId Variant,
        string Title,
        string Options,
        int Quantity,
        int? Cancelled,
        MoneyView Amount,
        ImmutableArray<ItemTraits> Traits,
        DateOnly? ReleasedOn,
        string? Seller);

    internal sealed record Parcel(
        ShipmentId Id,
        ShipmentStatus Status,
        ImmutableArray<ShippedLine> Items,
        string? Carrier,
        string? TrackingNumber,
        Uri? TrackingUrl,
        DateTimeOffset? ShippedAt,
        DateOnly? ExpectedOn,
        DateTimeOffset? DeliveredAt,
        string? Problem);

    internal sealed record Movement(
        PaymentKind Kind, PaymentState State, string Method, MoneyView Amount, DateTimeOffset At, DateOnly? ExpectedOn);

    internal sealed record GoodsBack(
        ReturnId Id,
        ReturnKind Kind,
        ReturnState State,
        ImmutableArray<ReturnedLine> Items,
        DateTimeOffset RequestedAt,
        MoneyView? Refund,
        string? RefundTo);

    public static OrderView Of(Order order) => new(
        order.Number,
        order.Status,
        order.PlacedAt,
        [.. order.Lines.Select(line => new Item(
            line.Id,
            line.Product,
            line.Variant,
            line.Title,
            ViewText.Of(line.Options),
            line.Quantity,
            line.Cancelled is 0 ? null : line.Cancelled,
            MoneyView.Of(line.Amount),
            ViewText.Of(line.Traits),
            line.ReleasedOn,
            line.Seller))],
        [.. order.Shipments.Select(parcel => new Parcel(
            parcel.Id,
            parcel.Status,
            parcel.Lines,
            parcel.Carrier,
            parcel.TrackingNumber,
            parcel.TrackingUrl,
            parcel.ShippedAt,
            parcel.ExpectedOn,
            parcel.DeliveredAt,
            parcel.Problem))],
        [.. order.Payments.Select(payment => new Movement(
            payment.Kind, payment.State, payment.Method.Label, MoneyView.Of(payment.Amount), payment.At, payment.ExpectedOn))],
        [.. order.Returns.Select(back => new GoodsBack(
            back.Id,
            back.Kind,
            back.State,
            back.Lines,
            back.RequestedAt,
            back.Refund is { } refund ? MoneyView.Of(refund) : null,
            back.RefundTo?.Label))],
        order.ShipTo,
        order.DeliveryMethod,
        MoneyView.Of(order.ShippingFee),
        MoneyView.Of(order.Total),
        order.Timeline,
        order.ReadAt,
        order.Source);
}
