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

    public async Task<WritePlan> PlanAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        ImmutableArray<Replacement> replaced = [];
        return await _desk.PlanAsync(
            arguments.Order,
            context,
            async (order, customer) =>
            {
                if (arguments.PaymentMethod is { } named && WriteDesk.FindMethod(named, order, customer) is null)
                {
                    return new Asked.Wrong("No such payment method is stored with this account; get_profile names those that are.");
                }

                var method = arguments.PaymentMethod is { } id ? WriteDesk.FindMethod(id, order, customer) : null;
                return await _desk.ReplaceAsync(
                    arguments.Items, condition: null, order, items => new ActionRequest.ChangeItems(replaced = items, method), cancellationToken);
            },
            (order, decision) => new Made(
                new ShopCommand.ChangeItems(
                    order.Number, order.Version, Replacements.Command(replaced), WriteDesk.Charge(decision), WriteDesk.Refunds(decision)),
                Summaries.Of(decision, line => Replacements.Note(replaced, order, line))),
            cancellationToken);
    }
}
