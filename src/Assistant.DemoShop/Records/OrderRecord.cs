using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Records;

/// <summary>One order; every amount in it is in minor units of its currency.</summary>
internal sealed record OrderRecord : ShopRecord
{
    public required OrderNumber Number { get; init; }

    public required CustomerId Customer { get; init; }

    /// <summary>The mail address given at checkout, where it is not the customer's own.</summary>
    public string? Email { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required OrderStatus Status { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>The shop's currency where absent.</summary>
    public string? Currency { get; set; }

    public required ImmutableArray<LineRecord> Lines { get; init; }

    public required AddressRecord ShipTo { get; init; }

    public string? DeliveryMethod { get; set; }

    public long ShippingFee { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Total { get; init; }

    public long TaxIncluded { get; set; }

    public ImmutableArray<ShipmentRecord> Shipments { get; set; } = [];

    public ImmutableArray<PaymentRecord> Payments { get; set; } = [];

    public ImmutableArray<ReturnRecord> Returns { get; set; } = [];

    public ImmutableArray<TimelineRecord> Timeline { get; set; } = [];

    /// <summary>Changes after it was placed, oldest first.</summary>
    public ImmutableArray<ChangeRecord> Changes { get; set; } = [];

    /// <summary>Why it was cancelled, or the last part of it that was, where the shopper said so.</summary>
    public CancelReason? CancelReason { get; set; }

    public string? Note { get; set; }

    public long Version { get; set; }

    public Order ToOrder(string shopCurrency, DateTimeOffset readAt, string source)
    {
        var currency = Currency ?? shopCurrency;
        return new Order
        {
            Number = Number,
            Customer = Customer,
            Status = Status,
            PlacedAt = PlacedAt,
            Lines = [.. Lines.Select(line => line.ToLine(currency))],
            ShipTo = ShipTo.ToAddress(),
            DeliveryMethod = DeliveryMethod,
            ShippingFee = new Money(ShippingFee, currency),
            Total = new Money(Total, currency),
            TaxIncluded = new Money(TaxIncluded, currency),
            Shipments = [.. Shipments.Select(shipment => shipment.ToShipment())],
            Payments = [.. Payments.Select(payment => payment.ToPayment(currency))],
            Returns = [.. Returns.Select(entry => entry.ToReturn(currency))],
            Timeline = [.. Timeline.Select(entry => new TimelineEntry(entry.At, entry.What))],
            Changes = [.. Changes.Select(change => new OrderChange(change.Kind, change.At))],
            CancelReason = CancelReason,
            Note = Note is null ? default : new Untrusted(Note),
            Version = Version,
            ReadAt = readAt,
            Source = source,
        };
    }
}

internal sealed record LineRecord : ShopRecord
{
    public required OrderLineId Id { get; init; }

    public required ProductId Product { get; init; }

    public required VariantId Variant { get; init; }

    public required string Title { get; init; }

    public ImmutableArray<NamedValue> Options { get; set; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int Quantity { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long UnitPrice { get; init; }

    public long Discount { get; set; }

    public ItemTraits Traits { get; set; }

    public DateOnly? ReleasedOn { get; set; }

    public int Cancelled { get; set; }

    public string? Seller { get; set; }

    /// <summary>The product's, when it was ordered.</summary>
    public ImmutableArray<string> Categories { get; set; } = [];

    public string? Brand { get; set; }

    public OrderLine ToLine(string currency) => new(
        Id, Product, Variant, Title, [.. Options.Select(option => option.ToOption())],
        Quantity, new Money(UnitPrice, currency), new Money(Discount, currency), Traits)
    {
        ReleasedOn = ReleasedOn,
        Cancelled = Cancelled,
        Seller = Seller,
        Categories = Categories,
        Brand = Brand,
    };
}

/// <summary>A change of the order's address, payment method or items.</summary>
internal sealed record ChangeRecord : ShopRecord
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ActionKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed record TimelineRecord : ShopRecord
{
    public required DateTimeOffset At { get; init; }

    public required string What { get; init; }
}
