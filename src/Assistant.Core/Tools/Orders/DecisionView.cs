using System.Collections.Immutable;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Orders;

/// <summary>A decision as brains see it: the answer, the money, and for each reason the rule and the sentence to cite.</summary>
internal sealed record DecisionView(
    ActionKind Action,
    Ruling Ruling,
    ImmutableArray<LineDecisionView> Items,
    ImmutableArray<GroundView> Reasons,
    SettlementView? Money,
    DateOnly? LastDay,
    ImmutableArray<ActionKind> Instead)
{
    public static DecisionView Of(Decision decision, ToolContext context) => new(
        decision.Action,
        decision.Ruling,
        [.. decision.Lines.Select(line => LineDecisionView.Of(line, context))],
        [.. decision.Grounds.Select(ground => GroundView.Of(ground, context))],
        SettlementView.Of(decision.Settlement, context),
        Earliest.Day(decision.Lines.SelectMany(line => line.Grounds)),
        decision.Instead);
}

/// <param name="LastDay">The last day on which the answer is the same, in the shop's time zone.</param>
internal sealed record LineDecisionView(
    OrderLineId Line, int Quantity, Ruling Ruling, MoneyView Amount, DateOnly? LastDay, ImmutableArray<GroundView> Reasons)
{
    public static LineDecisionView Of(LineDecision line, ToolContext context) => new(
        line.Line,
        line.Quantity,
        line.Ruling,
        MoneyView.Of(line.Amount),
        Earliest.Day(line.Grounds),
        [.. line.Grounds.Select(ground => GroundView.Of(ground, context))]);
}

internal static class Earliest
{
    /// <summary>The earliest day that a reason names.</summary>
    public static DateOnly? Day(IEnumerable<Ground> grounds) => grounds.Min(ground => ground.Day);
}

/// <param name="Rule">Id of the rule; absent where a fact of the order is the reason.</param>
/// <param name="Says">The sentence of the page that states the rule.</param>
/// <param name="Ruling">What this reason alone comes to.</param>
internal sealed record GroundView(Why Why, Ruling Ruling, RuleId? Rule, DateOnly? Day, MoneyView? Amount, StatementView? Says)
{
    public static GroundView Of(Ground ground, ToolContext context) => new(
        ground.Why,
        ground.Ruling,
        ground.Rule?.Id,
        ground.Day,
        ground.Amount is { } amount ? MoneyView.Of(amount) : null,
        Said(ground) is { } statement ? StatementView.Of(statement, context.Sources) : null);

    private static Statement? Said(Ground ground) =>
        ground.Ruling is Ruling.Refused ? ground.Rule?.Refusal ?? ground.Rule?.Statement : ground.Rule?.Statement;
}

/// <param name="Source">The mark to cite it by in this turn.</param>
/// <param name="Text">Verbatim.</param>
internal sealed record StatementView(string Source, PageId Page, string Anchor, string Version, string Text)
{
    /// <summary>Null for a page that shoppers do not read.</summary>
    public static StatementView? Of(Statement statement, TurnSources sources) => new(
        sources.Add(statement.Passage), statement.Passage.Page, statement.Passage.Anchor, statement.Passage.Version, statement.Text);
}

/// <summary>The money of a decision; absent where none moves.</summary>
internal sealed record SettlementView(
    MoneyView Goods, MoneyView? Delivery, MoneyView? Fee, MoneyView? Refund, MoneyView? Charge, ImmutableArray<RefundPartView> Parts)
{
    public static SettlementView? Of(Settlement money, ToolContext context) =>
        money.Refund.Minor == 0 && money.Charge.Minor == 0 && money.Goods.Minor == 0
            ? null
            : new(
                MoneyView.Of(money.Goods),
                Some(money.Delivery),
                Some(money.Fee),
                Some(money.Refund),
                Some(money.Charge),
                [.. money.Parts.Select(part => RefundPartView.Of(part, context))]);

    private static MoneyView? Some(Money money) => money.Minor == 0 ? null : MoneyView.Of(money);
}

/// <param name="Method">As a shopper reads it; absent for a new gift card.</param>
/// <param name="Reserved">The amount was only reserved, and is released.</param>
/// <param name="Arrives">Working days, such as <c>3–5</c>; 0 for at once.</param>
internal sealed record RefundPartView(RefundTo To, string? Method, MoneyView Amount, bool? Reserved, string? Arrives, StatementView? Says)
{
    public static RefundPartView Of(RefundPart part, ToolContext context) => new(
        part.To,
        part.Method?.Label,
        MoneyView.Of(part.Amount),
        part.Reserved ? true : null,
        part.Arrival?.Written,
        part.Arrival is { Statement: { } statement } ? StatementView.Of(statement, context.Sources) : null);
}
