using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tools.Orders;

namespace Assistant.Core.Tools.Writes;

/// <summary>Registers a return of delivered items for a refund.</summary>
public sealed class CreateReturn(IShop shop, PolicyEngine policy) : IWriteTool<CreateReturn.Arguments>
{
    private readonly WriteDesk _desk = new(shop, policy);

    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order,
        [property: Description("What goes back.")] ImmutableArray<ItemArgument> Items,
        [property: Description("Why, where the shopper said so.")] ReturnReason? Reason = null,
        [property: Description("In what state the shopper says the items are.")] ItemCondition? Condition = null,
        [property: Description("Where the refund should go; what the rules name first if left out.")] RefundTo? RefundTo = null,
        [property: Description("Id of the stored payment method that refund_to means, as get_profile names it.")] PaymentMethodId? PaymentMethod = null);

    public static ToolContract Contract { get; } = new(
        "create_return",
        ToolEffect.Write,
        IdentityLevel.Guest,
        "Returns team",
        "Proposes to return delivered items of one of the shopper's own orders. The shopper sees a card with items, fees, refund and where it goes, and confirms it.",
        "Working out your return");

    public Task<WritePlan> PlanAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) => _desk.PlanAsync(
        arguments.Order,
        context,
        (order, customer) => Task.FromResult(Ask(arguments, order, customer)),
        (order, decision) => new Made(
            new ShopCommand.CreateReturn(
                order.Number,
                order.Version,
                [.. decision.Lines.Select(line => new CommandUnits(line.Line, line.Quantity))],
                arguments.Reason,
                decision.Settlement.Fee,
                WriteDesk.Refunds(decision))
            {
                OwnCarrier = decision.Grounds.Any(ground => ground.Why is Why.OwnCarrier),
            },
            Summaries.Of(decision)),
        cancellationToken);

    private static Asked Ask(Arguments arguments, Order order, Customer? customer)
    {
        if (arguments.Items.IsDefaultOrEmpty)
        {
            return new Asked.Wrong("Name at least one item that goes back.");
        }

        if (ItemArguments.Fault(arguments.Items, order) is { } fault)
        {
            return new Asked.Wrong(fault);
        }

        if (arguments.PaymentMethod is { } id && WriteDesk.FindMethod(id, order, customer) is null)
        {
            return Asked.NoSuchMethod;
        }

        var method = arguments.PaymentMethod is { } named ? WriteDesk.FindMethod(named, order, customer) : null;
        var wish = arguments.RefundTo is { } to ? new RefundWish(to, method) : method is null ? null : new RefundWish(Destination(method, order), method);
        return new Asked.For(new ActionRequest.Return(ItemArguments.Units(arguments.Items, arguments.Condition, order), arguments.Reason, wish));
    }

    /// <summary>What a named method means where nobody says it.</summary>
    private static RefundTo Destination(PaymentMethod method, Order order) =>
        RefundSplit.IsOriginal(order, method) ? RefundTo.Original
        : method.Kind is "gift_card" ? RefundTo.GiftCard
        : RefundTo.Stored;
}
