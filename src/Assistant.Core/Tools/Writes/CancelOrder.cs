using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tools.Orders;

namespace Assistant.Core.Tools.Writes;

/// <summary>Cancels an order, or some of its items, before they leave.</summary>
public sealed class CancelOrder(IShop shop, PolicyEngine policy) : IWriteTool<CancelOrder.Arguments>
{
    private readonly WriteDesk _desk = new(shop, policy);

    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order,
        [property: Description("Items to cancel; the whole order if left out.")] ImmutableArray<ItemArgument>? Items = null,
        [property: Description("Why, where the shopper said so.")] CancelReason? Reason = null);

    public static ToolContract Contract { get; } = new(
        "cancel_order",
        ToolEffect.Write,
        IdentityLevel.Guest,
        "Order operations",
        "Proposes to cancel one of the shopper's own orders, or some of its items. The shopper sees a card and confirms it; nothing is cancelled before.",
        "Working out the cancellation");

    public Task<WritePlan> PlanAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) => _desk.PlanAsync(
        arguments.Order,
        context,
        (order, _) => Task.FromResult(Ask(arguments, order)),
        (order, decision) => new Made(
            new ShopCommand.Cancel(
                order.Number,
                order.Version,
                [.. decision.Lines.Select(line => new CommandUnits(line.Line, line.Quantity))],
                arguments.Reason,
                WriteDesk.Refunds(decision)),
            Summaries.Of(decision)),
        cancellationToken);

    private static Asked Ask(Arguments arguments, Order order) =>
        ItemArguments.Fault(arguments.Items, order) is { } fault ? new Asked.Wrong(fault)
        : arguments.Items is { IsEmpty: true } ? new Asked.Wrong("Name at least one item, or leave the items out to cancel the whole order.")
        : new Asked.For(new ActionRequest.Cancel(arguments.Items is null ? [] : Live(arguments.Items.Value, order), arguments.Reason));

    /// <summary>Without a number, all units are meant that are not cancelled already.</summary>
    private static ImmutableArray<ItemUnits> Live(ImmutableArray<ItemArgument> items, Order order) =>
        [.. items.Select(item => new ItemUnits(item.Line, item.Quantity ?? Math.Max(1, new LineUnits(order, order.Lines.First(line => line.Id == item.Line)).Live)))];
}
