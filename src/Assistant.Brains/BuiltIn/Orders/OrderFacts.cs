using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>An order as <c>find_order</c> tells it; what the dialogue does not use is left out.</summary>
internal sealed record OrderFacts(
    string Number,
    OrderStatus Status,
    DateTimeOffset PlacedAt,
    ImmutableArray<OrderFacts.Item> Items,
    ImmutableArray<OrderFacts.Parcel> Shipments,
    ImmutableArray<OrderFacts.Movement> Payments,
    ImmutableArray<OrderFacts.GoodsBack> Returns,
    PriceFacts Total,
    PriceFacts? ShippingFee = null,
    ImmutableArray<OrderFacts.Noted> Timeline = default,
    OrderFacts.Destination? ShipTo = null)
{
    internal sealed record Item(
        string Line,
        string Product,
        string Title,
        int Quantity,
        int? Cancelled = null,
        DateOnly? ReleasedOn = null,
        PriceFacts? Amount = null,
        ImmutableArray<ItemTraits> Traits = default,
        string? Variant = null,
        string? Options = null)
    {
        public bool Has(ItemTraits trait) => !Traits.IsDefault && Traits.Contains(trait);
    }

    internal sealed record Destination(string Country, string? Line1 = null, string? City = null, string? PostalCode = null);

    /// <summary>Something that happened to the order, in a sentence of the shop's that a shopper may read.</summary>
    internal sealed record Noted(DateTimeOffset At, string What);

    internal sealed record Parcel(
        ShipmentStatus Status,
        ImmutableArray<Packed> Items,
        string? Carrier = null,
        string? TrackingNumber = null,
        Uri? TrackingUrl = null,
        DateOnly? ExpectedOn = null,
        DateTimeOffset? DeliveredAt = null,
        string? Problem = null);

    internal sealed record Packed(string Line, int Quantity);

    internal sealed record Movement(
        PaymentKind Kind, PaymentState State, string Method, PriceFacts Amount, DateOnly? ExpectedOn = null, DateTimeOffset? At = null);

    internal sealed record GoodsBack(
        string Id, ReturnKind Kind, ReturnState State, ImmutableArray<Packed> Items, PriceFacts? Refund = null, string? RefundTo = null);

    public static OrderFacts? Of(ToolAnswer? answer) => ToolAnswer.Read(answer, OrderJson.Default.FoundOrder)?.Order;
}

/// <summary>A row of <c>list_orders</c>, newest first.</summary>
/// <param name="MovesBack">How many returns for money and refunds it has.</param>
internal sealed record OrderRow(
    string Number,
    OrderStatus Status,
    DateTimeOffset PlacedAt,
    ImmutableArray<string> Items,
    ImmutableArray<DateOnly> ExpectedOn,
    PriceFacts Total,
    DateTimeOffset? DeliveredAt = null,
    int MovesBack = 0)
{
    public bool IsOpen => Status is not (OrderStatus.Delivered or OrderStatus.Cancelled);

    public static ImmutableArray<OrderRow>? Of(ToolAnswer? answer) => ToolAnswer.Read(answer, OrderJson.Default.ListedOrders)?.Orders;
}

/// <summary>An item as <c>check_return</c> tells it.</summary>
internal sealed record ReturnItem(
    string Line,
    string Title,
    int Quantity,
    int Delivered,
    int BeingReturned,
    DecisionFacts Return,
    DecisionFacts Exchange,
    DecisionFacts? Claim = null,
    DateTimeOffset? DeliveredAt = null,
    ImmutableArray<ItemTraits> Traits = default)
{
    public bool Has(ItemTraits trait) => !Traits.IsDefault && Traits.Contains(trait);
}

/// <param name="Amount">Minor units.</param>
/// <param name="Text">As a shopper reads it.</param>
internal sealed record PriceFacts(long Amount, string Currency, string Text);

/// <param name="Cancellation">What policy decides about cancelling the whole order now.</param>
internal sealed record FoundOrder(OrderFacts Order, DecisionFacts? Cancellation = null, DecisionFacts? AddressChange = null, DecisionFacts? ItemsChange = null);

internal sealed record ListedOrders(ImmutableArray<OrderRow> Orders);

/// <param name="Country">Where the order goes to, as ISO 3166-1 code.</param>
/// <param name="Together">All that can go back, as one return; absent where nothing can.</param>
internal sealed record CheckedReturn(
    string Order, ImmutableArray<ReturnItem> Items, DateTimeOffset? PlacedAt = null, DecisionFacts? Together = null, string? Country = null);

internal sealed class SnakeCase<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(SnakeCase<OrderStatus>),
        typeof(SnakeCase<ShipmentStatus>),
        typeof(SnakeCase<PaymentKind>),
        typeof(SnakeCase<PaymentState>),
        typeof(SnakeCase<ReturnKind>),
        typeof(SnakeCase<ReturnState>),
        typeof(SnakeCase<ItemTraits>),
        typeof(SnakeCase<ActionKind>),
        typeof(SnakeCase<Ruling>),
        typeof(SnakeCase<Why>),
        typeof(SnakeCase<RefundTo>),
    ])]
[JsonSerializable(typeof(FoundOrder))]
[JsonSerializable(typeof(ListedOrders))]
[JsonSerializable(typeof(CheckedReturn))]
[JsonSerializable(typeof(DecisionFacts))]
internal sealed partial class OrderJson : JsonSerializerContext;
