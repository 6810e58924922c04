using System.Collections.Immutable;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy;

/// <summary>What has become of the units of a line.</summary>
internal sealed class LineUnits
{
    public LineUnits(Order order, OrderLine line)
    {
        Line = line;
        Live = Math.Max(0, line.Quantity - line.Cancelled);
        foreach (var parcel in order.Shipments)
        {
            foreach (var shipped in parcel.Lines)
            {
                if (shipped.Line == line.Id)
                {
                    Shipped += shipped.Quantity;
                    Count(parcel, shipped.Quantity);
                }
            }
        }

        foreach (var back in order.Returns)
        {
            if (back.State is not (ReturnState.Refused or ReturnState.Cancelled))
            {
                foreach (var returned in back.Lines)
                {
                    Returning += returned.Line == line.Id ? returned.Quantity : 0;
                    Exchanges += returned.Line == line.Id && back.Kind is ReturnKind.Exchange ? 1 : 0;
                }
            }
        }

        // An order that is delivered as a whole has delivered what no parcel tells of, on a day that nobody knows.
        if (order.Status is OrderStatus.Delivered && _delivered.Count < Live)
        {
            _delivered.AddRange(Enumerable.Repeat<DateTimeOffset?>(null, Live - _delivered.Count));
        }

        _delivered.Sort((one, other) => Nullable.Compare(other, one));
    }

    private readonly List<DateTimeOffset?> _delivered = [];

    public OrderLine Line { get; }

    /// <summary>Units that are not cancelled.</summary>
    public int Live { get; }

    /// <summary>Units in parcels, whatever became of these.</summary>
    public int Shipped { get; private set; }

    /// <summary>Units in returns and exchanges that were not refused or cancelled.</summary>
    public int Returning { get; }

    /// <summary>Earlier exchanges of the line.</summary>
    public int Exchanges { get; }

    public int Delivered => _delivered.Count;

    /// <summary>Units that could go back now: delivered, and not on their way back.</summary>
    public int Available => Math.Max(0, Math.Min(Live, Delivered) - Returning);

    /// <summary>
    /// When each of so many units was delivered, the last delivered first: what went back before is taken to have come first, which
    /// leaves the shopper the longest time. Null where nobody knows.
    /// </summary>
    public IEnumerable<DateTimeOffset?> LastDelivered(int units) => _delivered.Take(units);

    /// <summary>What was paid for some units, after so many others. The parts of a line sum to the line exactly.</summary>
    public Money Paid(int units, int after) => Share(after + units) - Share(after);

    private Money Share(int units) => Line.Amount with { Minor = (long)((Int128)Line.Amount.Minor * units / Line.Quantity) };

    private void Count(Shipment parcel, int quantity)
    {
        if (parcel.DeliveredAt is not null || parcel.Status is ShipmentStatus.Delivered)
        {
            _delivered.AddRange(Enumerable.Repeat(parcel.DeliveredAt, quantity));
        }
    }
}
