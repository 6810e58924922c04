using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Testing.Knowledge;

namespace Assistant.Core.Tests.Policy;

public sealed class UnusedRulesTests
{
    private const int Days = 30;

    private static readonly Rule<int> Window = Some.Rule(RuleVocabulary.ReturnWindow, 30) with
    {
        Statement = new Statement(InMemoryPages.ReturnWindow, "You can return most items within 30 days of delivery."),
    };

    [Theory]
    [InlineData(30, null, true)]
    [InlineData(29, null, false)]
    [InlineData(400, 30, true)]
    [InlineData(400, 29, false)]
    public void A_rule_is_reported_once_it_has_decided_nothing_for_so_long(int liveDays, int? decidedDaysAgo, bool isReported) =>
        Assert.Equal(isReported, Found(Window, Use(liveDays, decidedDaysAgo)).Length is 1);

    [Fact]
    public void The_warning_names_the_rule_its_line_and_since_when()
    {
        var never = Assert.Single(Found(Window, Use(40, null)));
        var once = Assert.Single(Found(Window, Use(400, 31)));

        Assert.Equal(("returns.md", 10, false), (never.File, never.Line, never.Refused));
        Assert.Equal("The rule `returns.return_window_days` has decided nothing for 30 days, since it went live on 2026-10-12.", never.Message);
        Assert.Equal("The rule `returns.return_window_days` has decided nothing for 30 days, last on 2026-10-21.", once.Message);
        Assert.NotEmpty(never.Remedy);
    }

    [Fact]
    public void A_rule_that_could_not_decide_so_long_is_not_reported()
    {
        Assert.Empty(Found(Window with { From = Some.Today.AddDays(-29) }, Use(400, null)));
        Assert.Empty(Found(Window with { From = Some.Today.AddDays(1) }, Use(400, null)));
        Assert.Empty(Found(Window with { To = Some.Today.AddDays(-1) }, Use(400, null)));
        Assert.Single(Found(Window with { From = Some.Today.AddDays(-30) }, Use(400, null)));
    }

    [Fact]
    public void Rules_that_no_shopper_reads_and_rules_that_are_not_live_are_not_reported()
    {
        Assert.Empty(Found(Window with { Statement = null }, Use(400, null)));
        Assert.Empty(UnusedRules.In(Release(Window), [], Some.Today, Days));
    }

    private static System.Collections.Immutable.ImmutableArray<KnowledgeFault> Found(Rule rule, RuleUse use) =>
        UnusedRules.In(Release(rule), [use], Some.Today, Days);

    private static Release Release(Rule rule) => new(new ReleaseId("r"), [], []) { Rules = new RuleBook([rule]) };

    private static RuleUse Use(int liveDays, int? decidedDaysAgo) => new(
        Window.Id, Some.Today.AddDays(-liveDays), decidedDaysAgo is { } ago ? Some.Today.AddDays(-ago) : null);
}
