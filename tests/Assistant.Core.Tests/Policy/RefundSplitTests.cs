using System.Collections.Immutable;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Where the money of a refund goes.</summary>
public sealed class RefundSplitTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    [Fact]
    public void Of_two_ways_of_paying_the_gift_card_comes_last()
    {
        var order = Paid(100_00, An.Paid("gift_card", 40_00), An.Paid("card", 60_00));

        var parts = Decide(order).Settlement.Parts;

        Assert.Equal([("card-1", 60_00L), ("gift_card-1", 36_05L)], parts.Select(part => (part.Method!.Id.Value, part.Amount.Minor)));
    }

    [Fact]
    public void What_was_paid_back_before_is_not_paid_back_again()
    {
        var order = Paid(100_00, An.Paid("gift_card", 40_00), An.Paid("card", 60_00), An.Paid("card", 25_00) with { Kind = PaymentKind.Refund });

        var decision = Decide(order);

        Assert.Equal((Ruling.NeedsPerson, Why.MoreThanPaid), (decision.Ruling, decision.Grounds.Single(ground => ground.Why is Why.MoreThanPaid).Why));
        Assert.Equal(0, decision.Settlement.Refund.Minor);
        Assert.Empty(decision.Settlement.Parts);
    }

    [Fact]
    public void A_gift_card_makes_the_label_free_and_gets_all_of_it()
    {
        var decision = Decide(Paid(100_00, An.Paid("card", 100_00)), new RefundWish(RefundTo.GiftCard));

        Assert.Equal((0, 100_00), (decision.Settlement.Fee.Minor, decision.Settlement.Refund.Minor));
        Assert.Equal((RefundTo.GiftCard, null, 100_00), (decision.Settlement.Parts[0].To, decision.Settlement.Parts[0].Method, decision.Settlement.Parts[0].Amount.Minor));
    }

    [Theory]
    [InlineData(RefundTo.Stored)]
    [InlineData(RefundTo.StoreCredit)]
    public void No_other_place_gets_the_money(RefundTo to) =>
        Assert.Equal(Ruling.Refused, Decide(Paid(100_00, An.Paid("card", 100_00)), new RefundWish(to, An.Method("card"))).Ruling);

    [Fact]
    public void No_card_but_the_one_that_paid_gets_the_money_back()
    {
        var order = Paid(100_00, An.Paid("card", 100_00));

        Assert.Equal(Ruling.Refused, Decide(order, new RefundWish(RefundTo.Original, An.Method("paypal"))).Ruling);
        Assert.Equal(Ruling.Refused, Decide(order, new RefundWish(RefundTo.GiftCard, new(new("a-stranger"), "gift_card", "Gift card"))).Ruling);
    }

    [Fact]
    public void A_reservation_is_released_and_not_paid_back()
    {
        var order = An.Order(OrderStatus.Paid, lines: [An.Line("1", price: 100_00)]) with { Payments = [An.Paid("card", 100_00, PaymentState.Authorised)] };

        var part = Assert.Single(Decide(order, new ActionRequest.Cancel([], null)).Settlement.Parts);

        Assert.Equal((true, 100_00), (part.Reserved, part.Amount.Minor));
    }

    [Theory]
    [InlineData("card", "refunds.refund_arrival_working_days.card")]
    [InlineData("gift_card", "refunds.refund_arrival_working_days.gift_card")]
    public void Each_part_says_when_it_arrives(string kind, string rule) =>
        Assert.Equal(rule, Decide(Paid(100_00, An.Paid(kind, 100_00))).Settlement.Parts[0].Arrival!.Id.Value);

    /// <summary>The card paid first; the other method took its place, or shares the order with it.</summary>
    [Theory]
    [InlineData("card", true, RefundTo.Stored)]
    [InlineData("paypal", true, RefundTo.Original)]
    [InlineData("card", false, RefundTo.Original)]
    [InlineData("paypal", false, RefundTo.Original)]
    public void A_difference_goes_back_to_the_method_that_was_named(string named, bool wasReplaced, RefundTo expected)
    {
        Payment[] payments = wasReplaced
            ? [An.Paid("card", 50_00), An.Paid("paypal", 50_00), An.Paid("card", 50_00) with { Kind = PaymentKind.Refund }]
            : [An.Paid("card", 25_00), An.Paid("paypal", 25_00)];
        var anywhere = Some.Rule<ImmutableArray<RefundTo>>(RuleVocabulary.RefundTo, [RefundTo.Original, RefundTo.Stored]);
        var until = Some.Rule(RuleVocabulary.ChangeItemsUntil, OrderStage.Received);
        var line = An.Line("1");
        var order = An.Order(OrderStatus.Paid, lines: [line]) with { Payments = [.. payments] };
        var request = new ActionRequest.ChangeItems([An.Swap(line, 40_00)], An.Method(named));
        var part = Assert.Single(new PolicyEngine(ShopZone.Utc).Decide(request, order, An.Ada, An.Noon, new RuleBook([until, anywhere])).Settlement.Parts);

        Assert.Equal((expected, $"{named}-1", 10_00), (part.To, part.Method!.Id.Value, part.Amount.Minor));
    }

    private static Order Paid(long price, params Payment[] payments) =>
        An.Order(lines: [An.Line("1", price: price)]) with { Payments = [.. payments] };

    private Decision Decide(Order order, RefundWish? to = null) => Decide(order, An.ReturnOf(("1", 1)) with { RefundTo = to });

    private Decision Decide(Order order, ActionRequest request) =>
        new PolicyEngine(LarkfieldRules.Zone).Decide(request, order, An.Ada, An.Noon, rules.Book);
}
