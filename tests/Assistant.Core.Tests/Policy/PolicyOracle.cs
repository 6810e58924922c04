using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using static Assistant.Core.Shop.ItemTraits;
using static Assistant.Core.Tests.Policy.OrderFacts;

namespace Assistant.Core.Tests.Policy;

/// <summary>
/// The pages of Larkfield once more, in plain code that was written from their prose alone, numbers included: no rule, no front
/// matter and no decider stands behind it. Where a page changes, this changes by hand, and that is the point.
/// </summary>
internal sealed class PolicyOracle(Order order, Customer? customer, DateTimeOffset now)
{
    private const Ruling Yes = Ruling.Allowed, Person = Ruling.NeedsPerson, No = Ruling.Refused;
    private const long Free = 0;
    private static readonly DateOnly SeasonFrom = new(2026, 11, 1), SeasonTo = new(2026, 12, 24), SeasonEnds = new(2027, 1, 31);
    private static readonly string[] NearBy = ["NL", "BE", "DE", "LU"], OtherEu = ["FR", "SE", "AT", "ES", "IT", "IE", "PL"];

    private readonly Dictionary<OrderLineId, int> _asked = [];

    public OracleAnswer Answer(ActionRequest request) => request switch
    {
        ActionRequest.Return it => GiveBack(it),
        ActionRequest.Exchange it => Exchange(it),
        ActionRequest.Cancel it => Cancel(it),
        ActionRequest.ChangeAddress it => Sum([], ChangeAddress(it.To), null),
        ActionRequest.ChangePayment it => ChangePayment(it.To),
        ActionRequest.ChangeItems it => ChangeItems(it),
        ActionRequest.Report it => Sum([.. it.Items.Select(item => Report(it.What, item))], Yes, null),
        ActionRequest.Goodwill it => Sum([], Goodwill(it), null),
        _ => throw new InvalidOperationException(),
    };

    // returns.md, refunds.md: 30 days from the delivery of each item; sums as they were paid, less the label.

    private OracleAnswer GiveBack(ActionRequest.Return it)
    {
        var lines = it.Items.Select(item => GiveBack(item, OurMistake(it.Reason), toSwap: false)).ToList();
        // "We cannot send a refund to another person, another card or another bank account."
        var whole = it.RefundTo is null or { To: RefundTo.Original, Method: null } or { To: RefundTo.GiftCard, Method: null or { Kind: "gift_card" } } ? Yes : No;
        // The label, free for a gift card; oversized items are fetched instead. "We refund all return costs when an item is faulty..."
        var goods = it.Items.Select(item => order.Line(item.Line)).OfType<OrderLine>().ToList();
        var toGiftCard = it.RefundTo?.To is RefundTo.GiftCard;
        var label = OurMistake(it.Reason) || toGiftCard || goods.All(line => Is(line, Oversized)) ? Free : LabelPrice();
        var fetching = OurMistake(it.Reason) || !goods.Any(line => Is(line, Oversized)) ? Free
            : Country is "NL" ? Charged("EUR", 39_00) : NearBy.Contains(Country) ? Charged("EUR", 59_00) : null;
        var all = lines.Sum(line => line.Amount) + DeliveryBack(OurMistake(it.Reason));
        var refund = all - label - fetching is { } rest ? Math.Max(0, rest) : (long?)null;
        if (refund is null || refund > order.Paid())
            return Sum(lines, Max(whole, Person), null);
        // What comes back worn is refunded less, by as much as its check finds.
        var worn = it.Items.Any(item => item.Condition is ItemCondition.Used);
        var parts = !toGiftCard ? order.Split(refund.Value) : refund > 0 ? new() { ["gift"] = refund.Value } : [];
        return Sum(lines, whole, worn ? null : new OracleMoney(all!.Value - refund.Value, refund.Value, 0, parts));
    }

    private OracleLine GiveBack(ItemUnits item, bool mistake, bool toSwap)
    {
        if (Take(item) is not var (line, units, amount))
            return new(item.Line, No, 0);
        if (units.Any(unit => !unit.Arrived))
            return new(line.Id, No, amount);
        var (opened, gas) = (item.Condition is ItemCondition.Opened or ItemCondition.Used, In(line, "Fuel", "Animal deterrents"));
        var ruling = Yes;
        // "Items marked final sale cannot be returned. Personalised items cannot be returned unless they are faulty."
        if (Is(line, FinalSale) || (Is(line, Personalised) && !mistake))
            ruling = No;
        // Seals, files that were opened; what is faulty was opened to find out, and a person looks at it.
        if (opened && (IsSealed(line) || Is(line, Digital)))
            ruling = Max(ruling, mistake ? Person : No);
        // Downloads, gift cards that may be spent, partners, collections, special labels: only a person can find out or arrange it.
        if (Is(line, Digital | GiftCard | Marketplace) || gas || IsKnife(line) || (Is(line, Regulated) && In(line, "Batteries", "Power")))
            ruling = Max(ruling, Person);
        // An item that is exchanged "must be unused"; for a refund worn ones are taken, at a loss.
        if (toSwap && item.Condition is ItemCondition.Used && !mistake)
            ruling = Max(ruling, Person);
        if (Is(line, GiftCard))
            return Within(line, ruling, amount, Day(order.PlacedAt).AddDays(14)); // "of purchase"; the season "does not change the rules on items that cannot be returned"
        return units.Any(unit => unit.Day is null) ? new(line.Id, Max(ruling, Person), amount)
            : Within(line, ruling, amount, gas ? units.Min(unit => unit.Day!.Value).AddDays(14) : LastDay(units.Min(unit => unit.Day!.Value), 30));
    }

    /// <summary>"We refund the standard delivery price when you return your whole order within 14 days of delivery"; null: who knows.</summary>
    private long? DeliveryBack(bool mistake)
    {
        var whole = order.Lines.All(line => line.Cancelled + (mistake ? 0 : order.Returned(line)) + _asked.GetValueOrDefault(line.Id) == line.Quantity)
            && !order.Returns.Any(back => back.Kind is ReturnKind.Exchange && Live(back));
        var days = order.Shipments.Where(parcel => parcel.DeliveredAt is not null).Select(parcel => Day(parcel.DeliveredAt!.Value)).ToList();
        if (!whole || (!mistake && (days.Count == 0 || Day(now) > days.Max().AddDays(14))))
            return 0;
        // "The extra price for express, evening or upstairs delivery is refunded only if we made the mistake."
        var dear = new[] { "express", "evening", "upstairs" }.Any(word => order.DeliveryMethod?.Contains(word, StringComparison.OrdinalIgnoreCase) is true);
        return dear && !mistake && order.ShippingFee.Minor > 0 ? null : order.ShippingFee.Minor;
    }

    private long? LabelPrice() => Country switch
    {
        "NL" => Charged("EUR", 3_95),
        "BE" or "DE" or "LU" => Charged("EUR", 6_95),
        "SE" => Charged("SEK", 110_00),
        "GB" => Charged("GBP", 11_95),
        _ => OtherEu.Contains(Country) ? Charged("EUR", 9_95) : Free, // elsewhere you choose and pay the carrier
    };

    // exchanges.md: another size or colour of the same product, under the conditions of a return.

    private OracleAnswer Exchange(ActionRequest.Exchange it)
    {
        var lines = it.Items.Select(one => ExchangeLine(one, OurMistake(it.Reason))).ToList();
        // "We cannot exchange items outside the EU and the United Kingdom, because of customs."
        var whole = Country is "GB" || NearBy.Contains(Country) || OtherEu.Contains(Country) ? Yes : No;
        var again = it.Items.Any(one => order.Returns.Any(old =>
            old.Kind is ReturnKind.Exchange && Live(old) && old.Lines.Any(line => line.Line == one.Item.Line)));
        var fee = OurMistake(it.Reason) || (NearBy.Contains(Country) && !again) ? Free : LabelPrice();
        return Settled(lines, whole, it.Items.Select((one, i) => Difference(one, lines[i].Amount)).Sum(), fee, it.Difference);
    }

    private OracleLine ExchangeLine(Replacement one, bool mistake)
    {
        var back = GiveBack(one.Item, mistake, toSwap: true);
        // "so final sale, personalised, digital and regulated items cannot be exchanged"; "Partner items cannot be exchanged"
        return order.Line(one.Item.Line) is not { } line ? back
            : Is(line, FinalSale | Personalised | Digital | Regulated | Marketplace) || (Is(line, Oversized) && !mistake) || !IsOther(line, one)
                ? back with { Ruling = No, Until = null } : back with { Ruling = Max(back.Ruling, Priced(one)) };
    }

    /// <summary>"at the same regular price, you keep your lower price"; else you pay the difference to what you paid, or get it back.</summary>
    private long Difference(Replacement one, long paid)
    {
        if (order.Line(one.Item.Line) is not { } line || order.Listed(one.Variant) is not var (price, regular))
            return 0;
        var old = order.Listed(one.Product!.Variants.FirstOrDefault(variant => variant.Id == line.Variant));
        var same = regular == line.UnitPrice || regular == old?.Regular;
        var difference = (price * one.Item.Quantity) - paid;
        return same ? Math.Min(0, difference) : difference;
    }

    // cancellations.md, pre-orders.md

    private OracleAnswer Cancel(ActionRequest.Cancel it)
    {
        if (order.Stage() is OrderStage.Cancelled)
            return Sum([], No, null);
        var all = order.Lines.Where(line => line.Quantity > line.Cancelled).Select(line => new ItemUnits(line.Id, line.Quantity - line.Cancelled)).ToList();
        var lines = (it.Items.IsEmpty ? all : [.. it.Items]).Select(CancelLine).ToList();
        var whole = order.Lines.All(line => line.Cancelled + _asked.GetValueOrDefault(line.Id) == line.Quantity);
        // "You get back everything that you paid": what has not been paid yet cannot come back, and may use up what has.
        var (due, paid) = (lines.Sum(line => line.Amount) + (whole ? order.ShippingFee.Minor : 0), order.Paid());
        var unpaid = order.Status is OrderStatus.Pending || order.Payments.Any(one => one is { Kind: PaymentKind.Charge, State: PaymentState.Pending });
        var refund = unpaid ? Math.Min(due, paid) : due;
        var ruling = lines.Count == 0 ? No : refund > paid || (unpaid && !whole && paid > 0) ? Person : Yes;
        return Sum(lines, ruling, new OracleMoney(0, refund, 0, order.Split(refund)));
    }

    private OracleLine CancelLine(ItemUnits item)
    {
        if (Take(item, sent: false) is not var (line, _, amount))
            return new(item.Line, No, 0);
        // Of an order in several parcels, a pre-order "follows in its own parcel", and a partner sends its own: they have their own status.
        var parcels = order.Shipments.Where(parcel => parcel.Lines.Any(units => units.Line == line.Id)).ToList();
        var own = order.Status is OrderStatus.PartlyShipped && Is(line, PreOrder | Marketplace) && parcels.All(parcel => parcel.Status is ShipmentStatus.Preparing);
        var stage = !own ? order.Stage() : parcels.Count > 0 ? OrderStage.Packing : OrderStage.Received;
        // "A digital item can be cancelled until you download or open it": once it was sent, a person has to look.
        var ruling = stage is OrderStage.Received ? Yes : stage is OrderStage.Packing || Is(line, Digital) ? Person : No;
        return InTwoHours(line, ruling, amount);
    }

    // order-changes.md

    private Ruling ChangeAddress(Address to)
    {
        var live = order.Lines.Where(line => line.Quantity > line.Cancelled).ToList();
        var lines = live.Count > 0 ? live : [.. order.Lines];
        var late = customer is not null && !lines.Any(line => Is(line, Oversized) || IsKnife(line)); // as late as Packing
        if (order.Stage() is not OrderStage.Received && !(order.Stage() is OrderStage.Packing && late))
            return No;
        // "The size, colour and address of a partner item can be changed only by asking the seller through us."
        return order.Changed(ActionKind.ChangeAddress) >= 3 || to.Country != Country ? No : lines.Any(line => Is(line, Marketplace)) ? Person : Yes;
    }

    private OracleAnswer ChangePayment(PaymentMethod to)
    {
        var paid = order.Payments.Where(one => one is { Kind: PaymentKind.Charge, State: not PaymentState.Failed }).ToList();
        var allowed = customer?.PaymentMethods.Any(known => known.Id == to.Id) is true
            && order.Stage() is OrderStage.Received or OrderStage.Packing
            && order.Changed(ActionKind.ChangePayment) < 1
            && !paid.Any(one => one.Method.Kind is "klarna" or "bank_transfer")
            && !paid.All(one => one.Method.Id == to.Id)
            && Covers(to, order.Total.Minor);
        var owed = paid.Sum(one => one.Amount.Minor) - order.Refunds().Sum(one => one.Amount.Minor);
        return Sum([], allowed ? Yes : No, new(0, order.Paid(), owed, order.Split(order.Paid())));
    }

    /// <summary>"If the new version costs more, you pay the difference; if it costs less, we refund the difference."</summary>
    private OracleAnswer ChangeItems(ActionRequest.ChangeItems it)
    {
        var lines = it.Items.Select(ChangeLine).ToList();
        var net = it.Items.Select((one, i) => order.Line(one.Item.Line) is { } line && order.Listed(one.Variant) is var (price, _)
            ? Math.Max((price - line.UnitPrice.Minor) * one.Item.Quantity, -lines[i].Amount) : 0).Sum();
        var whole = customer is null || order.Stage() is not OrderStage.Received || order.Changed(ActionKind.ChangeItems) >= 1 ? No
            : it.Items.Any(one => order.Line(one.Item.Line) is { } line && Is(line, Marketplace)) ? Person : Yes;
        return Settled(lines, whole, net, Free, it.Difference);
    }

    private OracleLine ChangeLine(Replacement one) => Take(one.Item, sent: false) is not var (line, _, amount) ? new(one.Item.Line, No, 0)
        : InTwoHours(line, !IsOther(line, one) ? No : Priced(one), amount);

    // damaged-or-missing.md, warranty.md, tracking-and-delays.md: what comes in time goes to a person, who makes it good.

    private OracleLine Report(ActionKind what, ItemUnits item)
    {
        if (Take(item, sent: false) is not var (line, units, amount))
            return new(item.Line, No, 0);
        var gone = order.Shipments.Where(one => one.Status is not ShipmentStatus.Preparing && one.Lines.Any(of => of.Line == line.Id)).ToList();
        var coming = gone.Where(one => one.DeliveredAt is null && one.Status is not ShipmentStatus.Delivered).ToList();
        var onItsWay = coming.Where(one => one.Status is not ShipmentStatus.Lost).Sum(one => one.Lines.Where(of => of.Line == line.Id).Sum(of => of.Quantity));
        // "missing items are often in a second parcel"; nothing can be wrong with what has not left.
        if (units.Any(unit => !unit.Arrived))
            return new(line.Id, gone.Count == 0 ? No : what is ActionKind.NotReceived ? coming.Count == 0 || coming.Any(IsLost) ? Person : No
                : what is ActionKind.Missing && onItsWay > 0 ? No : Person, amount);
        if (what is ActionKind.Missing && onItsWay >= item.Quantity)
            return new(line.Id, No, amount);
        // "Larkfield tents have 5 years", "Second Trail has 1 year": for a refurbished Larkfield tent the pages say both.
        var (larkfield, refurbished) = (line.Brand == "Larkfield", In(line, "Second Trail"));
        var years = larkfield && In(line, "Tents", "Backpacks", "Sleeping bags") ? 5 : larkfield && In(line, "Furniture") ? 10 : refurbished ? 1 : 2;
        if (units.Any(unit => unit.Day is null))
            return new(line.Id, Person, amount);
        var delivered = units.Min(unit => unit.Day!.Value);
        var late = what is ActionKind.Warranty || (what is ActionKind.Damaged && Day(now) > delivered.AddDays(7)); // "we look at it as a warranty claim"
        return late && refurbished && years > 2 ? new(line.Id, Person, amount)
            : Within(line, Person, amount, late ? delivered.AddYears(years) : delivered.AddDays(what is ActionKind.Damaged ? 7 : 14));
    }

    /// <summary>7 working days after the last day of the estimate nearby, 15 elsewhere.</summary>
    private bool IsLost(Shipment parcel)
    {
        if (parcel.Status is ShipmentStatus.Lost || parcel.ExpectedOn is not { } day)
            return true;
        for (var left = NearBy.Contains(Country) ? 7 : 15; left > 0; left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1)
            day = day.AddDays(1);
        return Day(now) > day;
    }

    /// <summary>goodwill.md: "does not add up"; above a limit a team lead decides, and nobody gets back more than was paid.</summary>
    private Ruling Goodwill(ActionRequest.Goodwill it)
    {
        var (onOrder, toCustomer) = order.Currency switch { "EUR" => (25_00, 50_00), "GBP" => (22_00, 44_00), "SEK" => (280_00, 560_00), _ => (0, 0) };
        return it.Amount.Minor > order.Paid() ? Person
            : it.OnOrder.Minor > 0 || it.Amount.Minor > onOrder || it.Amount.Minor + it.ToCustomer.Minor > toCustomer ? Ruling.NeedsApproval : Yes;
    }

    /// <summary>Units that are neither cancelled nor asked for, nor on their way back; null where there are not so many.</summary>
    private (OrderLine Line, List<(bool Arrived, DateOnly? Day)> Units, long Amount)? Take(ItemUnits item, bool sent = true)
    {
        var (line, asked) = (order.Line(item.Line), _asked.GetValueOrDefault(item.Line));
        if (line is null || item.Quantity < 1 || item.Quantity > line.Quantity - line.Cancelled - asked - (sent ? order.Returned(line) : 0))
            return null;
        _asked[line.Id] = asked + item.Quantity;
        var before = Math.Min(line.Cancelled + order.Returned(line) + asked, line.Quantity - item.Quantity);
        return (line, order.Units(line, sent ? order.Returned(line) : 0).Skip(asked).Take(item.Quantity).ToList(), Share(line, before, item.Quantity));
    }

    private DateOnly LastDay(DateOnly from, int days) =>
        Day(order.PlacedAt) >= SeasonFrom && Day(order.PlacedAt) <= SeasonTo && from.AddDays(days) < SeasonEnds ? SeasonEnds : from.AddDays(days);

    private OracleLine Within(OrderLine line, Ruling ruling, long amount, DateOnly last) => Before(line, ruling, amount, EndOf(last));

    /// <summary>"Personalised and made-to-order items can be cancelled or corrected only within 2 hours of ordering."</summary>
    private OracleLine InTwoHours(OrderLine line, Ruling ruling, long amount) =>
        Is(line, Personalised | FinalSale) ? Before(line, ruling, amount, order.PlacedAt.AddHours(2)) : new(line.Id, ruling, amount);

    private OracleLine Before(OrderLine line, Ruling ruling, long amount, DateTimeOffset until) =>
        now < until && ruling is not No ? new(line.Id, ruling, amount, until) : new(line.Id, No, amount);

    private Ruling Priced(Replacement one) => order.Listed(one.Variant) is null ? Person : Yes;
    private string Country => order.ShipTo.Country;
    private long? Charged(string currency, long minor) => order.Currency == currency ? minor : null;

    /// <summary>"only if its balance covers the whole difference"; what is less goes "to a gift card", if preferred.</summary>
    private OracleAnswer Settled(List<OracleLine> lines, Ruling whole, long net, long? fee, PaymentMethod? with)
    {
        var ruling = with is not null && !Covers(with, net + (fee ?? 0)) ? No : whole;
        if (net + fee is not { } total || -total > order.Paid())
            return Sum(lines, Max(ruling, Person), null);
        var parts = with is null ? order.Split(Math.Max(0, -total)) : total < 0 ? new() { ["gift"] = -total } : [];
        return Sum(lines, ruling, new OracleMoney(fee ?? 0, Math.Max(0, -total), Math.Max(0, total), parts));
    }

    private bool Covers(PaymentMethod method, long due) =>
        due <= 0 || method.Kind != "gift_card" || (method.Balance is { } left && left.Currency == order.Currency && left.Minor >= due);

    private static OracleAnswer Sum(IReadOnlyList<OracleLine> lines, Ruling whole, OracleMoney? money)
    {
        var ruling = lines.Aggregate(whole, (strictest, line) => Max(strictest, line.Ruling));
        return new(ruling, lines, ruling is Yes ? money : null);
    }

    private static Ruling Max(Ruling one, Ruling other) => one > other ? one : other;
}
