using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Cancellations by the rules of the pages.</summary>
public sealed class CancelDecisionTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    private static readonly DateTimeOffset Placed = An.Noon.AddHours(-2);

    [Theory]
    [InlineData(OrderStatus.Pending, Ruling.Allowed)]
    [InlineData(OrderStatus.Paid, Ruling.Allowed)]
    [InlineData(OrderStatus.Packed, Ruling.NeedsPerson)]
    [InlineData(OrderStatus.PartlyShipped, Ruling.Refused)]
    [InlineData(OrderStatus.Shipped, Ruling.Refused)]
    [InlineData(OrderStatus.Delivered, Ruling.Refused)]
    [InlineData(OrderStatus.Cancelled, Ruling.Refused)]
    public void The_status_decides(OrderStatus status, Ruling expected) => Assert.Equal(expected, Decide(An.Order(status)).Ruling);

    [Fact]
    public void The_whole_order_brings_everything_back_and_a_part_what_was_paid_for_it()
    {
        var order = An.Order(OrderStatus.Paid, shipping: 4_95, lines: [An.Line("1", 3, 10_00) with { Discount = new Money(1_00, "EUR") }, An.Line("2", price: 20_00)]);

        Assert.Equal(29_00 + 20_00 + 4_95, Decide(order).Settlement.Refund.Minor);
        Assert.Equal(29_00 / 3, Decide(order, ("1", 1)).Settlement.Refund.Minor);
        Assert.Equal(29_00 + 20_00 + 4_95, Decide(order, ("1", 3), ("2", 1)).Settlement.Refund.Minor);
    }

    [Theory]
    [InlineData(ItemTraits.Personalised, -1, Ruling.Allowed)]
    [InlineData(ItemTraits.Personalised, 0, Ruling.Refused)]
    [InlineData(ItemTraits.FinalSale, 0, Ruling.Refused)]
    [InlineData(ItemTraits.None, 0, Ruling.Allowed)]
    public void What_is_made_to_order_can_be_cancelled_for_two_hours(ItemTraits traits, int seconds, Ruling expected)
    {
        var order = An.Order(OrderStatus.Paid, placed: Placed, lines: [An.Line("1", traits: traits), An.Line("2")]);

        Assert.Equal(expected, Decide(order, An.Noon.AddSeconds(seconds), ("1", 1)).Ruling);
        Assert.Equal(Ruling.Allowed, Decide(order, An.Noon.AddSeconds(seconds), ("2", 1)).Ruling);
    }

    /// <summary>The page lets shoppers cancel a download until they open it, whatever the status; code cannot see that.</summary>
    [Theory]
    [InlineData(OrderStatus.Paid, Ruling.Allowed)]
    [InlineData(OrderStatus.Shipped, Ruling.NeedsPerson)]
    [InlineData(OrderStatus.Delivered, Ruling.NeedsPerson)]
    public void A_download_that_was_sent_is_a_persons_to_cancel(OrderStatus status, Ruling expected) =>
        Assert.Equal(expected, Decide(An.Order(status, lines: [An.Line("1", traits: ItemTraits.Digital, categories: ["Digital", "E-books"])])).Ruling);

    [Theory]
    [InlineData(null, Ruling.Allowed)]
    [InlineData(ShipmentStatus.Preparing, Ruling.NeedsPerson)]
    [InlineData(ShipmentStatus.InTransit, Ruling.Refused)]
    public void A_pre_order_has_a_status_of_its_own_in_an_order_that_is_partly_on_its_way(ShipmentStatus? parcel, Ruling expected)
    {
        var order = An.Order(OrderStatus.PartlyShipped, lines: [An.Line("1"), An.Line("2", traits: ItemTraits.PreOrder)]) with
        {
            Shipments = [An.Parcel(ShipmentStatus.InTransit, null, ("1", 1)), .. parcel is { } own ? [An.Parcel(own, null, ("2", 1))] : Array.Empty<Shipment>()],
        };

        Assert.Equal(expected, Decide(order, ("2", 1)).Ruling);
        Assert.Equal(Ruling.Refused, Decide(order, ("1", 1)).Ruling);
    }

    [Fact]
    public void What_was_never_paid_does_not_come_back()
    {
        var order = An.Order(OrderStatus.Pending, lines: [An.Line("1", price: 100_00), An.Line("2", price: 50_00)]);
        var unpaid = order with { Payments = [An.Paid("ideal", 150_00, PaymentState.Pending)] };
        var half = order with { Payments = [An.Paid("gift_card", 40_00), An.Paid("ideal", 110_00, PaymentState.Pending)] };

        Assert.Equal((Ruling.Allowed, 0), (Decide(unpaid).Ruling, Decide(unpaid).Settlement.Refund.Minor));
        Assert.Equal((Ruling.Allowed, 40_00), (Decide(half).Ruling, Decide(half).Settlement.Refund.Minor));
        Assert.Equal(Ruling.NeedsPerson, Decide(half, ("1", 1)).Ruling);

        // A shop may keep its payments to itself.
        var untold = An.Order(OrderStatus.Paid) with { Payments = [] };
        Assert.Equal((Ruling.Allowed, 0), (Decide(untold).Ruling, Decide(untold).Settlement.Refund.Minor));
    }

    [Fact]
    public void Cancelled_units_are_not_cancelled_again()
    {
        var order = An.Order(OrderStatus.Paid, lines: [An.Line("1", 3) with { Cancelled = 2 }]);

        Assert.Equal(Ruling.Refused, Decide(order, ("1", 2)).Ruling);
        Assert.Equal(Ruling.Allowed, Decide(order, ("1", 1)).Ruling);
        Assert.Equal([Ruling.Allowed, Ruling.Refused], Decide(order, ("1", 1), ("1", 1)).Lines.Select(line => line.Ruling));
    }

    private Decision Decide(Order order, params (string Line, int Quantity)[] units) => Decide(order, An.Noon, units);

    private Decision Decide(Order order, DateTimeOffset now, params (string Line, int Quantity)[] units) =>
        new PolicyEngine(LarkfieldRules.Zone).Decide(
            new ActionRequest.Cancel([.. units.Select(one => new ItemUnits(new(one.Line), one.Quantity))], CancelReason.NoLongerNeeded), order, An.Ada, now, rules.Book);
}
