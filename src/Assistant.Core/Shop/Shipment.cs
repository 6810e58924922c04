using System.Collections.Immutable;

namespace Assistant.Core.Shop;

/// <summary>One parcel (or one download) of an order.</summary>
public sealed record Shipment(ShipmentId Id, ShipmentStatus Status, ImmutableArray<ShippedLine> Lines)
{
    public string? Carrier { get; init; }

    public string? TrackingNumber { get; init; }

    /// <summary>The carrier's own page for this parcel; https only.</summary>
    public Uri? TrackingUrl { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The day the carrier expects to deliver, in the shop's time zone.</summary>
    public DateOnly? ExpectedOn { get; init; }

    /// <summary>Why it is late or stuck, as the carrier says.</summary>
    public string? Problem { get; init; }
}

public enum ShipmentStatus
{
    Preparing,
    InTransit,
    OutForDelivery,
    AtPickupPoint,
    Delayed,
    HeldAtCustoms,
    Delivered,
    Lost,
    ReturnedToSender,
}

/// <param name="Quantity">Units of the line in this parcel.</param>
public sealed record ShippedLine(OrderLineId Line, int Quantity);
