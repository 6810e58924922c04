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
                    Count(parcel, shipped.Quantity);
                }
            }
        }

        // An order that is delivered as a whole has delivered what no parcel tells of, on a day that nobody knows.
        if (order.Status is OrderStatus.Delivered && _delivered.Count < Live)
        {
            _delivered.AddRange(Enumerable.Repeat<DateTimeOffset?>(null, Live - _delivered.Count));
        }

        _delivered.Sort((one, other) => Nullable.Compare(other, one));
        var replaced = 0;
        foreach (var back in order.Returns)
        {
            if (back.State is not (ReturnState.Refused or ReturnState.Cancelled))
            {
                foreach (var returned in back.Lines)
                {
                    replaced += returned.Line == line.Id ? Count(back, returned.Quantity) : 0;
                }
            }
        }

        // The oldest went back; what came for them came on a day that the order does not tell.
        replaced = Math.Min(replaced, _delivered.Count);
        _delivered.RemoveRange(_delivered.Count - replaced, replaced);
        _delivered.AddRange(Enumerable.Repeat<DateTimeOffset?>(null, replaced));
    }

    private readonly List<DateTimeOffset?> _delivered = [];

    public OrderLine Line { get; }

    /// <summary>Units that are not cancelled.</summary>
    public int Live { get; }

    /// <summary>Units in parcels, packed or gone.</summary>
    public int InParcels { get; private set; }

    /// <summary>Units in parcels that have left, whatever became of these.</summary>
    public int Sent { get; private set; }

    /// <summary>Units in parcels that have left, did not arrive, and are not lost.</summary>
    public int OnTheWay { get; private set; }

    /// <summary>Units in returns and exchanges that were not refused or cancelled, without those whose replacement is there.</summary>
    public int Returning { get; private set; }

    /// <summary>Earlier exchanges of the line.</summary>
    public int Exchanges { get; private set; }

    /// <summary>Units that the request at hand has named before: whoever names a line twice asks for the sum.</summary>
    public int Asked { get; private set; }

    public int Delivered => _delivered.Count;

    /// <summary>When the last unit was delivered; null where nobody knows.</summary>
    public DateTimeOffset? Newest => _delivered.Count is 0 ? null : _delivered[0];

    /// <summary>Units that could go back now: delivered, not on their way back, and not asked for already.</summary>
    public int Available => Math.Max(0, Math.Min(Live, Delivered) - Returning - Asked);

    /// <summary>
    /// When each of so many units was delivered, the last delivered first: what went back before is taken to have come first, which
    /// leaves the shopper the longest time. Null where nobody knows.
    /// </summary>
    public IEnumerable<DateTimeOffset?> LastDelivered(int units) => _delivered.Skip(Asked).Take(units);

    /// <summary>
    /// What was paid for some units, behind those that are cancelled, gone back or asked for already: these took their share of the
    /// price with them, so that the parts of a line sum to the line exactly.
    /// </summary>
    public Money Paid(int units)
    {
        var taken = Math.Clamp(Line.Cancelled + Returning + Asked, 0, Math.Max(0, Line.Quantity - units));
        return Share(taken + units) - Share(taken);
    }

    public void Ask(int units) => Asked += units;

    private Money Share(int units) => Line.Amount with { Minor = (long)((Int128)Line.Amount.Minor * units / Line.Quantity) };

    /// <returns>Units for which the shopper has others: the old ones of the exchange are back.</returns>
    private int Count(Return back, int quantity)
    {
        Exchanges += back.Kind is ReturnKind.Exchange ? 1 : 0;
        if (back.IsReplaced)
        {
            return quantity;
        }

        Returning += quantity;
        return 0;
    }

    private void Count(Shipment parcel, int quantity)
    {
        InParcels += quantity;
        Sent += parcel.Status is ShipmentStatus.Preparing ? 0 : quantity;
        if (parcel.DeliveredAt is not null || parcel.Status is ShipmentStatus.Delivered)
        {
            _delivered.AddRange(Enumerable.Repeat(parcel.DeliveredAt, quantity));
        }
        else if (parcel.Status is not (ShipmentStatus.Preparing or ShipmentStatus.Lost or ShipmentStatus.ReturnedToSender))
        {
            OnTheWay += quantity;
        }
    }
}
