using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>Rules of shops in which an order is changed or sent back once and then stays as it is, and of those that ask for a reason.</summary>
public sealed class OnceOnlyDecisionTests
{
    private static readonly Rule[] Basis =
    [
        A(RuleVocabulary.CancelUntil, OrderStage.Received),
        A(RuleVocabulary.ChangeAddressUntil, OrderStage.Received),
        A(RuleVocabulary.ChangePaymentUntil, OrderStage.Received),
        A(RuleVocabulary.ChangeItemsUntil, OrderStage.Received),
        A(RuleVocabulary.RefundTo, [RefundTo.Original]),
    ];

    private static readonly OrderLine Line = An.Line("1");

    public static TheoryData<ActionRequest> OnAnOpenOrder =>
    [
        new ActionRequest.Cancel([], null),
        new ActionRequest.ChangeAddress(An.Home with { Line1 = "Oudegracht 2" }),
        new ActionRequest.ChangePayment(An.Method("paypal")),
        new ActionRequest.ChangeItems([An.Swap(Line, 50_00)]),
    ];

    [Theory]
    [MemberData(nameof(OnAnOpenOrder))]
    public void An_order_whose_items_were_changed_stays_as_it_is_where_the_pages_say_so(ActionRequest request)
    {
        var final = A(RuleVocabulary.ChangeItemsFinal, true);
        var changed = Open() with { Changes = [new OrderChange(ActionKind.ChangeItems, An.Noon)] };

        Assert.Equal(Ruling.Allowed, Decide(changed, request, Basis).Ruling);
        Assert.Equal(Ruling.Allowed, Decide(Open(), request, [.. Basis, final]).Ruling);
        Assert.Equal(Ruling.Allowed, Decide(Open() with { Changes = [new OrderChange(ActionKind.ChangeAddress, An.Noon)] }, request, [.. Basis, final]).Ruling);
        var decision = Decide(changed, request, [.. Basis, final]);
        Assert.Equal((Ruling.Refused, Why.ItemsFinal), (decision.Ruling, Assert.Single(decision.Grounds, ground => ground.Ruling is Ruling.Refused).Why));
    }

    [Theory]
    [InlineData(ReturnKind.Return, ReturnState.LabelIssued, Ruling.Refused)]
    [InlineData(ReturnKind.Return, ReturnState.Refunded, Ruling.Refused)]
    [InlineData(ReturnKind.Exchange, ReturnState.Received, Ruling.Refused)]
    [InlineData(ReturnKind.Return, ReturnState.Cancelled, Ruling.Allowed)]
    [InlineData(ReturnKind.Exchange, ReturnState.Refused, Ruling.Allowed)]
    public void Items_of_an_order_go_back_once_where_the_pages_say_so(ReturnKind kind, ReturnState state, Ruling expected)
    {
        var order = An.Order(lines: [Line, An.Line("2")]) with { Returns = [An.Back(kind, state, ("1", 1))] };
        var once = A(RuleVocabulary.SendBackTimes, 1);
        var exchange = new ActionRequest.Exchange([An.Swap(order.Lines[1], 50_00)], ReturnReason.NotWanted);

        Assert.Equal(Ruling.Allowed, Decide(order, An.ReturnOf(("2", 1)), Basis).Ruling);
        Assert.Equal(expected, Decide(order, An.ReturnOf(("2", 1)), [.. Basis, once]).Ruling);
        Assert.Equal(expected, Decide(order, exchange, [.. Basis, once]).Ruling);
        Assert.Equal(Ruling.Allowed, Decide(order, exchange, [.. Basis, once with { Value = 2 }]).Ruling);
    }

    [Theory]
    [InlineData(null, Ruling.Allowed, Why.ReasonNeeded)]
    [InlineData(CancelReason.TooLate, Ruling.Refused, Why.ReasonNotAccepted)]
    [InlineData(CancelReason.NoLongerNeeded, Ruling.Allowed, null)]
    public void Where_only_some_reasons_are_accepted_one_has_to_be_named(CancelReason? reason, Ruling ruling, Why? why)
    {
        var decision = Decide(Open(), new ActionRequest.Cancel([], reason), [.. Basis, A(RuleVocabulary.CancelReasons, [CancelReason.NoLongerNeeded])]);

        Assert.Equal(ruling, decision.Ruling);
        Assert.Equal(why, decision.Grounds.Select(ground => (Why?)ground.Why).SingleOrDefault(found => found is Why.ReasonNeeded or Why.ReasonNotAccepted));
    }

    private static Order Open() => An.Order(OrderStatus.Paid, lines: [Line]);

    private static Rule<T> A<T>(RuleKind<T> kind, T value) => Some.Rule(kind, value);

    private static Decision Decide(Order order, ActionRequest request, Rule[] rules) =>
        new PolicyEngine(ShopZone.Utc).Decide(request, order, An.Ada, An.Noon, new RuleBook(rules));
}
