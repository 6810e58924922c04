using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Returns by the rules of the pages, with values worked out by hand.</summary>
public sealed class ReturnDecisionTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    private static readonly DateTimeOffset Delivered = Amsterdam(2026, 7, 1, 15, 0, 0);

    [Fact]
    public void A_return_is_in_time_until_the_last_second_of_day_30_in_Amsterdam()
    {
        var order = An.Order(delivered: Delivered);

        var last = Decide(order, An.ReturnOf(("1", 1)), Amsterdam(2026, 7, 31, 23, 59, 59));
        var late = Decide(order, An.ReturnOf(("1", 1)), Amsterdam(2026, 8, 1, 0, 0, 0));

        Assert.Equal((Ruling.Allowed, new DateOnly(2026, 7, 31)), (last.Ruling, Day(last, Why.WithinWindow)));
        Assert.Equal(Amsterdam(2026, 8, 1, 0, 0, 0), last.Lines[0].Until);
        Assert.Equal((Ruling.Refused, new DateOnly(2026, 7, 31)), (late.Ruling, Day(late, Why.WindowOver)));
    }

    [Theory]
    [InlineData(2026, 9, 30, 2026, 10, 30)] // the clocks go back on 25 October
    [InlineData(2027, 3, 1, 2027, 3, 31)] // and forward on 28 March
    public void Days_are_counted_by_the_calendar_over_a_change_of_clocks(int year, int month, int day, int lastYear, int lastMonth, int lastDay)
    {
        var order = An.Order(delivered: Amsterdam(year, month, day, 23, 30, 0));

        var last = Decide(order, An.ReturnOf(("1", 1)), Amsterdam(lastYear, lastMonth, lastDay, 23, 59, 59));
        var late = Decide(order, An.ReturnOf(("1", 1)), Amsterdam(lastYear, lastMonth, lastDay, 23, 59, 59).AddSeconds(1));

        Assert.Equal((Ruling.Allowed, Ruling.Refused), (last.Ruling, late.Ruling));
    }

    [Theory]
    [InlineData("2026-10-31T23:59:59+01:00", Ruling.Refused)]
    [InlineData("2026-11-01T00:00:00+01:00", Ruling.Allowed)]
    [InlineData("2026-12-24T23:59:59+01:00", Ruling.Allowed)]
    [InlineData("2026-12-25T00:00:00+01:00", Ruling.Refused)]
    public void Orders_of_the_season_can_go_back_until_the_end_of_January(string placed, Ruling expected)
    {
        var at = DateTimeOffset.Parse(placed, null);
        var order = An.Order(placed: at, delivered: at.AddDays(3));

        Assert.Equal(expected, Decide(order, An.ReturnOf(("1", 1)), Amsterdam(2027, 1, 31, 23, 59, 59)).Ruling);
        Assert.Equal(Ruling.Refused, Decide(order, An.ReturnOf(("1", 1)), Amsterdam(2027, 2, 1, 0, 0, 0)).Ruling);
    }

    [Fact]
    public void Of_the_season_and_the_window_the_later_day_counts()
    {
        var order = An.Order(placed: Amsterdam(2026, 12, 20, 12, 0, 0), delivered: Amsterdam(2027, 1, 10, 12, 0, 0));

        Assert.Equal(Ruling.Allowed, Decide(order, An.ReturnOf(("1", 1)), Amsterdam(2027, 2, 9, 23, 59, 59)).Ruling);
        Assert.Equal(Ruling.Refused, Decide(order, An.ReturnOf(("1", 1)), Amsterdam(2027, 2, 10, 0, 0, 0)).Ruling);
    }

    [Theory]
    [InlineData(16, Ruling.NeedsPerson)]
    [InlineData(17, Ruling.Refused)]
    public void A_kind_with_a_window_of_its_own_keeps_it_in_the_season(int day, Ruling expected)
    {
        var placed = Amsterdam(2026, 11, 2, 11, 20, 0);
        var order = An.Order(lines: [An.Line("1", traits: ItemTraits.GiftCard)], placed: placed, delivered: placed.AddMinutes(2));

        Assert.Equal(expected, Decide(order, An.ReturnOf(("1", 1)), Amsterdam(2026, 11, day, 12, 0, 0)).Ruling);
    }

    [Theory]
    [InlineData(ItemCondition.AsNew, ReturnReason.NotWanted, Ruling.Allowed)]
    [InlineData(ItemCondition.Opened, ReturnReason.NotWanted, Ruling.Refused)]
    [InlineData(ItemCondition.Used, null, Ruling.Refused)]
    [InlineData(ItemCondition.Opened, ReturnReason.Faulty, Ruling.NeedsPerson)]
    public void What_has_a_seal_goes_back_sealed(ItemCondition condition, ReturnReason? reason, Ruling expected)
    {
        Assert.Equal(expected, Decide(An.Line("1", traits: ItemTraits.Hygiene), condition, reason).Ruling);
        Assert.Equal(expected, Decide(An.Line("1", categories: ["Outdoor", "Climbing & safety", "Harnesses"]), condition, reason).Ruling);
    }

    [Theory]
    [InlineData(ItemTraits.FinalSale, ReturnReason.NotWanted, Ruling.Refused)]
    [InlineData(ItemTraits.FinalSale, ReturnReason.Faulty, Ruling.Refused)]
    [InlineData(ItemTraits.Personalised, ReturnReason.NotWanted, Ruling.Refused)]
    [InlineData(ItemTraits.Personalised, ReturnReason.Faulty, Ruling.Allowed)]
    [InlineData(ItemTraits.Digital, ReturnReason.NotWanted, Ruling.NeedsPerson)]
    [InlineData(ItemTraits.Marketplace, ReturnReason.NotWanted, Ruling.NeedsPerson)]
    [InlineData(ItemTraits.Marketplace | ItemTraits.FinalSale, ReturnReason.NotWanted, Ruling.Refused)]
    public void Some_kinds_go_back_never_only_faulty_or_through_a_person(ItemTraits traits, ReturnReason reason, Ruling expected) =>
        Assert.Equal(expected, Decide(An.Line("1", traits: traits), ItemCondition.AsNew, reason).Ruling);

    /// <summary>A board for cutting lies in the same category as the knives.</summary>
    [Theory]
    [InlineData(ItemTraits.Regulated, ItemCondition.AsNew, Ruling.NeedsPerson)]
    [InlineData(ItemTraits.Regulated, ItemCondition.Opened, Ruling.Refused)]
    [InlineData(ItemTraits.None, ItemCondition.Opened, Ruling.Allowed)]
    public void A_knife_goes_back_through_a_person_and_in_its_sealed_packaging(ItemTraits traits, ItemCondition condition, Ruling expected) =>
        Assert.Equal(expected, Decide(An.Line("1", traits: traits, categories: ["Home", "Kitchen", "Knives & boards"]), condition, ReturnReason.NotWanted).Ruling);

    [Theory]
    [InlineData("NL", "EUR", 3_95)]
    [InlineData("BE", "EUR", 6_95)]
    [InlineData("DE", "EUR", 6_95)]
    [InlineData("LU", "EUR", 6_95)]
    [InlineData("FR", "EUR", 9_95)]
    [InlineData("SE", "SEK", 110_00)]
    [InlineData("GB", "GBP", 11_95)]
    [InlineData("US", "USD", 0)]
    [InlineData("JP", "JPY", 0)]
    [InlineData("KW", "KWD", 0)]
    public void The_label_is_taken_off_once_by_country(string country, string currency, long label)
    {
        var order = An.Order(country: country, currency: currency, lines: [An.Line("1", 2, 200_00, currency), An.Line("2", 1, 100_00, currency)]);

        var settlement = Decide(order, An.ReturnOf(("1", 1), ("2", 1))).Settlement;

        Assert.Equal((300_00, label, 300_00 - label), (settlement.Goods.Minor, settlement.Fee.Minor, settlement.Refund.Minor));
        Assert.Equal(currency, settlement.Refund.Currency);
    }

    [Fact]
    public void A_label_in_another_currency_than_the_order_is_a_persons_to_settle() =>
        Assert.Equal(Ruling.NeedsPerson, Decide(An.Order(country: "SE", currency: "EUR"), An.ReturnOf(("1", 1))).Ruling);

    [Theory]
    [InlineData(ReturnReason.Faulty, 0)]
    [InlineData(ReturnReason.Damaged, 0)]
    [InlineData(ReturnReason.WrongItem, 0)]
    [InlineData(ReturnReason.PartsMissing, 0)] // the label was charged although the page puts what is incomplete right at its cost
    [InlineData(ReturnReason.DoesNotFit, 3_95)]
    public void The_label_is_free_where_the_shop_made_the_mistake(ReturnReason reason, long fee) =>
        Assert.Equal(fee, Decide(An.Order(), An.ReturnOf(("1", 1)) with { Reason = reason }).Settlement.Fee.Minor);

    [Theory]
    [InlineData("NL", ReturnReason.NotWanted, 39_00 + 3_95)]
    [InlineData("DE", ReturnReason.NotWanted, 59_00 + 6_95)]
    [InlineData("NL", ReturnReason.Faulty, 0)]
    public void What_no_parcel_holds_is_fetched_and_the_rest_is_posted(string country, ReturnReason reason, long fee)
    {
        var order = An.Order(country: country, lines: [An.Line("1", traits: ItemTraits.Oversized), An.Line("2"), An.Line("3")]);

        Assert.Equal(fee, Decide(order, An.ReturnOf(("1", 1), ("2", 1)) with { Reason = reason }).Settlement.Fee.Minor);
    }

    [Fact]
    public void The_fee_never_takes_more_than_the_refund()
    {
        var decision = Decide(An.Order(lines: [An.Line("1", price: 2_00)]), An.ReturnOf(("1", 1)));

        Assert.Equal((2_00, 2_00, 0), (decision.Settlement.Goods.Minor, decision.Settlement.Fee.Minor, decision.Settlement.Refund.Minor));
        Assert.Empty(decision.Settlement.Parts);
    }

    [Theory]
    [InlineData("2026-07-15T23:59:59+02:00", "Standard", Ruling.Allowed, 4_95)]
    [InlineData("2026-07-16T00:00:00+02:00", "Standard", Ruling.Allowed, 0)]
    [InlineData("2026-07-10T12:00:00+02:00", "Evening", Ruling.NeedsPerson, 0)]
    [InlineData("2026-07-16T00:00:00+02:00", "Evening", Ruling.Allowed, 0)]
    public void The_whole_order_brings_the_standard_delivery_price_back_within_14_days(string now, string method, Ruling ruling, long delivery)
    {
        var order = An.Order(delivered: Delivered, shipping: 4_95, lines: [An.Line("1"), An.Line("2", 2)]) with { DeliveryMethod = method };

        var whole = Decide(order, An.ReturnOf(("1", 1), ("2", 2)), DateTimeOffset.Parse(now, null));

        Assert.Equal((ruling, delivery), (whole.Ruling, whole.Settlement.Delivery.Minor));
        Assert.Equal(0, Decide(order, An.ReturnOf(("1", 1), ("2", 1)), DateTimeOffset.Parse(now, null)).Settlement.Delivery.Minor);
    }

    [Fact]
    public void The_rest_of_an_order_brings_the_delivery_price_back_where_the_first_part_went_back_too()
    {
        var order = An.Order(shipping: 4_95, lines: [An.Line("1"), An.Line("2")]) with { Returns = [An.Back(ReturnKind.Return, ReturnState.InTransit, ("1", 1))] };

        Assert.Equal(4_95, Decide(order, An.ReturnOf(("2", 1))).Settlement.Delivery.Minor);
        Assert.Equal(0, Decide(order, An.ReturnOf(("2", 1)) with { Reason = ReturnReason.Faulty }).Settlement.Delivery.Minor);
    }

    [Fact]
    public void Units_of_one_line_that_came_at_different_times_have_their_own_last_day()
    {
        var order = An.Order(lines: [An.Line("1", 3)]) with
        {
            Shipments = [An.Parcel(ShipmentStatus.Delivered, Delivered, ("1", 2)), An.Parcel(ShipmentStatus.Delivered, Delivered.AddDays(10), ("1", 1))],
        };

        var now = Amsterdam(2026, 8, 5, 12, 0, 0);

        Assert.Equal(Ruling.Allowed, Decide(order, An.ReturnOf(("1", 1)), now).Ruling);
        Assert.Equal(Ruling.Refused, Decide(order, An.ReturnOf(("1", 2)), now).Ruling);
    }

    [Fact]
    public void Naming_a_line_twice_does_not_return_it_twice()
    {
        var decision = Decide(An.Order(lines: [An.Line("1", 2), An.Line("2", 2)]), An.ReturnOf(("1", 2), ("1", 1)));

        Assert.Equal([Ruling.Allowed, Ruling.Refused], decision.Lines.Select(line => line.Ruling));
    }

    [Fact]
    public void What_came_in_exchange_can_go_back_but_code_does_not_know_since_when_it_is_there()
    {
        var swapped = An.Order() with { Returns = [An.Back(ReturnKind.Exchange, ReturnState.Received, ("1", 1))] };
        var underWay = An.Order() with { Returns = [An.Back(ReturnKind.Exchange, ReturnState.InTransit, ("1", 1))] };

        Assert.Equal(Ruling.NeedsPerson, Decide(swapped, An.ReturnOf(("1", 1))).Ruling);
        Assert.Equal(Ruling.Refused, Decide(underWay, An.ReturnOf(("1", 1))).Ruling);
    }

    [Fact]
    public void Without_a_day_of_delivery_a_person_decides()
    {
        var order = An.Order() with { Shipments = [An.Parcel(ShipmentStatus.Delivered, null, ("1", 1))] };

        var decision = Decide(order, An.ReturnOf(("1", 1)));

        Assert.Equal((Ruling.NeedsPerson, Why.NoDeliveryDate), (decision.Ruling, decision.Lines[0].Grounds[^1].Why));
    }

    [Theory]
    [InlineData("2026-07-15T23:59:59+02:00", Ruling.NeedsPerson)]
    [InlineData("2026-07-16T00:00:00+02:00", Ruling.Refused)]
    public void The_14_days_of_a_gift_card_count_from_its_purchase(string now, Ruling expected)
    {
        var order = An.Order(placed: Delivered, delivered: Delivered.AddDays(9), lines: [An.Line("1", traits: ItemTraits.GiftCard, categories: ["Gift cards"])]);

        Assert.Equal(expected, Decide(order, An.ReturnOf(("1", 1)), DateTimeOffset.Parse(now, null)).Ruling);
    }

    private Decision Decide(OrderLine line, ItemCondition condition, ReturnReason? reason) =>
        Decide(An.Order(lines: [line]), new ActionRequest.Return([new ItemUnits(line.Id, 1, condition)], reason, null));

    private Decision Decide(Order order, ActionRequest request, DateTimeOffset? now = null) =>
        new PolicyEngine(LarkfieldRules.Zone).Decide(request, order, An.Ada, now ?? An.Noon, rules.Book);

    private static DateOnly? Day(Decision decision, Why why) => decision.Lines[0].Grounds.Single(ground => ground.Why == why).Day;

    private static DateTimeOffset Amsterdam(int year, int month, int day, int hour, int minute, int second)
    {
        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, PolicyCases.Amsterdam.GetUtcOffset(local));
    }
}
