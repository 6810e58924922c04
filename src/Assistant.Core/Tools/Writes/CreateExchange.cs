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
                    arguments.Items, arguments.Condition, order, items => new ActionRequest.Exchange(replaced = items, arguments.Reason, method), cancellationToken);
            },
            (order, decision) => new Made(
                new ShopCommand.CreateExchange(
                    order.Number, order.Version, Replacements.Command(replaced), arguments.Reason, WriteDesk.Charge(decision), WriteDesk.Refunds(decision)),
                Summaries.Of(decision, line => Replacements.Note(replaced, order, line))),
            cancellationToken);
    }
}
