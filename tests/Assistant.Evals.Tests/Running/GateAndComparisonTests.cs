using System.Collections.Immutable;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using Assistant.Evals.Running;

namespace Assistant.Evals.Tests.Running;

public sealed class GateAndComparisonTests
{
    [Fact]
    public void The_gate_is_open_when_every_floor_is_reached() =>
        Assert.Empty(new Gate { Overall = 0.5 }.Misses(Run(Score("a"), Score("b", CheckOutcome.Failed)), comparison: null));

    [Fact]
    public void A_case_that_must_pass_shuts_the_gate_alone() =>
        Assert.Equal(
            ["b must pass and is inconclusive."],
            new Gate { Overall = 0, Inconclusive = 1 }.Misses(Run(Score("a"), Score("b", CheckOutcome.Inconclusive) with { MustPass = true }), comparison: null));

    [Fact]
    public void Floors_hold_for_all_cases_suites_and_metrics()
    {
        var run = Run(Score("a"), Score("b", CheckOutcome.Failed)) with
        {
            Metrics = [new MetricValue("groundedness", 0.9, "", true), new MetricValue("violations", 2, "", false), new MetricValue("empty", null, "", true)],
        };
        var gate = new Gate
        {
            Overall = 0.9,
            Suites = ImmutableSortedDictionary<string, double>.Empty.Add("orders", 1).Add("policy", 1),
            Metrics = ImmutableSortedDictionary<string, double>.Empty.Add("groundedness", 0.95).Add("violations", 0).Add("empty", 1).Add("unheard of", 1),
        };

        Assert.Equal(
            [
                "All cases: 1 of 2 pass (50.0 %); 90.0 % must.",
                "Suite orders: 1 of 2 pass (50.0 %); 100.0 % must.",
                "There is no metric \"unheard of\".",
                "groundedness is 0.9; 0.95 must be reached.",
                "violations is 2; at most 0 may be.",
            ],
            gate.Misses(run, comparison: null).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_regression_shuts_the_gate_even_where_all_floors_are_reached()
    {
        var comparison = Comparison.Of(Run(Score("a"), Score("b")), Run(Score("a"), Score("b", CheckOutcome.Failed)));

        Assert.Equal(
            ["1 cases passed in the baseline and do not now; at most 0 may: b."],
            new Gate { Overall = 0 }.Misses(Run(Score("a"), Score("b", CheckOutcome.Failed)), comparison));
    }

    [Fact]
    public void Tells_worse_from_better_from_new_from_gone()
    {
        var before = Run(Score("worse"), Score("better", CheckOutcome.Failed), Score("rewritten") with { Text = "old" }, Score("gone"));
        var now = Run(Score("worse", CheckOutcome.Failed), Score("better"), Score("rewritten", CheckOutcome.Failed), Score("new", CheckOutcome.Failed));

        var comparison = Comparison.Of(before, now);

        Assert.Equal(["worse"], comparison.NewlyFailed.Select(score => score.Id));
        Assert.Equal(["better"], comparison.NewlyPassed.Select(score => score.Id));
        Assert.Equal(["rewritten", "new"], comparison.NewOrRewritten.Select(score => score.Id));
        Assert.Equal(["gone"], comparison.Gone);
        Assert.Equal(2, comparison.Compared);
    }

    [Fact]
    public void Says_what_shoppers_are_told_now_instead()
    {
        var comparison = Comparison.Of(
            Run(Score("a", answers: ["30 days.", "Bye."])),
            Run(Score("a", answers: ["60 days."])));

        Assert.Equal(
            [("30 days.", "60 days."), ("Bye.", null)],
            comparison.Answers.Select(change => (change.Before, change.After)));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(0, 5, 0.0625)] // 2 × (1/2)^5
    [InlineData(1, 9, 0.021484375)] // 2 × (1 + 10) / 2^10
    [InlineData(9, 1, 0.021484375)]
    public void Chance_alone_is_told_by_the_exact_test_of_McNemar(int worse, int better, double p) =>
        Assert.Equal(p, McNemar.PValue(worse, better), 1e-12);

    private static EvalRun Run(params ImmutableArray<CaseScore> cases) =>
        new() { Brain = "test", Release = "r", Prompts = "p", Repeats = 1, Seed = 0, Cases = cases };

    private static CaseScore Score(string id, CheckOutcome outcome = CheckOutcome.Passed, params ImmutableArray<string> answers) => new()
    {
        Id = id,
        Suite = "orders",
        Purpose = "A case for a test.",
        Outcome = outcome,
        Passed = outcome is CheckOutcome.Passed ? 1 : 0,
        Repeats = 1,
        Text = "text",
        Transcript = new Transcript { Turns = [.. answers.Select(answer => new TranscriptTurn { Shopper = "hello", Answer = answer })] },
        Checks = [],
    };
}
