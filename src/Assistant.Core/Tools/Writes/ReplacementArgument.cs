using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.Core.Tools.Orders;

namespace Assistant.Core.Tools.Writes;

/// <summary>Units of a line that are to become another variant, as a brain names them.</summary>
public sealed record ReplacementArgument(
    [property: Description("The line of the order, as find_order names it.")] OrderLineId Line,
    [property: Description("Id of the variant of the same product that it becomes, as get_product names it.")] VariantId Variant,
    [property: Description("How many units; all that can be meant if left out.")] int? Quantity = null);

/// <summary>The parts of a command and a card that replace units by other variants.</summary>
internal static class Replacements
{
    /// <param name="items">Those of an allowed decision, which has a price in the order's currency for each.</param>
    public static ImmutableArray<CommandReplacement> Command(ImmutableArray<Replacement> items, Order order) =>
        [.. items.Select(item => new CommandReplacement(
            item.Item.Line, item.Item.Quantity, item.Product!.Id, item.Variant!.Id, item.Variant.PriceIn(order.Currency)!.Price))];

    /// <summary>What a line becomes: the options that differ, or all where none do.</summary>
    public static string? Note(ImmutableArray<Replacement> items, Order order, OrderLineId line)
    {
        var now = order.Lines.First(known => known.Id == line).Options;
        var becomes = items.First(item => item.Item.Line == line).Variant!.Options;
        var changed = becomes.Except(now).ToImmutableArray();
        return ViewText.Of(changed.IsEmpty ? becomes : changed) is { Length: > 0 } words ? $"becomes {words}" : null;
    }
}
