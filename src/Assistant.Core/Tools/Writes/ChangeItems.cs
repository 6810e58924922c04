using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Writes;

/// <summary>Replaces items of an order that has not left by other variants of the same products.</summary>
public sealed class ChangeItems(IShop shop, PolicyEngine policy) : IWriteTool<ChangeItems.Arguments>
{
    private readonly WriteDesk _desk = new(shop, policy);

    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order,
        [property: Description("What is to become what; all changes of the order in one call.")] ImmutableArray<ReplacementArgument> Items,
        [property: Description("Id of the payment method for a difference in price; what the order was paid with if left out.")] PaymentMethodId? PaymentMethod = null);

    public static ToolContract Contract { get; } = new(
        "change_items",
        ToolEffect.Write,
        IdentityLevel.Customer,
        "Order operations",
        "Proposes to replace items of one of the shopper's own orders that has not left by other sizes, colours or versions of the same products. "
            + "The shopper sees a card with the difference in price and confirms it.",
        "Working out the change");

    public Task<WritePlan> PlanAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) => _desk.ReplaceAsync(
        arguments.Order,
        arguments.Items,
        condition: null,
        arguments.PaymentMethod,
        context,
        (items, method) => new ActionRequest.ChangeItems(items, method),
        (order, decision, items) => new ShopCommand.ChangeItems(order.Number, order.Version, items, WriteDesk.Charge(decision), WriteDesk.Refunds(decision)),
        cancellationToken);
}
