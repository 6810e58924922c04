using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>What the oracle says; <see cref="Money"/> is null where no sum is promised.</summary>
internal sealed record OracleAnswer(Ruling Ruling, IReadOnlyList<OracleLine> Lines, OracleMoney? Money);

/// <param name="Until">First moment at which the request comes too late; null without a limit, and where it is refused.</param>
internal sealed record OracleLine(OrderLineId Line, Ruling Ruling, long Amount, DateTimeOffset? Until = null);

/// <param name="Parts">Where the refund goes, by the id of the payment method; gift cards, old and new, together under "gift".</param>
internal sealed record OracleMoney(long Fee, long Refund, long Charge, IReadOnlyDictionary<string, long> Parts);

/// <summary>
/// The pages of Larkfield once more, in plain code that was written from their prose alone, numbers included: no rule, no front
/// matter and no decider stands behind it. Where a page changes, this changes by hand, and that is the point.
/// </summary>
internal sealed class PolicyOracle(Order order, Customer? customer, DateTimeOffset now)
{
    private const Ruling Yes = Ruling.Allowed, Person = Ruling.NeedsPerson, No = Ruling.Refused;

    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
    private static readonly DateOnly SeasonFrom = new(2026, 11, 1), SeasonTo = new(2026, 12, 24), SeasonEnds = new(2027, 1, 31);
    private static readonly string[] NearBy = ["BE", "DE", "LU"], RestOfEu = ["FR", "SE", "AT", "ES", "IT", "IE", "PL"];

    private readonly Dictionary<OrderLineId, int> _asked = [];

    public OracleAnswer Answer(ActionRequest request) => request switch
    {
        ActionRequest.Return it => GiveBack(it),
        ActionRequest.Exchange it => Exchange(it),
        ActionRequest.Cancel it => Cancel(it),
        ActionRequest.ChangeAddress it => Plain(ChangeAddress(it.To)),
        ActionRequest.ChangePayment it => ChangePayment(it.To),
        ActionRequest.ChangeItems it => ChangeItems(it),
        ActionRequest.Report it => Sum([.. it.Items.Select(item => Report(it.What, item))], Yes, null),
        ActionRequest.Goodwill it => Plain(Goodwill(it)),
        _ => throw new InvalidOperationException(),
    };

    // returns.md, refunds.md: 30 days from the delivery of each item; sums as they were paid, less the label.

    private OracleAnswer GiveBack(ActionRequest.Return it)
    {
        var mistake = it.Reason is ReturnReason.Faulty or ReturnReason.Damaged or ReturnReason.WrongItem;
        var lines = it.Items.Select(item => GiveBack(item, mistake)).ToList();
        var lineOf = it.Items.Select(item => Line(item.Line)).OfType<OrderLine>().ToList();

        // "We cannot send a refund to another person, another card or another bank account."
        var whole = it.RefundTo switch
        {
            null or { To: RefundTo.Original, Method: null } => Yes,
            { To: RefundTo.GiftCard, Method: null or { Kind: "gift_card" } } => Yes,
            _ => No,
        };

        // The label; oversized items are fetched instead. "We refund all delivery and return costs when an item is faulty, damaged..."
        var bulky = lineOf.Any(line => Is(line, ItemTraits.Oversized));
        var inParcel = lineOf.Any(line => !Is(line, ItemTraits.Oversized));
        var toGiftCard = it.RefundTo?.To is RefundTo.GiftCard;
        var label = mistake || toGiftCard || !inParcel ? Free : LabelPrice();
        var fetching = mistake || !bulky ? Free : FetchingPrice();
        if (label is null || fetching is null)
            return Sum(lines, Max(whole, Person), null);

        var (delivery, unclear) = DeliveryBack(it, mistake);
        var fee = label.Value + fetching.Value;
        var goods = lines.Sum(line => line.Amount);
        var refund = Math.Max(0, goods + delivery - fee);
        if (unclear || refund > Paid())
            return Sum(lines, Max(whole, Person), null);

        var parts = toGiftCard ? Only("gift", refund) : Split(refund);
        return Sum(lines, whole, new OracleMoney(fee, refund, 0, parts));
    }

    private OracleLine GiveBack(ItemUnits item, bool mistake)
    {
        if (Take(item) is not var (line, units, amount))
            return new(item.Line, No, 0);
        if (units.Any(unit => !unit.Arrived))
            return new(line.Id, No, amount);

        var gas = In(line, "Fuel", "Animal deterrents");
        var ruling = Yes;

        // "Items marked final sale cannot be returned." "Personalised items cannot be returned unless they are faulty."
        if (Is(line, ItemTraits.FinalSale) || (Is(line, ItemTraits.Personalised) && !mistake))
            ruling = No;
        if (Sealed(line) && item.Condition is ItemCondition.Opened or ItemCondition.Used && !mistake)
            ruling = No;

        // Whether a file was downloaded or a gift card spent, only a person can find out; so do partners, collections, special labels.
        if (Is(line, ItemTraits.Digital) && item.Condition is ItemCondition.Opened or ItemCondition.Used)
            ruling = No;
        if (Is(line, ItemTraits.Digital | ItemTraits.GiftCard | ItemTraits.Marketplace | ItemTraits.Regulated) || gas)
            ruling = Max(ruling, Person);

        // "If an item comes back worn we refund less": no sum can be promised. What is faulty has been used to notice it.
        if (item.Condition is ItemCondition.Used && !mistake)
            ruling = Max(ruling, Person);

        if (Is(line, ItemTraits.GiftCard))
            return Within(line, ruling, amount, Day(order.PlacedAt).AddDays(14));
        if (units.Any(unit => unit.Day is null))
            return new(line.Id, Max(ruling, Person), amount);

        var delivered = units.Min(unit => unit.Day!.Value);
        return gas && !mistake ? Within(line, ruling, amount, delivered.AddDays(14)) : Within(line, ruling, amount, LastDay(delivered));
    }

    /// <summary>"We refund the standard delivery price when you return your whole order within 14 days of delivery."</summary>
    private (long Amount, bool Unclear) DeliveryBack(ActionRequest.Return it, bool mistake)
    {
        var all = order.Lines.All(line => line.Cancelled + Returned(line) + _asked.GetValueOrDefault(line.Id) == line.Quantity);
        var days = order.Shipments.Select(parcel => parcel.DeliveredAt).ToList();
        if (!all || order.ShippingFee.Minor == 0)
            return (0, false);
        if (mistake)
            return (order.ShippingFee.Minor, false);
        if (days.Count == 0 || days.Any(at => at is null))
            return (0, true);
        if (Day(now) > Day(days.Max()!.Value).AddDays(14))
            return (0, false);

        // "The extra price for express, evening or upstairs delivery is refunded only if we made the mistake."
        string[] dear = ["express", "evening", "upstairs"];
        return (order.ShippingFee.Minor, dear.Any(word => order.DeliveryMethod?.Contains(word, StringComparison.OrdinalIgnoreCase) is true));
    }

    private long? LabelPrice() => Country switch
    {
        "NL" => In("EUR", 3_95),
        "BE" or "DE" or "LU" => In("EUR", 6_95),
        "SE" => In("SEK", 110_00),
        "GB" => In("GBP", 11_95),
        _ when RestOfEu.Contains(Country) => In("EUR", 9_95),
        _ => Free, // you choose and pay the carrier
    };

    private long? FetchingPrice() => Country == "NL" ? In("EUR", 39_00) : NearBy.Contains(Country) ? In("EUR", 59_00) : null;

    // exchanges.md: another size or colour of the same product, under the conditions of a return.

    private OracleAnswer Exchange(ActionRequest.Exchange it)
    {
        var mistake = it.Reason is ReturnReason.Faulty or ReturnReason.Damaged or ReturnReason.WrongItem;
        var again = it.Items.Any(one => order.Returns.Any(old =>
            old.Kind is ReturnKind.Exchange && Live(old) && old.Lines.Any(line => line.Line == one.Item.Line)));
        var lines = new List<OracleLine>();
        var net = (long?)0;
        foreach (var one in it.Items)
        {
            lines.Add(ExchangeLine(one, mistake));
            net += Line(one.Item.Line) is { } line ? Difference(line, one, lines[^1].Amount) : 0;
        }

        // "We cannot exchange items outside the EU and the United Kingdom, because of customs."
        var whole = Country is "NL" or "GB" || NearBy.Contains(Country) || RestOfEu.Contains(Country) ? Yes : No;
        var fee = mistake ? Free : (Country is "NL" || NearBy.Contains(Country)) && !again ? Free : LabelPrice();
        return Settled(lines, whole, net, fee);
    }

    private OracleLine ExchangeLine(Replacement one, bool mistake)
    {
        var back = GiveBack(one.Item, mistake);
        if (Line(one.Item.Line) is not { } line)
            return back;

        // "so final sale, personalised, digital and regulated items cannot be exchanged"; "Partner items cannot be exchanged"
        var barred = Is(line, ItemTraits.FinalSale | ItemTraits.Personalised | ItemTraits.Digital | ItemTraits.Regulated | ItemTraits.Marketplace)
            || (Is(line, ItemTraits.Oversized) && !mistake)
            || !IsOther(line, one);
        return barred ? back with { Ruling = No, Until = null } : back;
    }

    // cancellations.md, pre-orders.md

    private OracleAnswer Cancel(ActionRequest.Cancel it)
    {
        var items = it.Items.IsEmpty
            ? [.. order.Lines.Where(line => line.Quantity > line.Cancelled + Returned(line)).Select(line => new ItemUnits(line.Id, line.Quantity - line.Cancelled - Returned(line)))]
            : it.Items;
        var lines = items.Select(CancelLine).ToList();
        var ruling = lines.Count == 0 ? No : Yes;
        var all = order.Lines.All(line => line.Cancelled + Returned(line) + _asked.GetValueOrDefault(line.Id) == line.Quantity);

        // "You get back everything that you paid", and nobody can get back what has not been paid.
        var due = lines.Sum(line => line.Amount) + (all ? order.ShippingFee.Minor : 0);
        var refund = Math.Min(due, Paid());
        return Sum(lines, ruling, new OracleMoney(0, refund, 0, Split(refund)));
    }

    private OracleLine CancelLine(ItemUnits item)
    {
        if (Take(item) is not var (line, _, amount))
            return new(item.Line, No, 0);

        // Read for the whole order: its status is the only one that a shopper sees.
        var ruling = Stage switch { OrderStage.Received => Yes, OrderStage.Packing => Person, _ => No };

        // "A digital item can be cancelled until you download or open it": once it was sent, a person has to look.
        if (Is(line, ItemTraits.Digital) && !Is(line, ItemTraits.GiftCard) && Stage is OrderStage.Shipped or OrderStage.Delivered)
            ruling = Person;

        // "A pre-order can be cancelled until its status changes to Packing", and it follows in a parcel of its own.
        if (Is(line, ItemTraits.PreOrder) && order.Status is OrderStatus.PartlyShipped && !order.Shipments.Any(parcel => parcel.Lines.Any(sent => sent.Line == line.Id)))
            ruling = Person;

        // "Personalised and made-to-order items can be cancelled or corrected only within 2 hours of ordering."
        return Is(line, ItemTraits.Personalised | ItemTraits.FinalSale) ? Before(line, ruling, amount, order.PlacedAt.AddHours(2)) : new(line.Id, ruling, amount);
    }

    // order-changes.md

    private Ruling ChangeAddress(Address to)
    {
        var lines = order.Lines.Where(line => line.Quantity > line.Cancelled).ToList();
        var packed = customer is not null && !lines.Any(line => Is(line, ItemTraits.Oversized) || IsKnife(line));
        if (!(Stage is OrderStage.Received || (Stage is OrderStage.Packing && packed)))
            return No;
        if (Changed(ActionKind.ChangeAddress) >= 3 || !to.Country.Equals(order.ShipTo.Country, StringComparison.OrdinalIgnoreCase))
            return No;

        // "The size, colour and address of a partner item can be changed only by asking the seller through us."
        return lines.Any(line => Is(line, ItemTraits.Marketplace)) ? Person : Yes;
    }

    private OracleAnswer ChangePayment(PaymentMethod to)
    {
        var paid = order.Payments.Where(one => one.Kind is PaymentKind.Charge && one.State is not PaymentState.Failed).Select(one => one.Method).ToList();
        var owed = order.Total.Minor - order.Lines.Sum(line => Amount(line, 0, line.Cancelled));
        var covers = to.Kind != "gift_card" || (to.Balance is { } left && left.Currency == order.Currency && left.Minor >= owed);
        var allowed = customer?.PaymentMethods.Any(known => known.Id == to.Id) is true
            && Stage is OrderStage.Received or OrderStage.Packing
            && Changed(ActionKind.ChangePayment) < 1
            && !paid.Any(method => method.Kind is "klarna" or "bank_transfer")
            && !paid.Any(method => method.Id == to.Id)
            && covers;
        return new(allowed ? Yes : No, [], allowed ? new(0, Paid(), owed, Split(Paid())) : null);
    }

    private OracleAnswer ChangeItems(ActionRequest.ChangeItems it)
    {
        var lines = new List<OracleLine>();
        var net = (long?)0;
        foreach (var one in it.Items)
        {
            lines.Add(ChangeLine(one));
            net += Line(one.Item.Line) is { } line ? Difference(line, one, lines[^1].Amount) : 0;
        }

        return Settled(lines, Stage is OrderStage.Received && Changed(ActionKind.ChangeItems) < 1 ? Yes : No, net, Free);
    }

    private OracleLine ChangeLine(Replacement one)
    {
        if (Take(one.Item) is not var (line, _, amount))
            return new(one.Item.Line, No, 0);
        var ruling = !IsOther(line, one) ? No : Is(line, ItemTraits.Marketplace) ? Person : Yes;
        return Is(line, ItemTraits.Personalised | ItemTraits.FinalSale) ? Before(line, ruling, amount, order.PlacedAt.AddHours(2)) : new(line.Id, ruling, amount);
    }

    // damaged-or-missing.md, warranty.md, tracking-and-delays.md: what comes in time goes to a person, who makes it good.

    private OracleLine Report(ActionKind what, ItemUnits item)
    {
        if (Take(item) is not var (line, units, amount))
            return new(item.Line, No, 0);
        if (units.Any(unit => !unit.Arrived))
            return new(line.Id, what is ActionKind.NotReceived ? Lost(line) : No, amount);
        if (units.Any(unit => unit.Day is null))
            return new(line.Id, Person, amount);

        var delivered = units.Min(unit => unit.Day!.Value);
        var years = In(line, "Second Trail") ? 1
            : line.Brand == "Larkfield" && In(line, "Tents", "Backpacks", "Sleeping bags") ? 5
            : line.Brand == "Larkfield" && In(line, "Furniture") ? 10 : 2;
        var warranty = delivered.AddYears(years);
        return what switch
        {
            // "If you discover damage later than 7 days after delivery, we look at it as a warranty claim."
            ActionKind.Damaged => Within(line, Person, amount, Day(now) <= delivered.AddDays(7) ? delivered.AddDays(7) : warranty),
            ActionKind.Warranty => Within(line, Person, amount, warranty),
            _ => Within(line, Person, amount, delivered.AddDays(14)),
        };
    }

    /// <summary>7 working days after the last day of the estimate nearby, 15 elsewhere.</summary>
    private Ruling Lost(OrderLine line)
    {
        var sent = order.Shipments.Where(one => one.DeliveredAt is null && one.Status is not (ShipmentStatus.Preparing or ShipmentStatus.Delivered)
            && one.Lines.Any(units => units.Line == line.Id)).ToList();
        return sent.Any(one => one.Status is ShipmentStatus.Lost || one.ExpectedOn is not { } day || Day(now) > Later(day)) ? Person : No;

        DateOnly Later(DateOnly day)
        {
            for (var left = Country is "NL" || NearBy.Contains(Country) ? 7 : 15; left > 0; left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1)
                day = day.AddDays(1);
            return day;
        }
    }

    // goodwill.md: above a limit a team lead decides; for other currencies the page says nothing.

    private Ruling Goodwill(ActionRequest.Goodwill it)
    {
        var (onOrder, toCustomer) = order.Currency switch { "EUR" => (25_00, 50_00), "GBP" => (22_00, 44_00), "SEK" => (280_00, 560_00), _ => (-1, -1) };
        return onOrder < 0 ? Person
            : it.Amount.Minor + it.OnOrder.Minor <= onOrder && it.Amount.Minor + it.ToCustomer.Minor <= toCustomer ? Yes : Ruling.NeedsApproval;
    }

    // Units and days

    /// <summary>Units that are neither cancelled nor on their way back; of those that arrived, the last ones are meant.</summary>
    private (OrderLine Line, IReadOnlyList<(bool Arrived, DateOnly? Day)> Units, long Amount)? Take(ItemUnits item)
    {
        if (Line(item.Line) is not { } line || item.Quantity < 1)
            return null;
        var taken = line.Cancelled + Returned(line) + _asked.GetValueOrDefault(line.Id);
        if (item.Quantity > line.Quantity - taken)
            return null;

        var here = order.Shipments.Where(parcel => parcel.DeliveredAt is not null || parcel.Status is ShipmentStatus.Delivered)
            .SelectMany(parcel => parcel.Lines.Where(units => units.Line == line.Id).SelectMany(units =>
                Enumerable.Repeat((true, parcel.DeliveredAt is { } at ? Day(at) : (DateOnly?)null), units.Quantity)));
        var units = here.OrderBy(unit => unit.Item2).ToList();
        while (units.Count < line.Quantity - line.Cancelled)
            units.Insert(Stage is OrderStage.Delivered ? 0 : units.Count, (Stage is OrderStage.Delivered, null));

        // What went back earlier came earliest; what has not arrived is the last that anybody means.
        var rest = units.Skip(Returned(line)).ToList();
        var arrived = rest.Where(unit => unit.Item1).Reverse().Concat(rest.Where(unit => !unit.Item1));
        var asked = arrived.Skip(_asked.GetValueOrDefault(line.Id)).Take(item.Quantity).ToList();
        _asked[line.Id] = _asked.GetValueOrDefault(line.Id) + item.Quantity;
        return (line, asked, Amount(line, taken, item.Quantity));
    }

    private static long Amount(OrderLine line, int taken, int units) =>
        (line.Amount.Minor * (taken + units) / line.Quantity) - (line.Amount.Minor * taken / line.Quantity);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Amsterdam).DateTime);

    private DateOnly LastDay(DateOnly delivered)
    {
        var inSeason = Day(order.PlacedAt) >= SeasonFrom && Day(order.PlacedAt) <= SeasonTo;
        return inSeason && delivered.AddDays(30) < SeasonEnds ? SeasonEnds : delivered.AddDays(30);
    }

    private OracleLine Within(OrderLine line, Ruling ruling, long amount, DateOnly last)
    {
        var midnight = last.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return Before(line, ruling, amount, new DateTimeOffset(midnight, Amsterdam.GetUtcOffset(midnight)));
    }

    private OracleLine Before(OrderLine line, Ruling ruling, long amount, DateTimeOffset until) =>
        now < until && ruling is not No ? new(line.Id, ruling, amount, until) : new(line.Id, No, amount);

    private int Returned(OrderLine line) => order.Returns.Where(Live).SelectMany(back => back.Lines).Where(one => one.Line == line.Id).Sum(one => one.Quantity);

    private static bool Live(Return back) => back.State is not (ReturnState.Refused or ReturnState.Cancelled);

    private OrderLine? Line(OrderLineId id) => order.Lines.FirstOrDefault(line => line.Id == id);

    private static bool Is(OrderLine line, ItemTraits any) => (line.Traits & any) != 0;

    private static bool In(OrderLine line, params string[] categories) => line.Categories.Intersect(categories).Any();

    private static bool IsKnife(OrderLine line) => Is(line, ItemTraits.Regulated) && In(line, "Knives", "Knives & boards");

    private static bool Sealed(OrderLine line) =>
        Is(line, ItemTraits.Hygiene) || In(line, "Ropes", "Harnesses", "Helmets", "Hardware", "Via ferrata") || IsKnife(line);

    private OrderStage Stage => order.Status switch
    {
        OrderStatus.Pending or OrderStatus.Paid => OrderStage.Received,
        OrderStatus.Packed => OrderStage.Packing,
        OrderStatus.PartlyShipped or OrderStatus.Shipped => OrderStage.Shipped,
        OrderStatus.Delivered => OrderStage.Delivered,
        _ => OrderStage.Cancelled,
    };

    private int Changed(ActionKind what) => order.Changes.Count(change => change.Kind == what);

    private string Country => order.ShipTo.Country;

    // Money

    private const long Free = 0;

    private long? In(string currency, long minor) => order.Currency == currency ? minor : null;

    private static bool IsOther(OrderLine line, Replacement one) =>
        one.Product.Id == line.Product && one.Variant.Id != line.Variant && one.Variant.Stock.Available
        && (one.Variant.Stock.Quantity is not { } left || left >= one.Item.Quantity);

    /// <summary>"at the same regular price, you keep your lower price"; else "you pay the difference" to what you paid, or get it back.</summary>
    private long? Difference(OrderLine line, Replacement one, long paid)
    {
        var old = one.Product.Variants.FirstOrDefault(variant => variant.Id == line.Variant);
        var regular = old is null ? line.UnitPrice : old.RegularPrice ?? old.Price;
        if (one.Variant.Price.Currency != order.Currency)
            return null;
        return (one.Variant.RegularPrice ?? one.Variant.Price) == regular ? 0 : (one.Variant.Price.Minor * one.Item.Quantity) - paid;
    }

    private OracleAnswer Settled(List<OracleLine> lines, Ruling whole, long? net, long? fee)
    {
        if (net + fee is not { } total || -total > Paid())
            return Sum(lines, Max(whole, Person), null);
        var refund = Math.Max(0, -total);
        return Sum(lines, whole, new OracleMoney(fee ?? 0, refund, Math.Max(0, total), Split(refund)));
    }

    private IEnumerable<Payment> Charges => order.Payments.Where(one => one.Kind is PaymentKind.Charge && one.State is PaymentState.Settled or PaymentState.Authorised);

    private IEnumerable<Payment> Refunds => order.Payments.Where(one => one.Kind is PaymentKind.Refund && one.State is not PaymentState.Failed);

    private long Paid() => Charges.Sum(one => one.Amount.Minor) - Refunds.Sum(one => one.Amount.Minor);

    /// <summary>"We refund the other method first, up to the amount that you paid with it. The rest goes back to the same gift card."</summary>
    private Dictionary<string, long> Split(long refund)
    {
        var left = Charges.GroupBy(one => Key(one.Method)).OrderBy(group => group.Key == "gift").ToDictionary(
            group => group.Key,
            group => Math.Max(0, group.Sum(one => one.Amount.Minor) - Refunds.Where(one => Key(one.Method) == group.Key).Sum(one => one.Amount.Minor)));
        var parts = new Dictionary<string, long>();
        foreach (var (method, most) in left)
        {
            parts[method] = Math.Min(refund, most);
            refund -= parts[method];
        }

        return parts.Where(part => part.Value > 0).ToDictionary();
    }

    private static Dictionary<string, long> Only(string method, long amount) => amount > 0 ? new() { [method] = amount } : [];

    private static string Key(PaymentMethod method) => method.Kind is "gift_card" or "store_credit" ? "gift" : method.Id.Value;

    private static OracleAnswer Plain(Ruling ruling) => new(ruling, [], null);

    private static OracleAnswer Sum(IReadOnlyList<OracleLine> lines, Ruling whole, OracleMoney? money)
    {
        var ruling = lines.Aggregate(whole, (strictest, line) => Max(strictest, line.Ruling));
        return new(ruling, lines, ruling is Yes ? money : null);
    }

    private static Ruling Max(Ruling one, Ruling other) => one > other ? one : other;
}
