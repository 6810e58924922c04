using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Writes;

/// <summary>Sends an order that has not left somewhere else.</summary>
public sealed class ChangeAddress(IShop shop, PolicyEngine policy) : IWriteTool<ChangeAddress.Arguments>
{
    private readonly WriteDesk _desk = new(shop, policy);

    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order,
        [property: Description("Where it should go instead.")] AddressArgument Address);

    public static ToolContract Contract { get; } = new(
        "change_address",
        ToolEffect.Write,
        IdentityLevel.Guest,
        "Order operations",
        "Proposes to change the delivery address of one of the shopper's own orders that has not left. The shopper sees a card and confirms it.",
        "Checking the new address");

    public Task<WritePlan> PlanAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) => _desk.PlanAsync(
        arguments.Order,
        context,
        (order, _) => Task.FromResult<Asked>(arguments.Address.Over(order.ShipTo) is var to && to == order.ShipTo
            ? new Asked.Wrong("The order goes to that address already.")
            : new Asked.For(new ActionRequest.ChangeAddress(to))),
        (order, decision) => arguments.Address.Over(order.ShipTo) is var to
            ? new Made(new ShopCommand.ChangeAddress(order.Number, order.Version, to), Summaries.Of(decision, Summaries.Fact("New address", to)))
            : throw new System.Diagnostics.UnreachableException(),
        cancellationToken);
}
