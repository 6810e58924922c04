using System.Collections.Immutable;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>No rule of the pages is there for nothing: each one, changed by itself, changes a decision.</summary>
public sealed class EveryRuleDecidesTests(LarkfieldRules rules) : IClassFixture<LarkfieldRules>
{
    private const int Seed = 20261121;
    private const int Count = 50_000;

    /// <summary>What no decision is made by: figures of the text, and what the desk of the support people obeys.</summary>
    private static readonly RuleKind[] DecidedElsewhere = [RuleVocabulary.Fact, RuleVocabulary.GoodwillPeriod, RuleVocabulary.BeyondPolicy];

    private readonly PolicyEngine _engine = new(LarkfieldRules.Zone);

    [Fact]
    public void A_changed_rule_changes_a_decision()
    {
        var cases = new PolicyCases(Seed).Take(Count).ToList();
        var before = cases.Select(one => Shape(Decide(one, rules.Book))).ToList();

        var idle = rules.Book.Rules.Where(rule => !DecidedElsewhere.Contains(rule.Kind)).Where(rule => !ChangesSomething(rule, cases, before)).Select(rule => rule.Id.Value);

        Assert.Empty(idle);
    }

    private bool ChangesSomething(Rule rule, List<PolicyCase> cases, List<string> before)
    {
        var book = new RuleBook(rules.Book.Rules.Where(other => other != rule).Concat(Changed(rule) is { } changed ? [changed] : []));
        return cases.Index().Any(one => Shape(Decide(one.Item, book)) != before[one.Index]);
    }

    private Decision Decide(PolicyCase one, RuleBook book) => _engine.Decide(one.Request, one.Order, one.Customer, one.Now, book);

    /// <summary>The same rule with another value; null for one that can only hold or not.</summary>
    private static Rule? Changed(Rule rule) => rule switch
    {
        Rule<int> number => number with { Value = number.Value + 1 },
        Rule<Money> amount => amount with { Value = amount.Value with { Minor = amount.Value.Minor + 1 } },
        Rule<DateOnly> day => day with { Value = day.Value.AddDays(1) },
        Rule<OrderStage> stage => stage with { Value = stage.Value is OrderStage.Received ? OrderStage.Packing : OrderStage.Received },
        Rule<Returnable> returnable => returnable with { Value = returnable.Value is Returnable.Never ? Returnable.Person : Returnable.Never },
        Rule<NumberRange> range => range with { Value = range.Value with { Most = range.Value.Most + 1 } },
        Rule<ImmutableArray<ReturnReason>> reasons => reasons with { Value = reasons.Value.RemoveAt(0) },
        Rule<ImmutableArray<RefundTo>> ways => ways with { Value = [.. ways.Value.Skip(1)] },
        Rule<ImmutableArray<string>> words => words with { Value = words.Value.RemoveAt(0) },
        _ => null,
    };

    /// <summary>All of a decision that a shopper could notice, the values of the rules behind it included.</summary>
    private static string Shape(Decision decision) => string.Join(
        '|',
        [
            decision.Ruling, decision.Until, decision.Settlement.Refund, decision.Settlement.Charge, decision.Settlement.Fee,
            .. decision.Settlement.Parts.Select(part => $"{part.To} {part.Method?.Id} {part.Amount} {part.Arrival?.Written}"),
            .. decision.Lines.Select(line => $"{line.Line} {line.Ruling} {line.Until}"),
            .. decision.Lines.SelectMany(line => line.Grounds).Concat(decision.Grounds).Select(ground => $"{ground.Why} {ground.Rule?.Id} {ground.Rule?.Written} {ground.Day}"),
        ]);
}
