using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Writes;

/// <summary>Registers an exchange of delivered items for other variants of the same products.</summary>
public sealed class CreateExchange(IShop shop, PolicyEngine policy) : IWriteTool<CreateExchange.Arguments>
{
    private readonly WriteDesk _desk = new(shop, policy);

    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order,
        [property: Description("What is exchanged for what; all of the order in one call.")] ImmutableArray<ReplacementArgument> Items,
        [property: Description("Why, where the shopper said so.")] ReturnReason? Reason = null,
        [property: Description("In what state the shopper says the items are.")] ItemCondition? Condition = null,
        [property: Description("Id of the payment method for a difference in price; what the order was paid with if left out.")] PaymentMethodId? PaymentMethod = null);

    public static ToolContract Contract { get; } = new(
        "create_exchange",
        ToolEffect.Write,
        IdentityLevel.Guest,
        "Returns team",
        "Proposes to exchange delivered items of one of the shopper's own orders for other sizes, colours or versions of the same products. "
            + "The shopper sees a card with the difference in price and confirms it.",
        "Working out your exchange");

    public Task<WritePlan> PlanAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) => _desk.ReplaceAsync(
        arguments.Order,
        arguments.Items,
        arguments.Condition,
        arguments.PaymentMethod,
        context,
        (items, method) => new ActionRequest.Exchange(items, arguments.Reason, method),
        (order, decision, items) => new ShopCommand.CreateExchange(
            order.Number, order.Version, items, arguments.Reason, WriteDesk.Charge(decision), WriteDesk.Refunds(decision)),
        cancellationToken);
}
