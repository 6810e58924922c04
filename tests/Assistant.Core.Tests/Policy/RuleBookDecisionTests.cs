using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Decisions by rules that no page of the demo shop has, and by the absence of rules.</summary>
public sealed class RuleBookDecisionTests
{
    private static readonly Rule[] Basis =
    [
        A(RuleVocabulary.ReturnWindow, 30),
        A(RuleVocabulary.RefundTo, [RefundTo.Original]),
        A(RuleVocabulary.CancelUntil, OrderStage.Received),
    ];

    [Theory]
    [InlineData(49_99, Ruling.Allowed)]
    [InlineData(50_00, Ruling.Allowed)]
    [InlineData(50_01, Ruling.NeedsApproval)]
    public void A_refund_above_the_limit_waits_for_approval(long price, Ruling expected)
    {
        var limit = A(RuleVocabulary.ApprovalAbove, new Money(50_00, "EUR"));

        Assert.Equal(expected, Return(price, "EUR", [.. Basis, limit]).Ruling);
        Assert.Equal(Ruling.Allowed, Return(price, "SEK", [.. Basis, limit]).Ruling);
    }

    [Theory]
    [InlineData(100_00, false)]
    [InlineData(100_01, true)]
    public void Above_another_limit_the_shopper_proves_again_who_they_are(long price, bool expected) =>
        Assert.Equal(expected, Return(price, "EUR", [.. Basis, A(RuleVocabulary.StepUpAbove, new Money(100_00, "EUR"))]).StepUp);

    [Fact]
    public void Two_rules_that_contradict_each_other_are_a_persons_to_resolve()
    {
        var wood = A(RuleVocabulary.ReturnWindow, 10, "wood", RuleScope.Everything with { Categories = ["Wood"] });
        var chairs = A(RuleVocabulary.ReturnWindow, 20, "chairs", RuleScope.Everything with { Categories = ["Chairs"] });
        var order = An.Order(lines: [An.Line("1", categories: ["Wood", "Chairs"])]);

        var decision = Decide(order, An.ReturnOf(("1", 1)), [.. Basis, wood, chairs]);

        Assert.Equal(Ruling.NeedsPerson, decision.Ruling);
        Assert.Equal([Why.Conflict, Why.Conflict], decision.Grounds.Where(ground => ground.Why is Why.Conflict).Select(ground => ground.Why));
    }

    [Theory]
    [InlineData(ActionKind.Return, Ruling.NeedsPerson)]
    [InlineData(ActionKind.Cancel, Ruling.NeedsPerson)]
    [InlineData(ActionKind.ChangeAddress, Ruling.NeedsPerson)]
    [InlineData(ActionKind.ChangeItems, Ruling.NeedsPerson)]
    [InlineData(ActionKind.ChangePayment, Ruling.NeedsPerson)]
    [InlineData(ActionKind.Exchange, Ruling.NeedsPerson)]
    [InlineData(ActionKind.Warranty, Ruling.NeedsPerson)]
    [InlineData(ActionKind.Goodwill, Ruling.NeedsApproval)]
    public void Where_no_page_says_anything_no_code_decides(ActionKind action, Ruling expected)
    {
        var order = An.Order(action is ActionKind.Return or ActionKind.Exchange or ActionKind.Warranty or ActionKind.Goodwill ? OrderStatus.Delivered : OrderStatus.Paid);
        ActionRequest request = action switch
        {
            ActionKind.Return => An.ReturnOf(("1", 1)),
            ActionKind.Cancel => new ActionRequest.Cancel([], null),
            ActionKind.ChangeAddress => new ActionRequest.ChangeAddress(An.Home),
            ActionKind.ChangeItems => new ActionRequest.ChangeItems([An.Swap(order.Lines[0], 50_00)]),
            ActionKind.ChangePayment => new ActionRequest.ChangePayment(An.Method("paypal")),
            ActionKind.Exchange => new ActionRequest.Exchange([An.Swap(order.Lines[0], 50_00)], null),
            ActionKind.Goodwill => new ActionRequest.Goodwill(new(1, "EUR"), new(0, "EUR"), new(0, "EUR")),
            _ => An.ReportOf(action),
        };

        Assert.Equal(expected, Decide(order, request, []).Ruling);
    }

    [Fact]
    public void Without_a_window_there_is_no_limit()
    {
        var decision = Decide(An.Order(delivered: An.Noon.AddYears(-9)), An.ReturnOf(("1", 1)), [A(RuleVocabulary.RefundTo, [RefundTo.Original])]);

        Assert.Equal((Ruling.Allowed, null, Why.NoWindow), (decision.Ruling, decision.Until, decision.Lines[0].Grounds[0].Why));
    }

    [Fact]
    public void A_rule_that_is_not_in_effect_does_not_exist()
    {
        var order = An.Order(delivered: An.Noon.AddDays(-20));
        Rule[] book = [A(RuleVocabulary.RefundTo, [RefundTo.Original]), A(RuleVocabulary.ReturnWindow, 10) with { To = new DateOnly(2026, 7, 14) }, A(RuleVocabulary.ReturnWindow, 30, "now") with { From = new DateOnly(2026, 7, 15) }];

        Assert.Equal(Ruling.Allowed, Decide(order, An.ReturnOf(("1", 1)), book).Ruling);
        Assert.Equal(Ruling.Refused, Decide(order, An.ReturnOf(("1", 1)), book, An.Noon.AddDays(-1)).Ruling);
    }

    [Fact]
    public void Only_whole_orders_are_cancelled_where_a_rule_says_so()
    {
        var order = An.Order(OrderStatus.Paid, lines: [An.Line("1", 2), An.Line("2")]);
        Rule[] book = [.. Basis, A(RuleVocabulary.CancelWhole, true)];

        Assert.Equal(Ruling.Refused, Decide(order, new ActionRequest.Cancel([new ItemUnits(new("1"), 1)], null), book).Ruling);
        Assert.Equal(Ruling.Allowed, Decide(order, new ActionRequest.Cancel([new ItemUnits(new("1"), 2), new ItemUnits(new("2"), 1)], null), book).Ruling);
    }

    private static Rule<T> A<T>(RuleKind<T> kind, T value, string suffix = "", RuleScope? scope = null) => new()
    {
        Id = new RuleId($"test.{kind.Name}.{suffix}"),
        Kind = kind,
        Value = value,
        Scope = scope ?? RuleScope.Everything,
        Page = new PageId("test"),
        PageVersion = "1",
        File = "test.md",
        Line = 1,
    };

    private static Decision Return(long price, string currency, Rule[] book) =>
        Decide(An.Order(currency: currency, lines: [An.Line("1", price: price, currency: currency)]), An.ReturnOf(("1", 1)), book);

    private static Decision Decide(Order order, ActionRequest request, Rule[] book, DateTimeOffset? now = null) =>
        new PolicyEngine(LarkfieldRules.Zone).Decide(request, order, An.Ada, now ?? An.Noon, new RuleBook(book));
}
