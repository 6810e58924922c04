using Assistant.Core.Policy;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Goodwill by the limits of its page.</summary>
public sealed class GoodwillDecisionTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    [Theory]
    [InlineData("EUR", 24_99, 0, Ruling.Allowed)]
    [InlineData("EUR", 25_00, 0, Ruling.Allowed)]
    [InlineData("EUR", 25_01, 0, Ruling.NeedsApproval)]
    [InlineData("GBP", 22_00, 0, Ruling.Allowed)]
    [InlineData("GBP", 22_01, 0, Ruling.NeedsApproval)]
    [InlineData("SEK", 280_00, 0, Ruling.Allowed)]
    [InlineData("SEK", 280_01, 0, Ruling.NeedsApproval)]
    [InlineData("EUR", 20_00, 29_99, Ruling.Allowed)]
    [InlineData("EUR", 20_00, 30_00, Ruling.Allowed)]
    [InlineData("EUR", 20_00, 30_01, Ruling.NeedsApproval)]
    [InlineData("USD", 1, 0, Ruling.NeedsApproval)] // no page names a limit
    public void Above_a_limit_a_team_lead_decides(string currency, long amount, long toCustomer, Ruling expected) =>
        Assert.Equal(expected, Decide(An.Order(currency: currency, lines: [An.Line("1", price: 900_00, currency: currency)]), amount, 0, toCustomer).Ruling);

    [Fact]
    public void Goodwill_does_not_add_up() => Assert.Equal(Ruling.NeedsApproval, Decide(An.Order(), 5_00, 5_00, 5_00).Ruling);

    [Fact]
    public void Nobody_gets_back_more_than_was_paid() => Assert.Equal(Ruling.NeedsPerson, Decide(An.Order(lines: [An.Line("1", price: 10_00)]), 10_01, 0, 0).Ruling);

    private Decision Decide(Order order, long amount, long onOrder, long toCustomer) =>
        new PolicyEngine(LarkfieldRules.Zone).Decide(
            new ActionRequest.Goodwill(new(amount, order.Currency), new(onOrder, order.Currency), new(toCustomer, order.Currency)), order, An.Ada, An.Noon, rules.Book);
}
