using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Orders;

/// <summary>The signed-in shopper's orders, newest first.</summary>
public sealed class ListOrders(IShop shop) : ITool<ListOrders.Arguments>
{
    private const int DefaultLimit = 10;
    private const int MaxLimit = 50;

    public sealed record Arguments(
        [property: Description("How many, newest first; 1 to 50, 10 if left out.")] int? Limit = null);

    public static ToolContract Contract { get; } = new(
        "list_orders",
        ToolEffect.Read,
        IdentityLevel.Customer,
        "Order operations",
        "Lists the signed-in shopper's own orders, newest first, with state, items and total.",
        "Looking up your orders");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        if (arguments.Limit is < 1 or > MaxLimit)
        {
            return new ToolResult.Refused($"limit must be 1 to {MaxLimit}.");
        }

        if (context.Identity is not ShopperIdentity.Customer(var customer))
        {
            return OwnOrders.NoSuchOrder;
        }

        var orders = await shop.ListOrdersAsync(customer, arguments.Limit ?? DefaultLimit, cancellationToken);
        return new ToolResult.Found(ToolJson.Write(new { Orders = orders.Select(Row.Of) })) { Orders = [.. orders.Reverse()] };
    }

    private sealed record Row(
        OrderNumber Number,
        OrderStatus Status,
        DateTimeOffset PlacedAt,
        ImmutableArray<string> Items,
        ImmutableArray<DateOnly> ExpectedOn,
        DateTimeOffset? DeliveredAt,
        MoneyView Total,
        int? MovesBack,
        DateTimeOffset AsOf)
    {
        public static Row Of(Order order) => new(
            order.Number,
            order.Status,
            order.PlacedAt,
            [.. order.Lines.Select(line => line.Quantity is 1 ? line.Title : $"{line.Quantity} × {line.Title}")],
            [.. order.Shipments.Where(parcel => parcel.DeliveredAt is null).Select(parcel => parcel.ExpectedOn).OfType<DateOnly>()],
            order.Shipments.Max(parcel => parcel.DeliveredAt),
            MoneyView.Of(order.Total),
            MovesBackOf(order),
            order.ReadAt);

        /// <summary>Returns for money, and refunds; absent where there are none.</summary>
        private static int? MovesBackOf(Order order) =>
            order.Returns.Count(back => back is { Kind: ReturnKind.Return, State: not ReturnState.Cancelled }) + order.Payments.Count(payment => payment.Kind is PaymentKind.Refund) is > 0 and var count
                ? count
                : null;
    }
}
