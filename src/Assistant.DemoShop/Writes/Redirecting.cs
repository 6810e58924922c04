using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Writes;

/// <summary>An order that has not left goes somewhere else, or is paid with something else.</summary>
internal static class Redirecting
{
    public static OrderBooks? Run(OrderBooks books, ShopCommand.ChangeAddress command) => books.HasLeft
        ? null
        : (books with { Order = books.Order with { ShipTo = AddressRecord.Of(command.To) } })
            .Count(ActionKind.ChangeAddress)
            .Tell("The delivery address was changed at your request.");

    public static OrderBooks? Run(OrderBooks books, ShopCommand.ChangePayment command)
    {
        if (books.HasLeft)
            return null;

        // The new method pays before the old one is paid back: where it cannot, nothing has moved.
        var state = books.IsSettled ? PaymentState.Settled : PaymentState.Authorised;
        return books.GiveUpPending().Pay(command.Charge, state)?.PayBack(command.Refunds) is { } paid
            ? paid.Received().Count(ActionKind.ChangePayment).Tell($"The payment was changed to {command.Charge.Method.Label} at your request.")
            : null;
    }

    extension(OrderBooks books)
    {
        /// <summary>Something that was paid with is with the shop already.</summary>
        public bool IsSettled => books.Order.Payments.Any(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Settled });

        /// <summary>Payments that never arrived are not waited for any longer.</summary>
        public OrderBooks GiveUpPending() => books with
        {
            Order = books.Order with
            {
                Payments =
                [
                    .. books.Order.Payments.Select(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Pending }
                        ? payment with { State = PaymentState.Failed }
                        : payment),
                ],
            },
        };

        /// <summary>An order that waited for its payment has it now.</summary>
        private OrderBooks Received() => books.Order.Status is OrderStatus.Pending && books.Order.Payments.Any(payment => payment is
        {
            Kind: PaymentKind.Charge, State: PaymentState.Authorised or PaymentState.Settled,
        })
            ? (books with { Order = books.Order with { Status = OrderStatus.Paid } }).Tell("Payment received.")
            : books;
    }
}
