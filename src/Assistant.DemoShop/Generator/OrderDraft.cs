using System.Globalization;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>An order that is being lived through: each method is something that happens to it, at a time, and leaves its trace.</summary>
internal sealed class OrderDraft
{
    private readonly List<LineRecord> _lines = [];
    private readonly List<ReturnRecord> _returns = [];
    private readonly List<TimelineRecord> _timeline = [];
    private readonly OrderNumber _number;
    private bool _cancelled;

    public OrderDraft(OrderNumber number, CustomerRecord customer, CountryData country, DateTimeOffset placedAt)
    {
        _number = number;
        (Customer, Country, PlacedAt) = (customer, country, placedAt);
        Money = new DraftMoney(this);
        Parcels = new DraftParcels(this);
        Happened(placedAt, "We received your order.");
    }

    public string Number => _number.Value;

    public CustomerRecord Customer { get; }

    public CountryData Country { get; }

    public DateTimeOffset PlacedAt { get; }

    public DraftMoney Money { get; }

    public DraftParcels Parcels { get; }

    public IReadOnlyList<LineRecord> Lines => _lines;

    public string? Note { get; set; }

    public long LinesTotal => _lines.Sum(line => Net(line, line.Quantity));

    public long ShippingFee
    {
        get
        {
            var parcels = _lines.Where(line => !line.Traits.HasFlag(ItemTraits.Digital)).ToList();
            if (parcels.Count is 0)
                return 0;

            if (parcels.Any(line => line.Traits.HasFlag(ItemTraits.Oversized)))
                return Country.Oversized ?? throw new InvalidOperationException($"{Number}: nothing oversized goes to {Country.Code}.");

            // Gift cards do not count towards free delivery.
            var counted = _lines.Where(line => !line.Traits.HasFlag(ItemTraits.GiftCard))
                .Sum(line => Net(line, line.Quantity));
            return counted >= Country.FreeFrom ? 0 : Country.Fee;
        }
    }

    public long Total => LinesTotal + ShippingFee;

    /// <summary>What some units of a line cost after its discount, rounded down.</summary>
    public static long Net(LineRecord line, int units) => (line.UnitPrice * line.Quantity - line.Discount) * units / line.Quantity;

    public LineRecord Add(ProductRecord product, VariantRecord variant, int quantity = 1, int discountPercent = 0)
    {
        var price = variant.PriceIn(Country.Currency, PriceList.BaseCurrency)
            ?? throw new InvalidOperationException($"{Number}: {variant.Id} has no price in {Country.Currency}.");
        var line = new LineRecord
        {
            Id = new OrderLineId((_lines.Count + 1).ToString(CultureInfo.InvariantCulture)),
            Product = product.Id,
            Variant = variant.Id,
            Title = product.Title,
            Options = variant.Options,
            Quantity = quantity,
            UnitPrice = price,
            Discount = price * quantity * discountPercent / 100,
            Traits = product.Traits,
            ReleasedOn = product.ReleasedOn,
            Seller = product.Seller,
            Categories = product.Categories,
            Brand = product.Brand is "" ? null : product.Brand,
        };
        _lines.Add(line);
        return line;
    }

    public void Happened(DateTimeOffset at, string what) => _timeline.Add(new TimelineRecord { At = at, What = what });

    public void Cancel(DateTimeOffset at, string reason)
    {
        _cancelled = true;
        Happened(at, $"Cancelled at your request: {reason}.");
    }

    /// <summary>Takes units out of an order that has not shipped; the rest goes on.</summary>
    public void CancelUnits(LineRecord line, int units, DateTimeOffset at)
    {
        _lines[_lines.IndexOf(line)] = line with { Cancelled = line.Cancelled + units };
        Happened(at, $"{units.ToString(CultureInfo.InvariantCulture)} × {line.Title} cancelled at your request.");
    }

    public void Return(ReturnRecord entry) => _returns.Add(entry);

    public ReturnId NextReturnId() => new($"R{Number[1..]}-{(_returns.Count + 1).ToString(CultureInfo.InvariantCulture)}");

    public OrderRecord Build() => new()
    {
        Number = _number,
        Customer = Customer.Id,
        Status = Status,
        PlacedAt = PlacedAt,
        Currency = Country.Currency == PriceList.BaseCurrency ? null : Country.Currency,
        Lines = [.. _lines],
        ShipTo = Customer.Addresses[0],
        DeliveryMethod = DeliveryMethod,
        ShippingFee = ShippingFee,
        Total = Total,
        TaxIncluded = TaxIncluded,
        Shipments = [.. Parcels.All],
        Payments = [.. Money.All],
        Returns = [.. _returns],
        Timeline = [.. _timeline.OrderBy(entry => entry.At)],
        Note = Note,
        Version = _timeline.Count,
    };

    private OrderStatus Status
    {
        get
        {
            if (_cancelled)
                return OrderStatus.Cancelled;

            if (!Money.IsPaid)
                return OrderStatus.Pending;

            var wanted = _lines.Sum(line => line.Quantity - line.Cancelled);
            var sent = Parcels.UnitsSent;
            return sent switch
            {
                0 => Parcels.All.Count > 0 ? OrderStatus.Packed : OrderStatus.Paid,
                _ when sent < wanted => OrderStatus.PartlyShipped,
                _ => Parcels.AllDelivered ? OrderStatus.Delivered : OrderStatus.Shipped,
            };
        }
    }

    private string DeliveryMethod =>
        _lines.All(line => line.Traits.HasFlag(ItemTraits.Digital)) ? "E-mail"
        : _lines.Any(line => line.Traits.HasFlag(ItemTraits.Oversized)) ? "Two-person delivery"
        : Parcels.All.Any(parcel => parcel.Status is ShipmentStatus.AtPickupPoint) ? "Pickup point"
        : Country.Code is "NL" or "BE" or "DE" ? "Standard"
        : "International";

    /// <summary>Vouchers are taxed when they are spent.</summary>
    private long TaxIncluded
    {
        get
        {
            var taxed = ShippingFee + _lines.Where(line => !line.Traits.HasFlag(ItemTraits.GiftCard))
                .Sum(line => Net(line, line.Quantity));
            return (long)Math.Round((decimal)taxed * Country.Tax / (100 + Country.Tax), MidpointRounding.AwayFromZero);
        }
    }
}
