using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Exchanges by the rules of the pages.</summary>
public sealed class ExchangeDecisionTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    [Theory]
    [InlineData("NL", "EUR", false, 0)]
    [InlineData("NL", "EUR", true, 3_95)]
    [InlineData("DE", "EUR", false, 0)]
    [InlineData("DE", "EUR", true, 6_95)]
    [InlineData("FR", "EUR", false, 9_95)]
    [InlineData("FR", "EUR", true, 9_95)]
    [InlineData("SE", "SEK", false, 110_00)]
    [InlineData("GB", "GBP", true, 11_95)]
    public void The_first_is_free_nearby_and_the_next_costs_the_label(string country, string currency, bool again, long fee)
    {
        var line = An.Line("1", 2, currency: currency);
        var order = An.Order(country: country, currency: currency, lines: [line]) with { Returns = again ? [An.Back(ReturnKind.Exchange, ReturnState.InTransit, ("1", 1))] : [] };

        var decision = Decide(order, An.Swap(line, 50_00));

        Assert.Equal((Ruling.Allowed, fee, fee), (decision.Ruling, decision.Settlement.Fee.Minor, decision.Settlement.Charge.Minor));
    }

    [Theory]
    [InlineData("US", "USD")]
    [InlineData("JP", "JPY")]
    [InlineData("KW", "KWD")]
    public void There_is_none_outside_the_EU_and_the_United_Kingdom(string country, string currency)
    {
        var line = An.Line("1", currency: currency);

        var decision = Decide(An.Order(country: country, currency: currency, lines: [line]), An.Swap(line, 50_00));

        Assert.Equal(Ruling.Refused, decision.Ruling);
        Assert.Contains(ActionKind.Return, decision.Instead);
    }

    /// <summary>Damage was charged for, although the pages refund all return costs of what is damaged.</summary>
    [Theory]
    [InlineData(ReturnReason.Faulty, 0)]
    [InlineData(ReturnReason.WrongItem, 0)]
    [InlineData(ReturnReason.Damaged, 0)]
    [InlineData(ReturnReason.PartsMissing, 0)]
    [InlineData(ReturnReason.DoesNotFit, 9_95)]
    public void The_shops_mistake_costs_nothing(ReturnReason reason, long fee)
    {
        var line = An.Line("1");

        Assert.Equal(fee, Decide(An.Order(country: "FR", lines: [line]), An.Swap(line, 50_00), reason).Settlement.Charge.Minor);
    }

    [Theory]
    [InlineData(60_00, null, 20_00, 0)] // dearer than the 40.00 that were paid
    [InlineData(30_00, null, 0, 10_00)]
    [InlineData(50_00, null, 0, 0)] // the same regular price: the sale price stays
    [InlineData(45_00, 50_00L, 0, 0)] // reduced too, but less than the item was
    [InlineData(30_00, 50_00L, 0, 10_00)] // reduced more since: the difference to what was paid was kept
    public void The_difference_to_what_was_paid_is_settled(long price, long? regular, long charge, long refund)
    {
        var line = An.Line("1") with { Discount = new Money(10_00, "EUR") };

        var settlement = Decide(An.Order(lines: [line]), An.Swap(line, price, regular)).Settlement;

        Assert.Equal((charge, refund), (settlement.Charge.Minor, settlement.Refund.Minor));
        Assert.Equal(refund, settlement.Parts.Sum(part => part.Amount.Minor));
    }

    /// <summary>A used-up gift card was to pay, and the shop could only refuse what the shopper had confirmed.</summary>
    [Fact]
    public void A_difference_is_paid_with_what_can_pay_it_rather_than_with_a_gift_card_that_is_gone()
    {
        var line = An.Line("1");
        var order = An.Order(lines: [line]) with { Payments = [An.Paid("gift_card", 20_00), An.Paid("card", 30_00)] };
        var customer = An.Ada with { PaymentMethods = [An.Method("card")] };

        var decision = Decide(order, An.Swap(line, 60_00), customer: customer);

        Assert.Equal(("card", 10_00), (decision.Settlement.PaidWith?.Kind, decision.Settlement.Charge.Minor));
    }

    [Fact]
    public void A_regular_price_that_rose_for_all_sizes_keeps_the_lower_price()
    {
        var line = An.Line("1") with { Discount = new Money(10_00, "EUR") };
        var swap = An.Swap(line, 55_00);
        var risen = swap with { Product = swap.Product! with { Variants = [swap.Product!.Variants[0] with { Price = new Money(55_00, "EUR") }, swap.Variant!] } };

        Assert.Equal(0, Decide(An.Order(lines: [line]), risen).Settlement.Charge.Minor);
        Assert.Equal(15_00, Decide(An.Order(lines: [line]), swap).Settlement.Charge.Minor);
    }

    [Theory]
    [InlineData(ItemTraits.FinalSale, Ruling.Refused)]
    [InlineData(ItemTraits.Personalised, Ruling.Refused)]
    [InlineData(ItemTraits.Digital, Ruling.Refused)]
    [InlineData(ItemTraits.Regulated, Ruling.Refused)]
    [InlineData(ItemTraits.Marketplace, Ruling.Refused)]
    [InlineData(ItemTraits.Oversized, Ruling.Refused)]
    [InlineData(ItemTraits.None, Ruling.Allowed)]
    public void Some_kinds_cannot_be_exchanged(ItemTraits traits, Ruling expected)
    {
        var line = An.Line("1", traits: traits);

        Assert.Equal(expected, Decide(An.Order(lines: [line]), An.Swap(line, 50_00)).Ruling);
        Assert.Equal(traits is ItemTraits.Oversized ? Ruling.Allowed : expected, Decide(An.Order(lines: [line]), An.Swap(line, 50_00), ReturnReason.Faulty).Ruling);
    }

    [Fact]
    public void What_is_sold_out_is_refused_and_what_has_no_price_in_the_orders_currency_goes_to_a_person()
    {
        var line = An.Line("1");
        var swap = An.Swap(line, 50_00);
        var priced = swap.Variant! with { Price = new Money(50_00, "SEK"), OtherPrices = [new(new Money(44_00, "GBP"))] };

        Assert.Equal(Ruling.Refused, Decide(An.Order(lines: [line]), An.Swap(line, 50_00, available: false)).Ruling);
        Assert.Equal(Ruling.NeedsPerson, Decide(An.Order(lines: [line]), swap with { Variant = priced, Product = swap.Product! with { Variants = [swap.Product!.Variants[0], priced] } }).Ruling);
    }

    /// <summary>The catalog says 49 EUR: of no account to somebody who paid 50 pounds.</summary>
    [Theory]
    [InlineData(50_00, 10_00 + 11_95, Why.PayDifference)]
    [InlineData(60_00, 11_95, Why.KeepsPrice)]
    public void An_order_in_another_currency_than_the_catalog_pays_by_the_price_list_of_its_own(long oldNow, long charge, Why why)
    {
        var line = An.Line("1", currency: "GBP");
        var swap = An.Swap(line, 49_00);
        static Variant Listed(Variant variant, long pounds) =>
            variant with { Price = new Money(49_00, "EUR"), OtherPrices = [new(new Money(999_00, "SEK")), new(new Money(pounds, "GBP"))] };
        var (old, other) = (Listed(swap.Product!.Variants[0], oldNow), Listed(swap.Variant!, 60_00));

        var decision = Decide(
            An.Order(country: "GB", currency: "GBP", lines: [line]), swap with { Variant = other, Product = swap.Product with { Variants = [old, other] } });

        Assert.Equal((Ruling.Allowed, new Money(charge, "GBP")), (decision.Ruling, decision.Settlement.Charge));
        Assert.Contains(decision.Grounds, ground => ground.Why == why);
    }

    /// <summary>The replacement leaves before anybody has seen the old item.</summary>
    [Fact]
    public void A_worn_item_is_exchanged_by_a_person()
    {
        var line = An.Line("1");

        Assert.Equal(Ruling.NeedsPerson, Decide(An.Order(lines: [line]), An.Swap(line, 50_00, condition: ItemCondition.Used)).Ruling);
        Assert.Equal(Ruling.Allowed, Decide(An.Order(lines: [line]), An.Swap(line, 50_00, condition: ItemCondition.Used), ReturnReason.Faulty).Ruling);
    }

    [Theory]
    [InlineData(14, Ruling.NeedsPerson)]
    [InlineData(15, Ruling.Refused)]
    public void A_gift_card_can_be_exchanged_only_as_long_as_it_could_go_back(int days, Ruling expected)
    {
        var line = An.Line("1", traits: ItemTraits.GiftCard, categories: ["Gift cards"]);
        var order = An.Order(lines: [line], placed: An.Noon.AddDays(-days), delivered: An.Noon.AddDays(-days));

        Assert.Equal(expected, Decide(order, An.Swap(line, 50_00)).Ruling);
    }

    private Decision Decide(Order order, Replacement swap, ReturnReason? reason = ReturnReason.DoesNotFit, Customer? customer = null) =>
        new PolicyEngine(LarkfieldRules.Zone).Decide(new ActionRequest.Exchange([swap], reason), order, customer ?? An.Ada, An.Noon, rules.Book);
}
