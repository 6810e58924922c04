using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Orders;

/// <summary>
/// What policy decides about giving items of an order back: per line whether it can be returned or exchanged, until when and why, and
/// what all that can go back would come to. It decides as the write tools do, and changes nothing.
/// </summary>
public sealed class CheckReturn(IShop shop, PolicyEngine policy) : ITool<CheckReturn.Arguments>
{
    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order,
        [property: Description("Items to check; all of the order if left out.")] ImmutableArray<ItemArgument>? Items = null,
        [property: Description("Why they go back, where the shopper said so.")] ReturnReason? Reason = null,
        [property: Description("In what state the shopper says the items are.")] ItemCondition? Condition = null,
        [property: Description("Where the refund should go, where the shopper said so.")] RefundTo? RefundTo = null);

    public static ToolContract Contract { get; } = new(
        "check_return",
        ToolEffect.Read,
        IdentityLevel.Guest,
        "Returns team",
        "Decides, per item of one of the shopper's own orders, whether it can be returned or exchanged, until when, what is taken off, what "
            + "comes back and where to, with the rule and the sentence of the page that says so. It does not open a return.",
        "Checking the return policy for your order");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var order = await shop.FindOwnOrderAsync(context, arguments.Order, cancellationToken);
        if (order is null)
        {
            return OwnOrders.NoSuchOrder;
        }

        if (ItemArguments.Fault(arguments.Items, order) is { } fault)
        {
            return new ToolResult.Refused(fault);
        }

        var customer = await shop.FindOwnCustomerAsync(context, cancellationToken);
        var items = ItemArguments.Units(arguments.Items, arguments.Condition, order);
        var wish = arguments.RefundTo is { } to ? new RefundWish(to) : null;

        Decision Return(params ImmutableArray<ItemUnits> units) => Decide(new ActionRequest.Return(units, arguments.Reason, wish));
        Decision Decide(ActionRequest request) => context.Sources.Decided(policy.Decide(request, order, customer, context.Now, context.Release.Rules));

        var decided = items.Select(item => (item, decision: Return(item))).ToList();
        var able = decided.Where(pair => pair.decision.Ruling is not Ruling.Refused).Select(pair => pair.item).ToImmutableArray();
        return new ToolResult.Found(ToolJson.Write(new
        {
            Order = order.Number,
            order.PlacedAt,
            order.ShipTo.Country,
            Items = decided.Select(pair => ItemView.Of(
                order,
                pair.item,
                pair.decision,
                Decide(new ActionRequest.Exchange([new(pair.item, null, null)], arguments.Reason)),
                GivingBack.IsOurFault(arguments.Reason) ? Decide(new ActionRequest.Report(Claim(arguments.Reason), [pair.item])) : null,
                context)),
            Together = able.IsEmpty ? null : DecisionView.Of(Return(able), context),
            AsOf = order.ReadAt,
        }))
        {
            Orders = [order],
        };
    }

    /// <summary>What a shopper may claim who gives this reason, whether or not the item can be returned.</summary>
    private static ActionKind Claim(ReturnReason? reason) => reason switch
    {
        ReturnReason.Damaged => ActionKind.Damaged,
        ReturnReason.WrongItem => ActionKind.WrongItem,
        ReturnReason.PartsMissing => ActionKind.Missing,
        _ => ActionKind.Warranty,
    };

    private sealed record ItemView(
        OrderLineId Line,
        string Title,
        int Quantity,
        int Delivered,
        DateTimeOffset? DeliveredAt,
        int BeingReturned,
        ImmutableArray<ItemTraits> Traits,
        DecisionView Return,
        DecisionView Exchange,
        DecisionView? Claim)
    {
        public static ItemView Of(Order order, ItemUnits item, Decision giveBack, Decision exchange, Decision? claim, ToolContext context)
        {
            var line = order.Lines.First(line => line.Id == item.Line);
            var units = new LineUnits(order, line);
            return new ItemView(
                line.Id,
                line.Title,
                item.Quantity,
                units.Delivered,
                units.LastDelivered(1).FirstOrDefault(),
                units.Returning,
                ViewText.Of(line.Traits),
                DecisionView.Of(giveBack, context),
                DecisionView.Of(exchange, context),
                claim is null ? null : DecisionView.Of(claim, context));
        }
    }
}
