using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Snapshots;

namespace Assistant.DemoShop.Writes;

/// <summary>Returns and exchanges that are opened. No money moves before the items have arrived; replacements are kept aside at once.</summary>
internal static class SendingBack
{
    public static OrderBooks? Run(OrderBooks books, ShopCommand.CreateReturn command)
    {
        var lines = command.Items.Select(units => new ReturnedLineRecord { Line = units.Line, Quantity = units.Quantity });
        return command.OwnCarrier
            ? Open(books, ReturnKind.Return, ReturnState.Authorised, [.. lines], command.Reason, command.Refunds, charge: null)
                ?.Tell("You asked to return an item. You send it with a carrier of your choice.")
            : Open(books, ReturnKind.Return, ReturnState.LabelIssued, [.. lines], command.Reason, command.Refunds, charge: null)
                ?.Tell("You asked to return an item. We sent you the label for the parcel.");
    }

    public static OrderBooks? Run(OrderBooks books, ShopCommand.CreateExchange command)
    {
        var lines = command.Items.Select(item => new ReturnedLineRecord { Line = item.Line, Quantity = item.Quantity, ReplacedBy = item.Variant });
        return books.Each(command.Items, KeepAside) is { } kept
            ? Open(kept, ReturnKind.Exchange, ReturnState.LabelIssued, [.. lines], command.Reason, command.Refunds, command.Charge)
                ?.Tell("You asked to exchange an item. We sent you the label for the parcel.")
            : null;
    }

    private static OrderBooks? KeepAside(OrderBooks books, CommandReplacement item) =>
        item.Quantity >= 1 && books.Order.Line(item.Line)?.Product == item.Product ? books.Take(item.Product, item.Variant, item.Quantity) : null;

    private static OrderBooks? Open(
        OrderBooks books, ReturnKind kind, ReturnState state, ImmutableArray<ReturnedLineRecord> lines, ReturnReason? reason, ImmutableArray<ShopRefund> refunds, ShopCharge? charge)
    {
        var hasSent = books.Order.Status is OrderStatus.PartlyShipped or OrderStatus.Shipped or OrderStatus.Delivered;
        if (!hasSent || !refunds.All(refund => IsPossible(books, refund)) || (charge is not null && !books.CanPay(charge)))
            return null;

        var code = books.Context.Code("return");
        var entry = new ReturnRecord
        {
            Id = new ReturnId($"R-{code[..4]}-{code[4..]}"),
            Kind = kind,
            State = state,
            Lines = lines,
            RequestedAt = books.Context.Now,
            Reason = Words(reason),
            Refund = kind is ReturnKind.Return || !refunds.IsEmpty ? refunds.Sum(refund => refund.Amount.Minor) : null,
            RefundTo = refunds is [{ Method: { } method }] ? books.Method(method.Id)!.WithoutBalance() : null,
            Charge = charge?.Amount.Minor,
            PaidWith = charge is null ? null : books.Method(charge.Method.Id)!.WithoutBalance(),
        };
        return books with { Order = books.Order with { Returns = [.. books.Order.Returns, entry] }, Opened = entry };
    }

    private static bool IsPossible(OrderBooks books, ShopRefund refund) =>
        refund.Amount.Currency == books.Currency
        && Checks.IsAmount(refund.Amount.Minor)
        && (refund.Method is { } method ? books.Method(method.Id) is not null : refund.To is RefundTo.GiftCard or RefundTo.StoreCredit);

    private static string? Words(ReturnReason? reason) => reason switch
    {
        null => null,
        ReturnReason.NotWanted => "changed my mind",
        ReturnReason.DoesNotFit => "does not fit",
        ReturnReason.OrderedByMistake => "ordered by mistake",
        ReturnReason.NotAsDescribed => "not as described",
        ReturnReason.Faulty => "faulty",
        ReturnReason.Damaged => "damaged on arrival",
        ReturnReason.WrongItem => "wrong item",
        ReturnReason.PartsMissing => "parts missing",
        _ => "other",
    };
}
