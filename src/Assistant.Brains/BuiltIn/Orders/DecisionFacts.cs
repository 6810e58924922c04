using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>A decision of policy as tools tell it.</summary>
internal sealed record DecisionFacts(
    ActionKind Action,
    Ruling Ruling,
    ImmutableArray<DecisionFacts.Line> Items,
    ImmutableArray<DecisionFacts.Reason> Reasons,
    DecisionFacts.Sums? Money = null,
    DateOnly? LastDay = null,
    ImmutableArray<ActionKind> Instead = default)
{
    /// <param name="Id">Of the line inside its order.</param>
    internal sealed record Line(
        Ruling Ruling, ImmutableArray<Reason> Reasons, DateOnly? LastDay = null, [property: JsonPropertyName("line")] string? Id = null, int Quantity = 1);

    /// <param name="Ruling">What this reason alone comes to.</param>
    /// <param name="Says">The sentence of the page that says so.</param>
    internal sealed record Reason(Why Why, Ruling Ruling, DateOnly? Day = null, PriceFacts? Amount = null, Statement? Says = null);

    /// <param name="Source">The mark of its passage.</param>
    internal sealed record Statement(string Source, string Page, string Text);

    internal sealed record Sums(
        PriceFacts Goods, ImmutableArray<Part> Parts, PriceFacts? Delivery = null, PriceFacts? Fee = null, PriceFacts? Refund = null, PriceFacts? Charge = null);

    /// <param name="Arrives">Working days, such as <c>3–5</c>; 0 for at once.</param>
    internal sealed record Part(
        RefundTo To, PriceFacts Amount, string? Method = null, bool? Reserved = null, string? Arrives = null, Statement? Says = null);

    /// <summary>The page that speaks for the decision: that of the reason that decided.</summary>
    public string? Page => (All.FirstOrDefault(reason => reason.Ruling == Ruling && reason.Says is not null) ?? All.FirstOrDefault(reason => reason.Says is not null))?.Says?.Page;

    /// <summary>All reasons, those of the items first.</summary>
    public IEnumerable<Reason> All => Items.SelectMany(item => item.Reasons).Concat(Reasons);
}
