using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Testing.Shop;

/// <summary>One command on one order of <see cref="InMemoryShop"/>: what it comes to, worked out on copies.</summary>
internal sealed class InMemoryCommand(Order order, Customer customer, IReadOnlyList<Product> products, ActionId key, DateTimeOffset now)
{
    private const int ArrivalDays = 7;

    private bool _isPossible = true;

    public Order Order { get; private set; } = order;

    public Customer Customer { get; private set; } = customer;

    public ImmutableList<Product> Products { get; private set; } = [.. products];

    private Return? _opened;

    private DateOnly? _expectedOn;

    /// <summary>Carries it out; null where that is not possible.</summary>
    public ShopReceipt? Run(ShopCommand.OnOrder command)
    {
        var mail = Customer.Email;
        switch (command)
        {
            case ShopCommand.Cancel cancel:
                Need(!HasLeft && !cancel.Items.IsEmpty);
                Cancel(cancel);
                break;
            case ShopCommand.ChangeAddress address:
                Need(!HasLeft);
                Order = Order with { ShipTo = address.To, Changes = [.. Order.Changes, new OrderChange(ActionKind.ChangeAddress, now)] };
                break;
            case ShopCommand.ChangePayment payment:
                Need(!HasLeft);
                ChangePayment(payment);
                break;
            case ShopCommand.ChangeItems items:
                Need(!HasLeft && !items.Items.IsEmpty);
                ChangeItems(items);
                break;
            case ShopCommand.CreateReturn back:
                Open(ReturnKind.Return, [.. back.Items.Select(item => new ReturnedLine(item.Line, item.Quantity, null))], back.Reason, back.Refunds, charge: null);
                break;
            case ShopCommand.CreateExchange exchange:
                exchange.Items.ToList().ForEach(item => Shelve(item.Product, item.Variant, -item.Quantity));
                Open(ReturnKind.Exchange, [.. exchange.Items.Select(item => new ReturnedLine(item.Line, item.Quantity, item.Variant))], exchange.Reason, exchange.Refunds, exchange.Charge);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        Need(Sum(PaymentKind.Refund, PaymentState.Pending, PaymentState.Settled) <= Sum(PaymentKind.Charge, PaymentState.Settled));
        Need(Order.Lines.All(line => Returning(line) <= line.Quantity - line.Cancelled));
        Order = Order with { Version = Order.Version + 1, Timeline = [.. Order.Timeline, new TimelineEntry(now, "Changed at your request.")] };
        return !_isPossible ? null : new ShopReceipt(now, Order.Version)
        {
            Return = _opened?.Id,
            Label = _opened is null || command is ShopCommand.CreateReturn { OwnCarrier: true } ? null : $"LBL-{key.Value[4..8]}-{key.Value[8..12]}".ToUpperInvariant(),
            RefundExpectedOn = _expectedOn,
            Mail = mail,
        };
    }

    private bool HasLeft => Order.Status is OrderStatus.Shipped or OrderStatus.Delivered or OrderStatus.Cancelled;

    private void Need(bool condition) => _isPossible &= condition;

    private OrderLine? Line(OrderLineId id) => Order.Lines.FirstOrDefault(line => line.Id == id);

    private int Unsent(OrderLine line) => line.Quantity - line.Cancelled - Order.Shipments
        .Where(parcel => parcel.Status is not ShipmentStatus.Preparing)
        .SelectMany(parcel => parcel.Lines).Where(sent => sent.Line == line.Id).Sum(sent => sent.Quantity);

    private int Returning(OrderLine line) => Order.Returns
        .Where(entry => entry.State is not (ReturnState.Refused or ReturnState.Cancelled) && !entry.IsReplaced)
        .SelectMany(entry => entry.Lines).Where(back => back.Line == line.Id).Sum(back => back.Quantity);

    private long Sum(PaymentKind kind, params PaymentState[] states) =>
        Order.Payments.Where(payment => payment.Kind == kind && states.Contains(payment.State)).Sum(payment => payment.Amount.Minor);

    private void Cancel(ShopCommand.Cancel command)
    {
        foreach (var item in command.Items)
        {
            if (Line(item.Line) is not { } line || item.Quantity < 1 || item.Quantity > Unsent(line))
            {
                Need(false);
                return;
            }

            Order = Order with { Lines = Order.Lines.Replace(line, line with { Cancelled = line.Cancelled + item.Quantity }) };
            Shelve(line.Product, line.Variant, item.Quantity);
        }

        Order = Order with { CancelReason = command.Reason ?? Order.CancelReason };
        if (Order.Lines.All(line => line.Cancelled == line.Quantity))
        {
            Order = Order with { Status = OrderStatus.Cancelled, Shipments = [] };
            GiveUpPending();
        }

        PayBack(command.Refunds);
    }

    private void ChangePayment(ShopCommand.ChangePayment command)
    {
        var state = Sum(PaymentKind.Charge, PaymentState.Settled) > 0 ? PaymentState.Settled : PaymentState.Authorised;
        GiveUpPending();
        Pay(command.Charge, state);
        PayBack(command.Refunds);
        Order = Order with
        {
            Status = Order.Status is OrderStatus.Pending ? OrderStatus.Paid : Order.Status,
            Changes = [.. Order.Changes, new OrderChange(ActionKind.ChangePayment, now)],
        };
    }

    private void ChangeItems(ShopCommand.ChangeItems command)
    {
        var (before, state) = (Order.Total, Sum(PaymentKind.Charge, PaymentState.Settled) > 0 ? PaymentState.Settled : PaymentState.Authorised);
        foreach (var item in command.Items)
        {
            if (Line(item.Line) is not { } line || item.Quantity < 1 || item.Quantity > Unsent(line) || Find(item.Product, item.Variant) is not { } variant)
            {
                Need(false);
                return;
            }

            Shelve(item.Product, item.Variant, -item.Quantity);
            Shelve(line.Product, line.Variant, item.Quantity);
            var share = line.Discount with { Minor = line.Discount.Minor * item.Quantity / line.Quantity };
            var becomes = line with { Variant = variant.Id, Options = variant.Options, UnitPrice = item.UnitPrice, Quantity = item.Quantity, Discount = share, Cancelled = 0 };
            ImmutableArray<OrderLine> by = item.Quantity == line.Quantity
                ? [becomes]
                : [line with { Quantity = line.Quantity - item.Quantity, Discount = line.Discount - share }, becomes with { Id = new OrderLineId($"{Order.Lines.Length + 1}") }];
            Order = Order with { Lines = [.. Order.Lines.SelectMany(known => known == line ? by : [known])] };
        }

        Order = Order with
        {
            Total = Order.Lines.Aggregate(Order.ShippingFee, (sum, line) => sum + line.Amount),
            Changes = [.. Order.Changes, new OrderChange(ActionKind.ChangeItems, now)],
        };
        Need(Order.Total.Minor - before.Minor == (command.Charge?.Amount.Minor ?? 0) - command.Refunds.Sum(refund => refund.Amount.Minor));
        PayBack(command.Refunds);
        Pay(command.Charge, state);
    }

    private void Open(ReturnKind kind, ImmutableArray<ReturnedLine> lines, ReturnReason? reason, ImmutableArray<ShopRefund> refunds, ShopCharge? charge)
    {
        Need(Order.Status is OrderStatus.PartlyShipped or OrderStatus.Shipped or OrderStatus.Delivered);
        Need(!lines.IsEmpty && lines.All(line => line.Quantity > 0 && Line(line.Line) is not null));
        Need(refunds.All(refund => refund.Method is null || IsKnown(refund.Method)) && (charge is null || CanPay(charge)));
        _opened = new Return(new ReturnId($"R-{key.Value[4..12]}"), kind, ReturnState.LabelIssued, lines, now)
        {
            Reason = reason?.ToString(),
            Refund = kind is ReturnKind.Return || !refunds.IsEmpty ? refunds.Aggregate(Money.Zero(Order.Currency), (sum, refund) => sum + refund.Amount) : null,
            RefundTo = refunds is [{ Method: { } method }] ? method with { Balance = null } : null,
            Charge = charge?.Amount,
            PaidWith = charge is null ? null : charge.Method with { Balance = null },
        };
        Order = Order with { Returns = [.. Order.Returns, _opened] };
    }

    private void PayBack(ImmutableArray<ShopRefund> refunds)
    {
        foreach (var refund in refunds)
        {
            Need(refund.Amount.Currency == Order.Currency && refund.Amount.Minor >= 0 && (refund.Method is null || IsKnown(refund.Method)));
            if (refund.Reserved)
            {
                Release(refund);
                continue;
            }

            var method = refund.Method ?? new PaymentMethod(new PaymentMethodId($"gift-{key.Value[4..12]}"), "gift_card", $"Gift card ending in {key.Value[4..8]}");
            if (KeepsBalance(method))
            {
                Put(method, refund.Amount);
                Move(PaymentKind.Refund, PaymentState.Settled, method, refund.Amount, expectedOn: null);
            }
            else
            {
                _expectedOn = DateOnly.FromDateTime(now.Date).AddDays(ArrivalDays);
                Move(PaymentKind.Refund, PaymentState.Pending, method, refund.Amount, _expectedOn);
            }
        }
    }

    private void Release(ShopRefund refund)
    {
        var open = refund.Amount;
        foreach (var payment in Order.Payments.Where(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Authorised } && payment.Method.Id == refund.Method?.Id))
        {
            var part = open with { Minor = Math.Min(open.Minor, payment.Amount.Minor) };
            open -= part;
            var after = part == payment.Amount ? payment with { State = PaymentState.Failed } : payment with { Amount = payment.Amount - part };
            Order = Order with { Payments = Order.Payments.Replace(payment, after) };
        }

        Need(open.Minor is 0);
    }

    private void Pay(ShopCharge? charge, PaymentState state)
    {
        if (charge is null or { Amount.Minor: 0 })
        {
            return;
        }

        Need(CanPay(charge));
        if (KeepsBalance(charge.Method))
        {
            Put(charge.Method, Money.Zero(Order.Currency) - charge.Amount);
        }

        Move(PaymentKind.Charge, KeepsBalance(charge.Method) ? PaymentState.Settled : state, charge.Method, charge.Amount, expectedOn: null);
    }

    private bool CanPay(ShopCharge charge) => IsKnown(charge.Method)
        && (!KeepsBalance(charge.Method) || Customer.PaymentMethods.Any(method => method.Id == charge.Method.Id && method.Balance?.Minor >= charge.Amount.Minor));

    private bool IsKnown(PaymentMethod method) =>
        Customer.PaymentMethods.Concat(Order.Payments.Where(payment => payment.Kind is PaymentKind.Charge).Select(payment => payment.Method)).Any(known => known.Id == method.Id);

    private static bool KeepsBalance(PaymentMethod method) => method.Kind is "gift_card" or "store_credit";

    private void Put(PaymentMethod method, Money amount)
    {
        var stored = Customer.PaymentMethods.FirstOrDefault(known => known.Id == method.Id);
        var after = (stored ?? method) with { Balance = (stored?.Balance ?? Money.Zero(Order.Currency)) + amount };
        Customer = Customer with { PaymentMethods = stored is null ? Customer.PaymentMethods.Add(after) : Customer.PaymentMethods.Replace(stored, after) };
    }

    private void Move(PaymentKind kind, PaymentState state, PaymentMethod method, Money amount, DateOnly? expectedOn)
    {
        var payment = new Payment($"{key}-{Order.Payments.Length + 1}", kind, state, method with { Balance = null }, amount, now) { ExpectedOn = expectedOn };
        Order = Order with { Payments = [.. Order.Payments, payment] };
    }

    private void GiveUpPending() => Order = Order with
    {
        Payments = [.. Order.Payments.Select(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Pending } ? payment with { State = PaymentState.Failed } : payment)],
    };

    private Variant? Find(ProductId product, VariantId variant) =>
        Products.Find(known => known.Id == product)?.Variants.FirstOrDefault(known => known.Id == variant);

    /// <param name="units">Below zero for units that are taken.</param>
    private void Shelve(ProductId product, VariantId variant, int units)
    {
        var known = Find(product, variant);
        Need(units >= 0 || known is { Stock.Available: true });
        if (known is not { Stock: { Quantity: { } quantity } stock })
        {
            return;
        }

        Need(quantity + units >= 0);
        var after = known with { Stock = stock with { Quantity = quantity + units, Available = units > 0 || quantity + units > 0, AsOf = now } };
        var holder = Products.Find(one => one.Id == product)!;
        Products = Products.Replace(holder, holder with { Variants = holder.Variants.Replace(known, after) });
    }
}
