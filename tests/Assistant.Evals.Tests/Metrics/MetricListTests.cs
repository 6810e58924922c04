using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using Assistant.Evals.Running;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Metrics;

public sealed class MetricListTests
{
    [Fact]
    public void Gives_each_metric_a_name_of_its_own() =>
        Assert.Equal(MetricList.Standard.Length, MetricList.Standard.Select(metric => metric.Name).Distinct().Count());

    [Fact]
    public void Is_documented_with_a_formula_each()
    {
        var doc = File.ReadAllText(Path.Combine(Repository.Root, "docs", "evals.md"));

        Assert.DoesNotContain(MetricList.Standard, metric => !doc.Contains($"| `{metric.Name}` |", StringComparison.Ordinal));
    }

    [Fact]
    public void Says_so_where_nothing_was_measured() => Assert.All(MetricList.Total([]), metric => Assert.Null(metric.Value));

    [Fact]
    public void Groups_scores_by_intent_and_page_in_the_order_of_their_names()
    {
        var scores = ScoresBy.Of([Score("a", CheckOutcome.Passed, "returns", "payments"), Score("b", CheckOutcome.Failed, "returns"), Score("c", CheckOutcome.Inconclusive)]);

        Assert.Equal([new GroupScore("payments", 1, 1), new GroupScore("returns", 1, 2)], scores.Policies);
        Assert.Equal([new GroupScore("track_order", 1, 3)], scores.Intents);
    }

    private static CaseScore Score(string id, CheckOutcome outcome, params string[] policies) => new()
    {
        Id = id,
        Suite = "s",
        Purpose = "p",
        Policies = [.. policies],
        Intents = ["track_order"],
        Outcome = outcome,
        Passed = outcome is CheckOutcome.Passed ? 1 : 0,
        Repeats = 1,
        Text = "t",
        Transcript = new Transcript { Turns = [] },
        Checks = [],
    };
}
