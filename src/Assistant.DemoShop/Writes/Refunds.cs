using System.Collections.Immutable;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Snapshots;

namespace Assistant.DemoShop.Writes;

/// <summary>Money that goes back: reservations are given up, gift cards and store credit have it at once, banks take some days.</summary>
internal static class Refunds
{
    extension(OrderBooks books)
    {
        /// <summary>Null where more would go back than is there, or to a method that is not the customer's.</summary>
        public OrderBooks? PayBack(ImmutableArray<ShopRefund> refunds)
        {
            var before = books.Order.Payments.Length;
            return books.Each(refunds, PayBack) is { } after ? Tell(after, before, refunds) : null;
        }
    }

    private static OrderBooks? PayBack(OrderBooks books, ShopRefund refund)
    {
        if (refund.Amount.Currency != books.Currency || !Checks.IsAmount(refund.Amount.Minor))
            return null;

        return refund switch
        {
            { Amount.Minor: 0 } => books,
            { Reserved: true, Method: { } method } => Release(books, method.Id, refund.Amount.Minor),
            { Reserved: true } => null,
            _ when Destination(books, refund) is { } method => Refund(books, method, refund.Amount.Minor),
            _ => null,
        };
    }

    private static PaymentMethodRecord? Destination(OrderBooks books, ShopRefund refund) => refund switch
    {
        { Method: { } method } => books.Method(method.Id),
        { To: RefundTo.GiftCard } => NewGiftCard(books.Context),
        { To: RefundTo.StoreCredit } => books.Customer.PaymentMethods.FirstOrDefault(method => method.Kind is "store_credit") ?? NewStoreCredit(books.Context),
        _ => null,
    };

    private static OrderBooks? Refund(OrderBooks books, PaymentMethodRecord method, long amount) => method.KeepsBalance
        ? books.Raise(method, amount)?.Move(PaymentKind.Refund, PaymentState.Settled, method, amount)
        : books.Move(PaymentKind.Refund, PaymentState.Pending, method, amount, books.Context.InWorkingDays(DaysTo(method.Kind)));

    /// <summary>Working days within which the money is there, as the providers of the demo shop have it.</summary>
    private static int DaysTo(string kind) => kind switch
    {
        "paypal" => 2,
        "ideal" or "bancontact" or "klarna" => 3,
        "bank_transfer" => 4,
        _ => 5,
    };

    /// <summary>What is reserved on a method becomes less by the amount; a reservation of which nothing is left has failed.</summary>
    private static OrderBooks? Release(OrderBooks books, PaymentMethodId method, long amount)
    {
        var payments = ImmutableArray.CreateBuilder<PaymentRecord>();
        foreach (var payment in books.Order.Payments)
        {
            var isReserved = payment is { Kind: PaymentKind.Charge, State: PaymentState.Authorised } && payment.Method.Id == method;
            var part = isReserved ? Math.Min(payment.Amount, amount) : 0;
            amount -= part;
            payments.Add(part is 0 ? payment
                : part == payment.Amount ? payment with { State = PaymentState.Failed }
                : payment with { Amount = payment.Amount - part });
        }

        return amount is 0 ? books with { Order = books.Order with { Payments = payments.ToImmutable() } } : null;
    }

    private static PaymentMethodRecord NewGiftCard(CommandContext context) => new()
    {
        Id = new PaymentMethodId($"gift-card-{context.Code("gift card").ToLowerInvariant()}"),
        Kind = "gift_card",
        Label = $"Gift card ending in {context.Code("gift card")[^4..]}",
    };

    private static PaymentMethodRecord NewStoreCredit(CommandContext context) => new()
    {
        Id = new PaymentMethodId($"store-credit-{context.Code("store credit").ToLowerInvariant()}"),
        Kind = "store_credit",
        Label = "Store credit",
    };

    private static OrderBooks Tell(OrderBooks books, int before, ImmutableArray<ShopRefund> refunds)
    {
        var moved = books.Order.Payments.Skip(before).ToList();
        if (refunds.Any(refund => refund is { Reserved: true, Amount.Minor: > 0 }))
            books = books.Tell("The amount reserved for it was released.");

        return moved.Count is 0 ? books
            : books.Tell(moved.TrueForAll(payment => payment.State is PaymentState.Settled) ? "Refund paid." : "Refund started.");
    }
}
