using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>A line of an order as words can name it.</summary>
/// <param name="Options">Such as <c>Moss green, L</c>.</param>
/// <param name="Quantity">Units that were not cancelled.</param>
/// <param name="Delivered">Units of them that were delivered and are not on their way back.</param>
internal sealed record ItemLine(string Line, string Title, string Options, int Quantity, int Delivered)
{
    public string Product { get; init; } = "";

    public string Variant { get; init; } = "";

    /// <summary>What one unit cost, as it is said: 12.50 and not 1250; null where the order does not tell.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>As a shopper tells it from the others of the order.</summary>
    public string Label(IReadOnlyCollection<ItemLine> among) =>
        Options.Length > 0 && among.Count(other => other.Title == Title) > 1 ? $"{Title} ({Options})" : Title;

    public static ItemLine Of(ShownItem shown) => new(shown.Line, shown.Title, shown.Options ?? "", shown.Quantity, shown.Quantity) { Product = shown.Product };

    /// <summary>The lines of an order that something is left of, in its order.</summary>
    public static List<ItemLine> Of(OrderFacts order) =>
    [
        .. order.Items.Select(item => new ItemLine(
                item.Line, item.Title, item.Options ?? "", item.Quantity - (item.Cancelled ?? 0), Math.Max(0, DeliveredUnits(order, item) - ReturnedUnits(order, item)))
            {
                Product = item.Product,
                Variant = item.Variant ?? "",
                UnitPrice = item.Amount is { } paid && item.Quantity > 0 ? paid.Amount / (item.Quantity * (decimal)Math.Pow(10, Currencies.Exponent(paid.Currency))) : null,
            })
            .Where(line => line.Quantity > 0),
    ];

    private static int DeliveredUnits(OrderFacts order, OrderFacts.Item item) => order.Shipments
        .Where(parcel => parcel.DeliveredAt is not null || parcel.Status is ShipmentStatus.Delivered)
        .SelectMany(parcel => parcel.Items)
        .Where(packed => packed.Line == item.Line)
        .Sum(packed => packed.Quantity);

    private static int ReturnedUnits(OrderFacts order, OrderFacts.Item item) => order.Returns
        .Where(back => back.State is not (ReturnState.Cancelled or ReturnState.Refused))
        .SelectMany(back => back.Items)
        .Where(packed => packed.Line == item.Line)
        .Sum(packed => packed.Quantity);
}
