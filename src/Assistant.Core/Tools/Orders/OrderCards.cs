using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Orders;

/// <summary>Draws an order for the shopper from the shop's own data.</summary>
internal static class OrderCards
{
    public static Card Draw(Order order) => new Card.OrderCard(
        order.Number,
        $"Order {order.Number}",
        [.. Facts(order)],
        [.. order.Lines.Select(line => new CardItem(line.Title, Subtitle(line), line.Quantity, line.Amount.ToString()))],
        order.Total);

    /// <summary>A status in a shopper's words.</summary>
    public static string Words(OrderStatus status) => status switch
    {
        OrderStatus.Pending => "Waiting for payment",
        OrderStatus.Paid => "Received",
        OrderStatus.Packed => "Packing",
        OrderStatus.PartlyShipped => "Partly shipped",
        OrderStatus.Shipped => "Shipped",
        OrderStatus.Delivered => "Delivered",
        OrderStatus.Cancelled => "Cancelled",
        _ => status.ToString(),
    };

    private static IEnumerable<CardFact> Facts(Order order)
    {
        yield return new CardFact("Status", Words(order.Status));
        yield return new CardFact("Ordered", Day(order.PlacedAt));
        var several = order.Shipments.Length > 1;
        for (var i = 0; i < order.Shipments.Length; i++)
        {
            var parcel = order.Shipments[i];
            yield return new CardFact(several ? $"Parcel {i + 1}" : "Parcel", Words(parcel));
        }

        foreach (var back in order.Returns)
        {
            yield return new CardFact(back.Kind.ToString(), $"{back.Id}: {Words(back.State)}");
        }
    }

    private static string Words(Shipment parcel) => parcel switch
    {
        { DeliveredAt: { } at } => $"Delivered {Day(at)}",
        { Status: ShipmentStatus.Delayed, ExpectedOn: { } day } => $"Delayed, now expected {Day(day)}",
        { Status: ShipmentStatus.Delayed } => "Delayed",
        { Status: ShipmentStatus.HeldAtCustoms } => "Held at customs",
        { Status: ShipmentStatus.Lost } => "Lost by the carrier",
        { Status: ShipmentStatus.ReturnedToSender } => "On its way back to us",
        { Status: ShipmentStatus.AtPickupPoint } => "At the pick-up point",
        { Status: ShipmentStatus.OutForDelivery } => "Out for delivery today",
        { ExpectedOn: { } day } => $"Expected {Day(day)}",
        { Status: ShipmentStatus.Preparing } => "Being prepared",
        _ => "On its way",
    };

    private static string Words(ReturnState state) => state switch
    {
        ReturnState.LabelIssued => "label sent",
        ReturnState.InTransit => "on its way to us",
        ReturnState.PartRefunded => "partly refunded",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static string Subtitle(OrderLine line)
    {
        ImmutableArray<string> parts =
        [
            ViewText.Of(line.Options),
            line.ReleasedOn is { } day ? $"pre-order, ships {Day(day)}" : "",
            line.Cancelled > 0 ? $"{line.Cancelled} cancelled" : "",
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    private static string Day(DateTimeOffset at) => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
