using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Orders;

/// <summary>Units of a line, as a brain names them.</summary>
public sealed record ItemArgument(
    [property: Description("The line of the order, as find_order names it.")] OrderLineId Line,
    [property: Description("How many units; all that can be meant if left out.")] int? Quantity = null);

/// <summary>Reads the items of a call against the order they are of.</summary>
internal static class ItemArguments
{
    /// <summary>The sentence that lets a brain mend its call; null where nothing is wrong.</summary>
    public static string? Fault(ImmutableArray<ItemArgument>? items, Order order)
    {
        foreach (var item in items ?? [])
        {
            if (order.Lines.FirstOrDefault(line => line.Id == item.Line) is not { } line)
            {
                return $"Order {order.Number} has no line {item.Line}.";
            }

            if (item.Quantity is { } quantity && (quantity < 1 || quantity > line.Quantity))
            {
                return $"Line {item.Line} has {line.Quantity} units, so {quantity} cannot be meant.";
            }
        }

        return items is { } named && named.DistinctBy(item => item.Line).Count() < named.Length ? "Name each line once." : null;
    }

    /// <summary>Without a number, all units are meant that could go back; where there are none, all that were ordered.</summary>
    public static ImmutableArray<ItemUnits> Units(ImmutableArray<ItemArgument>? items, ItemCondition? condition, Order order) =>
        [.. (items ?? [.. order.Lines.Select(line => new ItemArgument(line.Id))]).Select(item => Units(item, condition, order))];

    private static ItemUnits Units(ItemArgument item, ItemCondition? condition, Order order)
    {
        var units = new LineUnits(order, order.Lines.First(line => line.Id == item.Line));
        var quantity = item.Quantity ?? (units.Available > 0 ? units.Available : Math.Max(1, units.Live));
        return new(item.Line, quantity, condition ?? ItemCondition.Unknown);
    }
}
