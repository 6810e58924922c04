using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.DemoShop.Records;

namespace Assistant.DemoShop.Writes;

/// <summary>
/// The records that a command on an order may touch, as they stand while it is carried out. Each step gives the books that follow
/// from it, or null where it is not possible; nothing is written before all steps have been made.
/// </summary>
/// <param name="Products">Those of the order's lines that are still sold.</param>
internal sealed record OrderBooks(
    CommandContext Context, OrderRecord Order, CustomerRecord Customer, ImmutableDictionary<ProductId, ProductRecord> Products)
{
    public string Currency => Order.Currency ?? Context.Currency;

    /// <summary>The return or exchange that was opened.</summary>
    public ReturnRecord? Opened { get; init; }

    /// <summary>The latest day on which money that moved is expected to arrive.</summary>
    public DateOnly? RefundExpectedOn { get; init; }

    /// <summary>Nothing of it can be changed any more before it is sent.</summary>
    public bool HasLeft => Order.Status is OrderStatus.Shipped or OrderStatus.Delivered or OrderStatus.Cancelled;

    /// <summary>Puts a sentence that the shopper may read into the timeline.</summary>
    public OrderBooks Tell(string what)
    {
        var at = Order.Timeline is [.., var last] && last.At > Context.Now ? last.At : Context.Now;
        return this with { Order = Order with { Timeline = [.. Order.Timeline, new TimelineRecord { At = at, What = what }] } };
    }

    /// <summary>Counts a change, for rules on how often something may be changed.</summary>
    public OrderBooks Count(ActionKind kind) =>
        this with { Order = Order with { Changes = [.. Order.Changes, new ChangeRecord { Kind = kind, At = Context.Now }] } };

    /// <summary>A method that is stored with the customer or that the order was paid with. There are no others: no account can be named from outside.</summary>
    public PaymentMethodRecord? Method(PaymentMethodId id) =>
        Customer.PaymentMethods.FirstOrDefault(method => method.Id == id)
        ?? Order.Payments.Where(payment => payment.Kind is PaymentKind.Charge).Select(payment => payment.Method).FirstOrDefault(method => method.Id == id);

    /// <summary>Adds a movement of money to the order.</summary>
    public OrderBooks Move(PaymentKind kind, PaymentState state, PaymentMethodRecord method, long amount, DateOnly? expectedOn = null)
    {
        var number = Order.Payments.Length;
        string id;
        do
            id = $"P{Order.Number.Value[1..]}-{(++number).ToString(CultureInfo.InvariantCulture)}";
        while (Order.Payments.Any(payment => payment.Id == id));

        var payment = new PaymentRecord
        {
            Id = id,
            Kind = kind,
            State = state,
            Method = method.WithoutBalance(),
            Amount = amount,
            At = Context.Now,
            ExpectedOn = expectedOn,
        };
        return this with
        {
            Order = Order with { Payments = [.. Order.Payments, payment] },
            RefundExpectedOn = expectedOn > RefundExpectedOn || RefundExpectedOn is null ? expectedOn ?? RefundExpectedOn : RefundExpectedOn,
        };
    }

    /// <summary>Makes one step for each item, as long as all are possible.</summary>
    public OrderBooks? Each<T>(IEnumerable<T> items, Func<OrderBooks, T, OrderBooks?> step)
    {
        OrderBooks? books = this;
        foreach (var item in items)
        {
            if (books is null)
                break;

            books = step(books, item);
        }

        return books;
    }
}
