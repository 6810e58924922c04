using System.Globalization;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Generator;

/// <summary>
/// The payments of a draft. Cards are reserved with the order and charged parcel by parcel; PayPal, iDEAL, gift cards and
/// store credit are charged at once.
/// </summary>
internal sealed class DraftMoney(OrderDraft order)
{
    private readonly List<PaymentRecord> _payments = [];
    private int _movements;

    public IReadOnlyList<PaymentRecord> All => _payments;

    public bool IsPaid => _payments.Any(payment => payment is
    {
        Kind: PaymentKind.Charge, State: PaymentState.Settled or PaymentState.Authorised,
    });

    private long Open => order.Total - _payments
        .Where(payment => payment is { Kind: PaymentKind.Charge, State: not PaymentState.Failed })
        .Sum(payment => payment.Amount);

    /// <summary>Pays what is still open, or <paramref name="part"/> of it.</summary>
    public void Pay(PaymentMethodRecord method, DateTimeOffset at, long? part = null)
    {
        var state = IsChargedLater(method) ? PaymentState.Authorised : PaymentState.Settled;
        Move(PaymentKind.Charge, state, method, Math.Min(part ?? Open, Open), at);
        if (Open is 0)
        {
            order.Happened(at, "Payment received.");
            order.Parcels.SendDigital(at);
        }
    }

    public void Await(PaymentMethodRecord method, DateTimeOffset at)
    {
        Move(PaymentKind.Charge, PaymentState.Pending, method, Open, at);
        order.Happened(at, "Waiting for your payment.");
    }

    public void Fail(PaymentMethodRecord method, DateTimeOffset at)
    {
        Move(PaymentKind.Charge, PaymentState.Failed, method, Open, at);
        order.Happened(at, "The payment was refused. You can pay again.");
    }

    /// <summary>Charges what is reserved for a parcel that leaves now; the last parcel takes the rest.</summary>
    public void Capture(long amount, bool last, DateTimeOffset at)
    {
        var reserved = _payments.Find(payment => payment.State is PaymentState.Authorised);
        if (reserved is null)
            return;

        _payments.Remove(reserved);
        var charged = last ? reserved.Amount : Math.Min(amount, reserved.Amount);
        Move(PaymentKind.Charge, PaymentState.Settled, reserved.Method, charged, at);
        if (charged < reserved.Amount)
            _payments.Add(reserved with { Amount = reserved.Amount - charged });
    }

    /// <summary>Gives up what is reserved, for an order that is cancelled before anything was charged.</summary>
    public void Release() => _payments.RemoveAll(payment => payment.State is not (PaymentState.Settled or PaymentState.Failed));

    /// <summary>Pays back, first to where most was paid from.</summary>
    /// <param name="amount">Minor units, at most what was charged and not yet paid back.</param>
    /// <param name="at">When it was started.</param>
    /// <param name="expectedOn">The day it should arrive; null when it has.</param>
    /// <returns>Where the money goes.</returns>
    public PaymentMethodRecord Refund(long amount, DateTimeOffset at, DateOnly? expectedOn)
    {
        var sources = _payments.Where(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Settled })
            .GroupBy(payment => payment.Method)
            .Select(group => (Method: group.Key, Left: group.Sum(payment => payment.Amount) - _payments
                .Where(payment => payment.Kind is PaymentKind.Refund && payment.Method.Id == group.Key.Id)
                .Sum(payment => payment.Amount)))
            .OrderByDescending(source => source.Left)
            .ToList();
        foreach (var (method, left) in sources)
        {
            var part = Math.Min(left, amount);
            if (part is 0)
                continue;

            Move(PaymentKind.Refund, expectedOn is null ? PaymentState.Settled : PaymentState.Pending, method, part, at, expectedOn);
            amount -= part;
        }

        order.Happened(at, expectedOn is null ? "Refund paid." : "Refund started.");
        return amount is 0
            ? sources[0].Method
            : throw new InvalidOperationException($"{order.Number}: a refund is larger than what was charged.");
    }

    private static bool IsChargedLater(PaymentMethodRecord method) => method.Kind is "card";

    private void Move(
        PaymentKind kind, PaymentState state, PaymentMethodRecord method, long amount, DateTimeOffset at, DateOnly? expectedOn = null) =>
        _payments.Add(new PaymentRecord
        {
            Id = $"P{order.Number[1..]}-{(++_movements).ToString(CultureInfo.InvariantCulture)}",
            Kind = kind,
            State = state,
            // What is left on a card is the customer's business, not this movement's.
            Method = method with { Balance = null, Currency = null },
            Amount = amount,
            At = at,
            ExpectedOn = expectedOn,
        });
}
