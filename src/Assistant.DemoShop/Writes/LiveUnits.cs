using System.Collections.Immutable;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Writes;

/// <summary>What units of an order are still there, where they are, and what the order's status follows from.</summary>
internal static class LiveUnits
{
    extension(OrderRecord order)
    {
        public LineRecord? Line(OrderLineId id) => order.Lines.FirstOrDefault(line => line.Id == id);

        /// <summary>Units of a line that are neither cancelled nor in a parcel that has left.</summary>
        public int Unsent(LineRecord line) => line.Quantity - line.Cancelled - order.Shipments
            .Where(parcel => parcel.Status is not ShipmentStatus.Preparing)
            .SelectMany(parcel => parcel.Lines)
            .Where(sent => sent.Line == line.Id)
            .Sum(sent => sent.Quantity);

        /// <summary>Puts one line, and perhaps others with it, where a line was.</summary>
        public OrderRecord Replace(LineRecord line, params ReadOnlySpan<LineRecord> by)
        {
            var at = order.Lines.IndexOf(line);
            return order with { Lines = order.Lines.RemoveAt(at).InsertRange(at, by) };
        }

        /// <summary>Takes out of the parcels that are being packed what is not wanted in them any more, and says how far the order is.</summary>
        public OrderRecord Repack()
        {
            var parcels = order.Shipments;
            foreach (var line in order.Lines)
            {
                var over = parcels.SelectMany(parcel => parcel.Lines).Where(packed => packed.Line == line.Id).Sum(packed => packed.Quantity)
                    - (line.Quantity - line.Cancelled);
                for (var at = parcels.Length - 1; at >= 0 && over > 0; at--)
                {
                    if (parcels[at] is { Status: ShipmentStatus.Preparing } parcel)
                        parcels = parcels.SetItem(at, Unpack(parcel, line.Id, ref over));
                }
            }

            var repacked = order with { Shipments = [.. parcels.Where(parcel => !parcel.Lines.IsEmpty)] };
            return repacked with { Status = repacked.StatusNow() };
        }

        private OrderStatus StatusNow()
        {
            var wanted = order.Lines.Sum(line => line.Quantity - line.Cancelled);
            if (wanted is 0)
                return OrderStatus.Cancelled;

            var sent = order.Shipments.Where(parcel => parcel.Status is not ShipmentStatus.Preparing).ToImmutableArray();
            return order.Status switch
            {
                OrderStatus.Packed when order.Shipments.IsEmpty => OrderStatus.Paid,
                OrderStatus.PartlyShipped when sent.Sum(parcel => parcel.Lines.Sum(line => line.Quantity)) >= wanted =>
                    sent.All(parcel => parcel.Status is ShipmentStatus.Delivered) ? OrderStatus.Delivered : OrderStatus.Shipped,
                var unchanged => unchanged,
            };
        }
    }

    private static ShipmentRecord Unpack(ShipmentRecord parcel, OrderLineId line, ref int over)
    {
        var kept = ImmutableArray.CreateBuilder<ShippedLineRecord>();
        foreach (var packed in parcel.Lines)
        {
            var removed = packed.Line == line ? Math.Min(over, packed.Quantity) : 0;
            over -= removed;
            if (packed.Quantity > removed)
                kept.Add(packed with { Quantity = packed.Quantity - removed });
        }

        return parcel with { Lines = kept.ToImmutable() };
    }
}
