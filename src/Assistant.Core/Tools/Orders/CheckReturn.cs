using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Tools.Policy;

namespace Assistant.Core.Tools.Orders;

/// <summary>
/// What the shop knows about giving items of an order back: per line what was delivered when, what is already on its way back,
/// which traits matter, and the passages of the live pages that say what applies.
/// </summary>
public sealed class CheckReturn(IShop shop, IPassageIndex passages) : ITool<CheckReturn.Arguments>
{
    /// <summary>What the pages are asked for each check, in the words of the shoppers for whom they are written.</summary>
    private static readonly string[] Questions =
        ["How long do I have to return an item?", "Is there a longer return period for the holidays?", "Which items cannot be returned?"];

    public sealed record Arguments(
        [property: Description("Order number as printed on the confirmation, such as W1042.")] OrderNumber Order,
        [property: Description("Lines to check; all lines if left out.")] ImmutableArray<OrderLineId>? Items = null);

    public static ToolContract Contract { get; } = new(
        "check_return",
        ToolEffect.Read,
        IdentityLevel.Guest,
        "Returns team",
        "Reads, per item of one of the shopper's own orders, when it was delivered, whether it is already being returned and "
            + "what the return policy says. It does not open a return.",
        "Checking the return policy for your order");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken)
    {
        var order = await shop.FindOwnOrderAsync(context, arguments.Order, cancellationToken);
        if (order is null)
        {
            return OwnOrders.NoSuchOrder;
        }

        var unknown = (arguments.Items ?? []).Where(id => order.Lines.All(line => line.Id != id)).ToList();
        if (unknown.Count > 0)
        {
            return new ToolResult.Refused($"Order {order.Number} has no line {string.Join(", ", unknown)}.");
        }

        var lines = order.Lines.Where(line => arguments.Items is not { } wanted || wanted.Contains(line.Id));
        var policy = new List<PassageView>();
        foreach (var question in Questions)
        {
            var hits = await passages.SearchAsync(context.Release, question, top: 1, cancellationToken);
            policy.AddRange(hits.Select(hit => PassageView.Of(hit, new(question), context.Sources)));
        }

        return new ToolResult.Found(ToolJson.Write(new
        {
            Order = order.Number,
            order.PlacedAt,
            Items = lines.Select(line => Item.Of(order, line)),
            Policy = policy,
            AsOf = order.ReadAt,
        }))
        {
            Orders = [order],
        };
    }

    private sealed record Item(
        OrderLineId Line,
        string Title,
        int Quantity,
        int Delivered,
        DateTimeOffset? DeliveredAt,
        int BeingReturned,
        ImmutableArray<ItemTraits> Traits)
    {
        public static Item Of(Order order, OrderLine line)
        {
            var delivered = order.Shipments.Where(parcel => parcel.DeliveredAt is not null)
                .SelectMany(parcel => parcel.Lines.Select(shipped => (parcel, shipped)))
                .Where(pair => pair.shipped.Line == line.Id)
                .ToList();
            var back = order.Returns.Where(r => r.State is not (ReturnState.Refused or ReturnState.Cancelled))
                .SelectMany(r => r.Lines)
                .Where(returned => returned.Line == line.Id);
            return new Item(
                line.Id,
                line.Title,
                line.Quantity,
                delivered.Sum(pair => pair.shipped.Quantity),
                delivered.Max(pair => pair.parcel.DeliveredAt),
                back.Sum(returned => returned.Quantity),
                ViewText.Of(line.Traits));
        }
    }
}
