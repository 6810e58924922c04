using Assistant.Core.Shop;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Snapshots;

namespace Assistant.DemoShop.Writes;

/// <summary>What is left on the customer's gift cards and store credit. Money on them is in the order's currency or not touched.</summary>
internal static class Balances
{
    extension(OrderBooks books)
    {
        /// <summary>Puts money on a gift card or store credit; one that the customer does not have any more, or not yet, is stored.</summary>
        public OrderBooks? Raise(PaymentMethodRecord method, long amount)
        {
            var stored = books.Customer.PaymentMethods;
            var at = stored.FindIndex(known => known.Id == method.Id);
            if (at >= 0 && !books.IsInCurrency(stored[at]))
                return null;

            var raised = (at < 0 ? method : stored[at]) with
            {
                Balance = (at < 0 ? 0 : stored[at].Balance ?? 0) + amount,
                Currency = books.Currency,
            };
            return books with { Customer = books.Customer with { PaymentMethods = at < 0 ? stored.Add(raised) : stored.SetItem(at, raised) } };
        }

        /// <summary>Takes money from a stored gift card or store credit, or null where there is not enough on it.</summary>
        public OrderBooks? Lower(PaymentMethodId method, long amount)
        {
            if (!books.Suffices(method, amount))
                return null;

            var stored = books.Customer.PaymentMethods;
            var at = stored.FindIndex(known => known.Id == method);
            return books with
            {
                Customer = books.Customer with { PaymentMethods = stored.SetItem(at, stored[at] with { Balance = stored[at].Balance - amount }) },
            };
        }

        public bool Suffices(PaymentMethodId method, long amount) => books.Customer.PaymentMethods
            .Any(known => known.Id == method && books.IsInCurrency(known) && known.Balance >= amount);

        /// <summary>Takes a charge: from a gift card at once, else as <paramref name="state"/> says. Null where it cannot be taken.</summary>
        public OrderBooks? Pay(ShopCharge? charge, PaymentState state)
        {
            if (charge is null)
                return books;

            var amount = charge.Amount.Minor;
            return !books.CanPay(charge) ? null
                : amount is 0 ? books
                : books.Method(charge.Method.Id) is { KeepsBalance: true } card ? books.Lower(card.Id, amount)?.Move(PaymentKind.Charge, PaymentState.Settled, card, amount)
                : books.Move(PaymentKind.Charge, state, books.Method(charge.Method.Id)!, amount);
        }

        public bool CanPay(ShopCharge charge) =>
            charge.Amount.Currency == books.Currency
            && Checks.IsAmount(charge.Amount.Minor)
            && books.Method(charge.Method.Id) is { } method
            && (!method.KeepsBalance || books.Suffices(method.Id, charge.Amount.Minor));

        private bool IsInCurrency(PaymentMethodRecord method) => method.Balance is null || (method.Currency ?? books.Context.Currency) == books.Currency;
    }

    private static int FindIndex(this System.Collections.Immutable.ImmutableArray<PaymentMethodRecord> methods, Predicate<PaymentMethodRecord> match)
    {
        for (var i = 0; i < methods.Length; i++)
        {
            if (match(methods[i]))
                return i;
        }

        return -1;
    }
}
