using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Writes;

/// <summary>Units that are not sent after all. The order's total stays what it was; what goes back for them is a movement of its own.</summary>
internal static class Cancelling
{
    public static OrderBooks? Run(OrderBooks books, ShopCommand.Cancel command)
    {
        if (books.HasLeft || command.Items.IsEmpty || books.Each(command.Items, Cancel) is not { } cancelled)
            return null;

        var order = cancelled.Order.Repack();
        cancelled = cancelled with { Order = order with { CancelReason = command.Reason ?? order.CancelReason } };
        return order.Status is OrderStatus.Cancelled
            ? cancelled.GiveUpPending().Tell($"Cancelled at your request{Reason(command.Reason)}.").PayBack(command.Refunds)
            : cancelled.Tell($"{Items(books, command.Items)} cancelled at your request.").PayBack(command.Refunds);
    }

    private static OrderBooks? Cancel(OrderBooks books, CommandUnits units)
    {
        if (books.Order.Line(units.Line) is not { } line || units.Quantity < 1 || units.Quantity > books.Order.Unsent(line))
            return null;

        return books.PutBack(line.Product, line.Variant, units.Quantity) with
        {
            Order = books.Order.Replace(line, line with { Cancelled = line.Cancelled + units.Quantity }),
        };
    }

    private static string Items(OrderBooks books, ImmutableArray<CommandUnits> items) => string.Join(", ", items.Select(units =>
        $"{units.Quantity.ToString(CultureInfo.InvariantCulture)} × {books.Order.Line(units.Line)!.Title}"));

    private static string Reason(CancelReason? reason) => reason switch
    {
        CancelReason.NoLongerNeeded => ": no longer needed",
        CancelReason.OrderedByMistake => ": ordered by mistake",
        CancelReason.TooLate => ": it would arrive too late",
        CancelReason.FoundCheaper => ": found cheaper elsewhere",
        _ => "",
    };
}
