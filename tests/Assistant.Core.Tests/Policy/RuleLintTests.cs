using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Compiling;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Policy;

/// <summary>What lint says, and does not say, about rules beside each other.</summary>
public sealed class RuleLintTests
{
    private static readonly RuleScope Winter = new() { PlacedFrom = new(2026, 11, 1), PlacedTo = new(2026, 12, 24) };

    [Fact]
    public void A_contradiction_names_both_pages_and_lines()
    {
        var fault = Assert.Single(RuleConflicts.Find([Window(30), Window(45, page: "exchanges", line: 12)]));

        Assert.Equal(("exchanges.md", 12, true), (fault.File, fault.Line, fault.Refused));
        Assert.Contains("(returns.md line 10)", fault.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, RuleScope, RuleScope> Peaceful => new()
    {
        { "wide and narrow", RuleScope.Everything, new() { Categories = ["Tents"] } },
        { "two countries", new() { Countries = ["NL"] }, new() { Countries = ["BE"] } },
        { "a country and its group", new() { Countries = ["NL"] }, new() { Countries = ["EU"] } },
        { "two groups of customers", new() { Groups = ["plus"] }, new() { Groups = ["staff"] } },
        { "two categories", new() { Categories = ["Tents"] }, new() { Categories = ["Boots"] } },
        { "two traits", new() { Traits = ItemTraits.Hygiene }, new() { Traits = ItemTraits.Digital } },
        { "seasons one after the other", Winter, new() { PlacedFrom = new(2026, 12, 25), PlacedTo = new(2027, 1, 31) } },
        { "guests and customers", new() { Identity = [Asker.Guest] }, new() { Identity = [Asker.Customer] } },
        { "first and again", new() { Repeat = Occasion.First }, new() { Repeat = Occasion.Again } },
    };

    [Theory]
    [MemberData(nameof(Peaceful))]
    public void Rules_for_different_cases_are_no_contradiction(string why, RuleScope one, RuleScope other)
    {
        Assert.NotNull(why);
        Assert.Empty(RuleConflicts.Find([Window(30, one), Window(45, other, ".b")]));
        Assert.Empty(UnreachableRules.Find([Window(30, one), Window(45, other, ".b")], Some.Today));
    }

    [Fact]
    public void Rules_in_effect_one_after_the_other_are_none_either_and_leave_no_gap()
    {
        Rule[] rules = [Window(30) with { To = new(2026, 12, 31) }, Window(45, name: ".next") with { From = new(2027, 1, 1) }];

        Assert.Empty(RuleConflicts.Find(rules));
        Assert.Empty(RuleGaps.Find(rules, Some.Today));
        Assert.Empty(UnreachableRules.Find(rules, Some.Today));
    }

    [Fact]
    public void Days_that_a_wider_rule_fills_are_no_gap()
    {
        RuleScope plus = new() { Groups = ["plus"] };

        Assert.Empty(RuleGaps.Find([Window(30), Window(60, plus, ".a") with { To = new(2026, 12, 31) }, Window(90, plus, ".b") with { From = new(2027, 3, 1) }], Some.Today));
    }

    [Fact]
    public void Limits_of_two_currencies_are_no_contradiction_and_two_of_one_are()
    {
        Rule[] two = [Some.Rule(RuleVocabulary.ApprovalAbove, new Money(10000, "EUR")), Some.Rule(RuleVocabulary.ApprovalAbove, new Money(9000, "GBP"), name: ".pounds")];

        Assert.Empty(RuleConflicts.Find(two));
        Assert.Single(RuleConflicts.Find([.. two, Some.Rule(RuleVocabulary.ApprovalAbove, new Money(9500, "GBP"), name: ".more")]));
    }

    [Fact]
    public void Facts_never_contradict_each_other() =>
        Assert.Empty(RuleConflicts.Find([Some.Rule(RuleVocabulary.Fact, "2 days", name: ".a"), Some.Rule(RuleVocabulary.Fact, "2 days", name: ".b")]));

    [Theory]
    [InlineData("2026-10-01", "2026-10-31", "2026-11-20", true)]
    [InlineData("2026-10-01", "2026-10-31", "2027-01-31", false)]
    [InlineData("2026-11-01", "2026-12-24", "2026-11-20", false)]
    public void A_season_is_over_when_no_order_of_it_can_use_it_any_more(string from, string to, string last, bool over)
    {
        var rule = Some.Rule(RuleVocabulary.ReturnUntil, Day(last), new() { PlacedFrom = Day(from), PlacedTo = Day(to) });

        Assert.Equal(over, UnreachableRules.Find([rule], Some.Today).Any(fault => !fault.Refused && fault.Message.Contains("is over", StringComparison.Ordinal)));
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static Rule<int> Window(int days, RuleScope? scope = null, string name = "", string page = "returns", int line = 10) =>
        Some.Rule(RuleVocabulary.ReturnWindow, days, scope, name, page, line);
}
