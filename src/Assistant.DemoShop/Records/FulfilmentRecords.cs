using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Records;

internal sealed record ShipmentRecord : ShopRecord
{
    public required ShipmentId Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ShipmentStatus Status { get; init; }

    public required ImmutableArray<ShippedLineRecord> Lines { get; init; }

    public string? Carrier { get; set; }

    public string? TrackingNumber { get; set; }

    /// <summary>https only.</summary>
    public Uri? TrackingUrl { get; set; }

    public DateTimeOffset? ShippedAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public DateOnly? ExpectedOn { get; set; }

    public string? Problem { get; set; }

    public Shipment ToShipment() =>
        new(Id, Status, [.. Lines.Select(line => new ShippedLine(line.Line, line.Quantity))])
        {
            Carrier = Carrier,
            TrackingNumber = TrackingNumber,
            TrackingUrl = TrackingUrl,
            ShippedAt = ShippedAt,
            DeliveredAt = DeliveredAt,
            ExpectedOn = ExpectedOn,
            Problem = Problem,
        };
}

internal sealed record ShippedLineRecord : ShopRecord
{
    public required OrderLineId Line { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Quantity { get; init; }
}

internal sealed record PaymentRecord : ShopRecord
{
    public required string Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required PaymentKind Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required PaymentState State { get; init; }

    public required PaymentMethodRecord Method { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Amount { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateOnly? ExpectedOn { get; set; }

    public Payment ToPayment(string currency) =>
        new(Id, Kind, State, Method.ToMethod(currency), new Money(Amount, currency), At) { ExpectedOn = ExpectedOn };
}

internal sealed record ReturnRecord : ShopRecord
{
    public required ReturnId Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ReturnKind Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ReturnState State { get; init; }

    public required ImmutableArray<ReturnedLineRecord> Lines { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public string? Reason { get; set; }

    public long? Refund { get; set; }

    public PaymentMethodRecord? RefundTo { get; set; }

    /// <summary>What replacements cost more; it is taken once the old items have arrived.</summary>
    public long? Charge { get; set; }

    public PaymentMethodRecord? PaidWith { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The old items of an exchange are back: the shopper has others in their place.</summary>
    [JsonIgnore]
    public bool IsReplaced => Kind is ReturnKind.Exchange
        && State is (ReturnState.Received or ReturnState.Inspected or ReturnState.Refunded or ReturnState.PartRefunded);

    public Return ToReturn(string currency) => new(
        Id, Kind, State,
        [.. Lines.Select(line => new ReturnedLine(line.Line, line.Quantity, line.ReplacedBy))],
        RequestedAt)
    {
        Reason = Reason,
        Refund = Refund is { } refund ? new Money(refund, currency) : null,
        RefundTo = RefundTo?.ToMethod(currency),
        Charge = Charge is { } charge ? new Money(charge, currency) : null,
        PaidWith = PaidWith?.ToMethod(currency),
        ClosedAt = ClosedAt,
    };
}

internal sealed record ReturnedLineRecord : ShopRecord
{
    public required OrderLineId Line { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Quantity { get; init; }

    public VariantId? ReplacedBy { get; set; }
}
