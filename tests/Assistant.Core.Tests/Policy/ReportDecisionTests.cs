using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Reports of faults, damage, wrong, missing and lost items by the rules of the pages.</summary>
public sealed class ReportDecisionTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    private static readonly DateTimeOffset Delivered = new(2026, 7, 1, 15, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData(ActionKind.WrongItem, "2026-07-15T23:59:59+02:00", Ruling.NeedsPerson)]
    [InlineData(ActionKind.WrongItem, "2026-07-16T00:00:00+02:00", Ruling.Refused)]
    [InlineData(ActionKind.Missing, "2026-07-15T23:59:59+02:00", Ruling.NeedsPerson)]
    [InlineData(ActionKind.Missing, "2026-07-16T00:00:00+02:00", Ruling.Refused)]
    [InlineData(ActionKind.NotReceived, "2026-07-15T23:59:59+02:00", Ruling.NeedsPerson)]
    [InlineData(ActionKind.NotReceived, "2026-07-16T00:00:00+02:00", Ruling.Refused)]
    [InlineData(ActionKind.Damaged, "2028-07-01T23:59:59+02:00", Ruling.NeedsPerson)]
    [InlineData(ActionKind.Damaged, "2028-07-02T00:00:00+02:00", Ruling.Refused)] // damage was never too late, not even after the warranty
    public void What_comes_in_time_goes_to_a_person(ActionKind what, string now, Ruling expected) =>
        Assert.Equal(expected, Decide(An.Order(delivered: Delivered), what, now).Ruling);

    [Fact]
    public void Damage_that_is_found_after_a_week_is_looked_at_as_a_fault()
    {
        var last = Decide(An.Order(delivered: Delivered), ActionKind.Damaged, "2026-07-08T23:59:59+02:00").Lines[0];
        var late = Decide(An.Order(delivered: Delivered), ActionKind.Damaged, "2026-07-09T00:00:00+02:00").Lines[0];

        Assert.Equal((Why.ReportInTime, new DateOnly(2026, 7, 8)), (last.Grounds[0].Why, last.Grounds[0].Day));
        Assert.Equal([Why.LateIsWarranty, Why.UnderWarranty], late.Grounds.Select(ground => ground.Why).Take(2));
        Assert.Equal(new DateTimeOffset(2028, 7, 2, 0, 0, 0, TimeSpan.FromHours(2)), late.Until);
    }

    [Theory]
    [InlineData("Hollowpine", "Tents", 2028)]
    [InlineData("Larkfield", "Tents", 2031)]
    [InlineData("Larkfield", "Sleeping bags", 2031)]
    [InlineData("Larkfield", "Furniture", 2036)]
    [InlineData("Hollowpine", "Furniture", 2028)]
    [InlineData("Hollowpine", "Second Trail", 2027)]
    [InlineData("Larkfield", "Second Trail", 2027)]
    public void The_warranty_lasts_as_long_as_brand_and_kind_say(string brand, string category, int year)
    {
        var order = An.Order(delivered: Delivered, lines: [An.Line("1", brand: brand, categories: [category])]);

        Assert.Equal(Ruling.NeedsPerson, Decide(order, ActionKind.Warranty, $"{year}-07-01T23:59:59+02:00").Ruling);
        Assert.Equal(Ruling.Refused, Decide(order, ActionKind.Warranty, $"{year}-07-02T00:00:00+02:00").Ruling);
    }

    /// <summary>The pages promise five years for the one and one for the other.</summary>
    [Fact]
    public void A_refurbished_tent_of_the_own_brand_is_a_conflict_of_two_rules()
    {
        var order = An.Order(delivered: Delivered, lines: [An.Line("1", brand: "Larkfield", categories: ["Second Trail", "Tents"])]);

        var decision = Decide(order, ActionKind.Warranty, "2026-08-01T12:00:00+02:00");

        Assert.Equal(Ruling.NeedsPerson, decision.Ruling);
        Assert.Equal(2, decision.Grounds.Count(ground => ground.Why is Why.Conflict));
    }

    [Theory]
    [InlineData(ActionKind.Damaged)]
    [InlineData(ActionKind.WrongItem)]
    [InlineData(ActionKind.Missing)]
    [InlineData(ActionKind.Warranty)]
    [InlineData(ActionKind.NotReceived)]
    public void Nothing_is_wrong_with_what_has_not_left(ActionKind what)
    {
        Assert.Equal(Ruling.Refused, Decide(An.Order(OrderStatus.Paid), what).Ruling);
        Assert.Equal(Ruling.Refused, Decide(An.Order(OrderStatus.Packed) with { Shipments = [An.Parcel(ShipmentStatus.Preparing, null, ("1", 1))] }, what).Ruling);
    }

    [Theory]
    [InlineData(ShipmentStatus.InTransit, Ruling.Refused)]
    [InlineData(ShipmentStatus.Lost, Ruling.NeedsPerson)]
    public void What_comes_in_a_second_parcel_is_not_missing(ShipmentStatus second, Ruling expected)
    {
        var order = An.Order(OrderStatus.PartlyShipped, lines: [An.Line("1", 3)]) with
        {
            Shipments = [An.Parcel(ShipmentStatus.Delivered, An.Noon.AddDays(-1), ("1", 2)), An.Parcel(second, null, ("1", 1))],
        };

        Assert.Equal(expected, Decide(order, ActionKind.Missing).Ruling);
    }

    /// <summary>Of several units the one that came first decides; the one that came last did.</summary>
    [Fact]
    public void Each_unit_has_its_own_days()
    {
        var order = An.Order(lines: [An.Line("1", 2)]) with
        {
            Shipments = [An.Parcel(ShipmentStatus.Delivered, Delivered, ("1", 1)), An.Parcel(ShipmentStatus.Delivered, Delivered.AddDays(10), ("1", 1))],
        };

        Assert.Equal(Ruling.NeedsPerson, Decide(order, ActionKind.WrongItem, "2026-07-20T12:00:00+02:00").Ruling);
        Assert.Equal(Ruling.Refused, Decide(order, ActionKind.WrongItem, "2026-07-20T12:00:00+02:00", quantity: 2).Ruling);
    }

    [Theory]
    [InlineData("NL", "2026-07-10T23:59:59+02:00", Ruling.Refused)] // expected on Wednesday 1 July; the 7th working day is Friday 10 July
    [InlineData("NL", "2026-07-11T00:00:00+02:00", Ruling.NeedsPerson)]
    [InlineData("FR", "2026-07-22T23:59:59+02:00", Ruling.Refused)]
    [InlineData("FR", "2026-07-23T00:00:00+02:00", Ruling.NeedsPerson)]
    public void A_parcel_is_lost_so_many_working_days_after_it_was_expected(string country, string now, Ruling expected)
    {
        var parcel = An.Parcel(ShipmentStatus.InTransit, null, ("1", 1)) with { ExpectedOn = new DateOnly(2026, 7, 1) };
        var order = An.Order(OrderStatus.Shipped, country) with { Shipments = [parcel] };

        Assert.Equal(expected, Decide(order, ActionKind.NotReceived, now).Ruling);
        Assert.Equal(Ruling.NeedsPerson, Decide(order with { Shipments = [parcel with { Status = ShipmentStatus.Lost }] }, ActionKind.NotReceived, now).Ruling);
    }

    [Theory]
    [InlineData(24_99, true)]
    [InlineData(25_00, false)]
    public void A_damaged_item_that_cost_little_can_be_kept(long price, bool keeps) =>
        Assert.Equal(keeps, Decide(An.Order(lines: [An.Line("1", price: price)]), ActionKind.Damaged).Lines[0].Grounds.Any(ground => ground.Why is Why.KeepIt));

    private Decision Decide(Order order, ActionKind what, string? now = null, int quantity = 1) =>
        new PolicyEngine(LarkfieldRules.Zone).Decide(An.ReportOf(what, quantity: quantity), order, An.Ada, now is null ? An.Noon : DateTimeOffset.Parse(now, null), rules.Book);
}
