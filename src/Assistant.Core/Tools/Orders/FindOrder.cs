using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Orders;

/// <summary>One order with items, shipments, payments and what happened to it.</summary>
public sealed class FindOrder(IShop shop, PolicyEngine policy) : ITool<FindOrder.Arguments>
{
    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order);

    public static ToolContract Contract { get; } = new(
        "find_order",
        ToolEffect.Read,
        IdentityLevel.Guest,
        "Order operations",
        "Reads one of the shopper's own orders: items, parcels with tracking, payments, returns and timeline, and what policy decides about "
            + "cancelling it or changing its address or items now.",
        "Looking up your order");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var order = await shop.FindOwnOrderAsync(context, arguments.Order, cancellationToken);
        if (order is null)
        {
            return OwnOrders.NoSuchOrder;
        }

        var customer = await shop.FindOwnCustomerAsync(context, cancellationToken);
        DecisionView Decide(ActionRequest request) =>
            DecisionView.Of(context.Sources.Decided(policy.Decide(request, order, customer, context.Now, context.Release.Rules)), context);

        return new ToolResult.Found(ToolJson.Write(new
        {
            Order = OrderView.Of(order),
            Cancellation = Decide(new ActionRequest.Cancel([], null)),
            AddressChange = Decide(new ActionRequest.ChangeAddress(order.ShipTo)),
            ItemsChange = Decide(new ActionRequest.ChangeItems([])),
        }))
        {
            Cards = [OrderCards.Draw(order)],
            Orders = [order],
        };
    }
}

/// <summary>The one way in which tools reach an order: as the conversation's own identity.</summary>
internal static class OwnOrders
{
    /// <summary>Foreign and missing are one answer.</summary>
    public const string NoSuchOrderText = "There is no such order on this account.";

    public static readonly ToolResult NoSuchOrder = new ToolResult.Refused(NoSuchOrderText);

    public static async Task<Order?> FindOwnOrderAsync(
        this IShop shop, ToolContext context, OrderNumber number, CancellationToken cancellationToken) =>
        context.Identity.OrderOwner is { } owner ? await shop.FindOrderAsync(owner, number, cancellationToken) : null;

    /// <summary>Null for a guest, who proved an order and nothing else.</summary>
    public static async Task<Customer?> FindOwnCustomerAsync(this IShop shop, ToolContext context, CancellationToken cancellationToken) =>
        context.Identity is ShopperIdentity.Customer(var id) ? await shop.FindCustomerAsync(id, cancellationToken) : null;
}
