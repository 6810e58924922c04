using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Changes of address, payment and items by the rules of the pages.</summary>
public sealed class ChangeDecisionTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    [Theory]
    [InlineData(OrderStatus.Paid, false, Ruling.Allowed)]
    [InlineData(OrderStatus.Packed, false, Ruling.Allowed)]
    [InlineData(OrderStatus.Shipped, false, Ruling.Refused)]
    [InlineData(OrderStatus.Paid, true, Ruling.Allowed)]
    [InlineData(OrderStatus.Packed, true, Ruling.Refused)]
    public void An_address_can_be_changed_longer_by_who_is_signed_in(OrderStatus status, bool guest, Ruling expected) =>
        Assert.Equal(expected, Decide(An.Order(status), Move("NL"), guest).Ruling);

    [Theory]
    [InlineData(2, Ruling.Allowed)]
    [InlineData(3, Ruling.Refused)]
    public void An_address_can_be_changed_three_times(int before, Ruling expected) =>
        Assert.Equal(expected, Decide(An.Order(OrderStatus.Paid) with { Changes = [.. Enumerable.Repeat(new OrderChange(ActionKind.ChangeAddress, An.Noon), before)] }, Move("NL")).Ruling);

    [Fact]
    public void An_address_stays_in_its_country() => Assert.Equal(Ruling.Refused, Decide(An.Order(OrderStatus.Paid), Move("BE")).Ruling);

    /// <summary>A chopping board shares its category with the knives, and a cancelled sofa is nobody's to carry.</summary>
    [Theory]
    [InlineData(ItemTraits.Regulated, 0, Ruling.Refused)]
    [InlineData(ItemTraits.None, 0, Ruling.Allowed)]
    [InlineData(ItemTraits.Oversized, 0, Ruling.Refused)]
    [InlineData(ItemTraits.Oversized, 1, Ruling.Allowed)]
    public void Knives_and_large_items_keep_their_address_once_they_are_packed(ItemTraits traits, int cancelled, Ruling expected)
    {
        var order = An.Order(OrderStatus.Packed, lines: [An.Line("1"), An.Line("2", traits: traits, categories: ["Home", "Kitchen", "Knives & boards"]) with { Cancelled = cancelled }]);

        Assert.Equal(expected, Decide(order, Move("NL")).Ruling);
    }

    [Theory]
    [InlineData(OrderStatus.Paid, Ruling.NeedsPerson)]
    [InlineData(OrderStatus.Shipped, Ruling.Refused)]
    public void What_a_partner_sends_is_changed_by_asking_the_seller(OrderStatus status, Ruling expected)
    {
        var line = An.Line("1", traits: ItemTraits.Marketplace);

        Assert.Equal(expected, Decide(An.Order(status, lines: [line]), Move("NL")).Ruling);
        Assert.Equal(expected, Decide(An.Order(status, lines: [line]), Swap(line, 50_00)).Ruling);
        Assert.Equal(expected, Decide(An.Order(status, lines: [line with { Traits = ItemTraits.Marketplace | ItemTraits.Regulated, Categories = ["Knives"] }]), Move("NL")).Ruling);
    }

    [Theory]
    [InlineData("paypal", 0, Ruling.Allowed)]
    [InlineData("paypal", 1, Ruling.Refused)]
    [InlineData("card", 0, Ruling.Refused)]
    [InlineData("klarna", 0, Ruling.Refused)]
    public void A_payment_method_can_be_changed_once_to_another_stored_one(string to, int before, Ruling expected) =>
        Assert.Equal(expected, Decide(An.Order(OrderStatus.Paid) with { Changes = [.. Enumerable.Repeat(new OrderChange(ActionKind.ChangePayment, An.Noon), before)] }, Pay(to)).Ruling);

    [Fact]
    public void A_guest_keeps_the_payment_method_and_so_does_who_pays_later()
    {
        Assert.Equal(Ruling.Refused, Decide(An.Order(OrderStatus.Paid), Pay("paypal"), guest: true).Ruling);
        Assert.Equal(Ruling.Refused, Decide(An.Order(OrderStatus.Paid) with { Payments = [An.Paid("klarna", 50_00)] }, Pay("paypal")).Ruling);
    }

    [Theory]
    [InlineData("gift_card", 999_99, Ruling.Refused)]
    [InlineData("gift_card", 1000_00, Ruling.Allowed)]
    [InlineData("store_credit", 999_99, Ruling.Refused)]
    [InlineData("store_credit", 1000_00, Ruling.Allowed)]
    public void A_gift_card_or_store_credit_has_to_cover_the_whole_order(string kind, long balance, Ruling expected)
    {
        var card = An.Method(kind) with { Balance = new Money(balance, "EUR") };
        var order = An.Order(OrderStatus.Paid, lines: [An.Line("1", price: 1000_00)]);

        Assert.Equal(expected, Decide(order, new ActionRequest.ChangePayment(card), customer: An.Ada with { PaymentMethods = [card] }).Ruling);
    }

    /// <summary>The pages speak of gift cards only; that there is too little on another balance is a fact of its own.</summary>
    [Theory]
    [InlineData("gift_card", "order-changes.balance_covers_whole.order", "order-changes.balance_covers_whole.items")]
    [InlineData("store_credit", null, null)]
    public void A_balance_that_is_too_low_is_refused_by_the_sentence_that_says_so(string kind, string? order, string? items)
    {
        var card = An.Method(kind) with { Balance = new Money(9_99, "EUR") };
        var (customer, line) = (An.Ada with { PaymentMethods = [card] }, An.Line("1"));

        var paying = Decide(An.Order(OrderStatus.Paid), new ActionRequest.ChangePayment(card), customer: customer);
        var swapping = Decide(An.Order(OrderStatus.Paid, lines: [line]), new ActionRequest.ChangeItems([An.Swap(line, 60_00)], card), customer: customer);

        var said = new[] { paying, swapping }.Select(decision => (decision.Ruling, decision.Grounds.Single(ground => ground.Why is Why.BalanceTooLow).Rule)).ToList();
        Assert.Equal([(Ruling.Refused, order), (Ruling.Refused, items)], said.Select(one => (one.Ruling, one.Rule?.Id.Value)));
        Assert.All(said, one => Assert.Equal(one.Rule is not null, one.Rule?.Statement?.Text.Contains("its balance covers", StringComparison.Ordinal) ?? false));
    }

    [Fact]
    public void A_new_payment_method_pays_what_the_old_one_gets_back()
    {
        var order = An.Order(OrderStatus.Paid, lines: [An.Line("1", price: 80_00)]) with { Payments = [An.Paid("card", 80_00, PaymentState.Authorised)] };

        var settlement = Decide(order, Pay("paypal")).Settlement;

        Assert.Equal((80_00, 80_00), (settlement.Refund.Minor, settlement.Charge.Minor));
        Assert.True(Assert.Single(settlement.Parts).Reserved);
    }

    [Fact]
    public void An_order_whose_payment_failed_can_be_paid_another_way()
    {
        var order = An.Order(OrderStatus.Pending) with { Payments = [An.Paid("card", 50_00, PaymentState.Failed)] };

        var decision = Decide(order, Pay("card"));

        Assert.Equal((Ruling.Allowed, 50_00), (decision.Ruling, decision.Settlement.Charge.Minor));
    }

    /// <summary>The tool is for who is signed in, and so says the page; a guest's order can be added to an account.</summary>
    [Fact]
    public void A_guest_keeps_the_items_as_they_are()
    {
        var line = An.Line("1");

        var decision = Decide(An.Order(OrderStatus.Paid, lines: [line]), Swap(line, 50_00), guest: true);

        Assert.Equal(Ruling.Refused, decision.Ruling);
        Assert.Equal((Why.NotForAsker, "order-changes.change_items_until.guest"), decision.Grounds.Select(ground => (ground.Why, ground.Rule?.Id.Value)).First());
    }

    [Theory]
    [InlineData(60_00, 10_00, 0)]
    [InlineData(50_00, 0, 0)] // a discount was charged back although both versions cost the same
    [InlineData(45_00, 0, 5_00)]
    [InlineData(5_00, 0, 40_00)] // never more back than was paid
    public void Another_version_costs_the_difference_of_the_versions(long price, long charge, long refund)
    {
        var line = An.Line("1") with { Discount = new Money(10_00, "EUR") };

        var settlement = Decide(An.Order(OrderStatus.Paid, lines: [line]), Swap(line, price)).Settlement;

        Assert.Equal((charge, refund), (settlement.Charge.Minor, settlement.Refund.Minor));
        Assert.Equal(refund, settlement.Parts.Sum(part => part.Amount.Minor));
    }

    [Theory]
    [InlineData(OrderStatus.Packed, 0, Ruling.Refused)]
    [InlineData(OrderStatus.Paid, 1, Ruling.Refused)]
    [InlineData(OrderStatus.Paid, 0, Ruling.Allowed)]
    public void Items_are_changed_once_and_before_they_are_packed(OrderStatus status, int before, Ruling expected)
    {
        var line = An.Line("1");
        var order = An.Order(status, lines: [line]) with { Changes = [.. Enumerable.Repeat(new OrderChange(ActionKind.ChangeItems, An.Noon), before)] };

        Assert.Equal(expected, Decide(order, Swap(line, 50_00)).Ruling);
    }

    /// <summary>The page says cancelled or corrected; changes were allowed after production had begun.</summary>
    [Theory]
    [InlineData(-1, Ruling.Allowed)]
    [InlineData(0, Ruling.Refused)]
    public void What_is_made_to_order_can_be_corrected_for_two_hours(int seconds, Ruling expected)
    {
        var line = An.Line("1", traits: ItemTraits.Personalised);
        var order = An.Order(OrderStatus.Paid, placed: An.Noon.AddHours(-2).AddSeconds(-seconds), lines: [line]);

        Assert.Equal(expected, Decide(order, Swap(line, 50_00)).Ruling);
    }

    [Fact]
    public void Another_product_the_same_version_and_what_is_sold_out_are_refused()
    {
        var line = An.Line("1");
        var order = An.Order(OrderStatus.Paid, lines: [line]);
        var swap = An.Swap(line, 50_00);

        Assert.Equal(Why.OtherProduct, Only(swap with { Product = swap.Product! with { Id = new("tent") } }));
        Assert.Equal(Why.SameVariant, Only(swap with { Variant = swap.Product.Variants[0] }));
        Assert.Equal(Why.OutOfStock, Only(An.Swap(line, 50_00, available: false)));

        Why Only(Replacement one) => Assert.Single(Decide(order, new ActionRequest.ChangeItems([one])).Lines[0].Grounds).Why;
    }

    private static ActionRequest.ChangeAddress Move(string country) => new(An.Home with { Line1 = "Elsewhere 1", Country = country });

    private static ActionRequest.ChangePayment Pay(string kind) => new(An.Method(kind));

    private static ActionRequest.ChangeItems Swap(OrderLine line, long price) => new([An.Swap(line, price)]);

    private Decision Decide(Order order, ActionRequest request, bool guest = false, Customer? customer = null) =>
        new PolicyEngine(LarkfieldRules.Zone).Decide(request, order, guest ? null : customer ?? An.Ada, An.Noon, rules.Book);
}
