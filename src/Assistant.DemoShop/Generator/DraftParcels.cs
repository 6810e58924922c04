using System.Globalization;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>The parcels of a draft: what was packed, who carries it, where it is.</summary>
internal sealed class DraftParcels(OrderDraft order)
{
    private readonly List<ShipmentRecord> _parcels = [];

    public IReadOnlyList<ShipmentRecord> All => _parcels;

    public int UnitsSent => _parcels.Where(parcel => parcel.ShippedAt is not null).Sum(parcel => parcel.Lines.Sum(line => line.Quantity));

    public bool AllDelivered => _parcels.All(parcel => parcel.Status is ShipmentStatus.Delivered);

    /// <summary>Puts what is not in a parcel yet into one; only <paramref name="lines"/>, where given.</summary>
    public ShipmentId Pack(DateTimeOffset at, params ReadOnlySpan<LineRecord> lines)
    {
        var chosen = lines.IsEmpty ? order.Lines : lines.ToArray();
        var parcel = new ShipmentRecord
        {
            Id = NextId(),
            Status = ShipmentStatus.Preparing,
            Lines = [.. chosen.Select(line => new ShippedLineRecord { Line = line.Id, Quantity = Unpacked(line) })
                .Where(line => line.Quantity > 0)],
        };
        _parcels.Add(parcel);
        order.Happened(at, _parcels.Count is 1 ? "Packed in our warehouse." : "Another parcel was packed in our warehouse.");
        return parcel.Id;
    }

    public void Ship(ShipmentId id, DateTimeOffset at, DateOnly expectedOn, string tracking)
    {
        var carrier = Carrier.For(order);
        var parcel = Change(id, parcel => parcel with
        {
            Status = ShipmentStatus.InTransit,
            Carrier = carrier.Name,
            TrackingNumber = tracking,
            TrackingUrl = new Uri($"https://{carrier.Host}/parcel/{tracking}"),
            ShippedAt = at,
            ExpectedOn = expectedOn,
        });
        var amount = parcel.Lines.Sum(sent => OrderDraft.Net(order.Lines.Single(line => line.Id == sent.Line), sent.Quantity));
        var waiting = order.Lines.Any(line => Unpacked(line) > 0) || _parcels.Any(other => other.ShippedAt is null);
        order.Money.Capture(amount, last: !waiting, at);
        order.Happened(at, $"Handed to {carrier.Name}, tracking number {tracking}.");
    }

    public void Deliver(ShipmentId id, DateTimeOffset at, string where = "Delivered.")
    {
        Change(id, parcel => parcel with
        {
            Status = ShipmentStatus.Delivered,
            DeliveredAt = at,
            ExpectedOn = null,
        });
        order.Happened(at, where);
    }

    /// <summary>The carrier reports something other than a delivery.</summary>
    public void Report(
        ShipmentId id, ShipmentStatus status, DateTimeOffset at, string what, DateOnly? expectedOn = null, string? problem = null)
    {
        Change(id, parcel => parcel with { Status = status, ExpectedOn = expectedOn, Problem = problem });
        order.Happened(at, what);
    }

    /// <summary>Downloads and gift cards go by mail as soon as the order is paid.</summary>
    public void SendDigital(DateTimeOffset paidAt)
    {
        var lines = order.Lines.Where(line => line.Traits.HasFlag(ItemTraits.Digital)).ToList();
        if (lines.Count is 0)
            return;

        var at = paidAt.AddSeconds(40);
        _parcels.Add(new ShipmentRecord
        {
            Id = NextId(),
            Status = ShipmentStatus.Delivered,
            Lines = [.. lines.Select(line => new ShippedLineRecord { Line = line.Id, Quantity = line.Quantity })],
            Carrier = "E-mail",
            ShippedAt = at,
            DeliveredAt = at,
        });
        var left = order.Lines.Any(line => Unpacked(line) > 0);
        order.Money.Capture(lines.Sum(line => OrderDraft.Net(line, line.Quantity)), last: !left, at);
        order.Happened(at, "Sent by e-mail.");
    }

    private int Unpacked(LineRecord line) => line.Quantity - line.Cancelled
        - _parcels.SelectMany(parcel => parcel.Lines).Where(packed => packed.Line == line.Id).Sum(packed => packed.Quantity);

    private ShipmentId NextId() => new($"S{order.Number[1..]}-{(_parcels.Count + 1).ToString(CultureInfo.InvariantCulture)}");

    private ShipmentRecord Change(ShipmentId id, Func<ShipmentRecord, ShipmentRecord> change)
    {
        var at = _parcels.FindIndex(parcel => parcel.Id == id);
        return _parcels[at] = change(_parcels[at]);
    }

    private sealed record Carrier(string Name, string Host)
    {
        public static Carrier For(OrderDraft order) =>
            order.Lines.Any(line => line.Traits.HasFlag(ItemTraits.Oversized))
                ? new Carrier("Transpolder Two-Person", "track.transpolder.example")
                : order.Country.Code is "NL" or "BE" or "DE"
                    ? new Carrier("Postvogel", "track.postvogel.example")
                    : new Carrier("Skylark International", "track.skylark.example");
    }
}
