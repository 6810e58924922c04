using System.Collections.Immutable;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;

namespace Assistant.Core.Shop;

/// <summary>One order as the shop knows it at <see cref="ReadAt"/>.</summary>
public sealed record Order
{
    public required OrderNumber Number { get; init; }

    public required CustomerId Customer { get; init; }

    public required OrderStatus Status { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    public required ImmutableArray<OrderLine> Lines { get; init; }

    public required Address ShipTo { get; init; }

    public required Money ShippingFee { get; init; }

    /// <summary>What the shopper pays in all: lines less discounts, plus shipping; taxes are included in the prices.</summary>
    public required Money Total { get; init; }

    /// <summary>The tax contained in <see cref="Total"/>.</summary>
    public required Money TaxIncluded { get; init; }

    public ImmutableArray<Shipment> Shipments { get; init; } = [];

    public ImmutableArray<Payment> Payments { get; init; } = [];

    public ImmutableArray<Return> Returns { get; init; } = [];

    /// <summary>What happened, oldest first.</summary>
    public ImmutableArray<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>Changes that were made to the order after it was placed, oldest first.</summary>
    public ImmutableArray<OrderChange> Changes { get; init; } = [];

    /// <summary>Why it was cancelled, where the shopper said so.</summary>
    public CancelReason? CancelReason { get; init; }

    public string? DeliveryMethod { get; init; }

    /// <summary>A note or gift message that the shopper typed at checkout.</summary>
    public Untrusted Note { get; init; }

    /// <summary>Grows with every change; a decision made on an older version is made again.</summary>
    public long Version { get; init; }

    /// <summary>When the shop was asked.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Which system said so, such as <c>demo-shop</c>.</summary>
    public required string Source { get; init; }

    public string Currency => Total.Currency;
}

public enum OrderStatus
{
    /// <summary>Placed, payment not yet received.</summary>
    Pending,

    /// <summary>Paid, not yet packed.</summary>
    Paid,

    /// <summary>In a parcel, not yet with the carrier.</summary>
    Packed,

    /// <summary>Some parcels are with the carrier, some are not.</summary>
    PartlyShipped,

    Shipped,

    Delivered,

    Cancelled,
}

/// <param name="Id">Unique inside the order.</param>
/// <param name="Quantity">Units ordered, at least 1.</param>
/// <param name="UnitPrice">List price of one unit when it was ordered.</param>
/// <param name="Discount">Taken off the whole line; zero or more.</param>
/// <param name="Options">Such as colour and size, in the shop's order.</param>
public sealed record OrderLine(
    OrderLineId Id,
    ProductId Product,
    VariantId Variant,
    string Title,
    ImmutableArray<VariantOption> Options,
    int Quantity,
    Money UnitPrice,
    Money Discount,
    ItemTraits Traits)
{
    /// <summary>The day a pre-ordered line was promised to leave the warehouse.</summary>
    public DateOnly? ReleasedOn { get; init; }

    /// <summary>Units cancelled before they shipped.</summary>
    public int Cancelled { get; init; }

    /// <summary>The seller, where it is not the shop itself.</summary>
    public string? Seller { get; init; }

    /// <summary>The product's categories when it was ordered, from wide to narrow.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    public string? Brand { get; init; }

    public Money Amount => UnitPrice * Quantity - Discount;
}

/// <summary>What an item is, where a policy makes a difference.</summary>
[Flags]
public enum ItemTraits
{
    None = 0,
    FinalSale = 1,
    Hygiene = 2,
    Oversized = 4,
    Digital = 8,
    Regulated = 16,
    GiftCard = 32,
    PreOrder = 64,
    Personalised = 128,
    Fragile = 256,
    Marketplace = 512,
}

/// <param name="Name">Such as <c>size</c>.</param>
/// <param name="Value">Such as <c>42</c>.</param>
public sealed record VariantOption(string Name, string Value);

/// <param name="Country">ISO 3166-1 alpha-2 where known, else as the shop wrote it.</param>
public sealed record Address(
    string Name, string Line1, string? Line2, string City, string? Region, string PostalCode, string Country);

/// <summary>A change of the address, the payment method or the items.</summary>
public sealed record OrderChange(ActionKind Kind, DateTimeOffset At);

/// <param name="At">When it happened.</param>
/// <param name="What">A short sentence that may be shown to the shopper.</param>
public sealed record TimelineEntry(DateTimeOffset At, string What);
