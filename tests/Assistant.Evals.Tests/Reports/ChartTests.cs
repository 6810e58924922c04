using System.Collections.Immutable;
using Assistant.Evals.Reports;
using Assistant.Evals.Running;

namespace Assistant.Evals.Tests.Reports;

public sealed class ChartTests
{
    [Fact]
    public void Groups_count_a_case_in_each_of_its_pages_and_put_the_lowest_share_first()
    {
        var groups = ScoreGroup.By([SampleRun.Passed, SampleRun.Failed, SampleRun.Passed with { Policies = ["shipping", "shipping"] }], score => score.Policies);

        Assert.Equal(
            ["damaged-or-missing: 0 of 1 end right, 1 failed", "returns: 1 of 2 end right, 1 failed", "shipping: 1 of 1 end right"],
            groups.Select(group => group.InWords));
    }

    [Fact]
    public void Times_fall_into_classes_without_empty_ones_at_the_ends()
    {
        var chart = LatencyChart.Of(Timings(("a", [12, 20]), ("b", [150, 12_000])));

        Assert.Equal(
            [("10 ms to 20 ms", 1), ("20 ms to 50 ms", 1), ("50 ms to 100 ms", 0), ("100 ms to 200 ms", 1)],
            chart.Classes.Take(4).Select(found => (found.Name, found.Answers)));
        Assert.Equal(("over 10 s", 1), (chart.Classes[^1].Name, chart.Classes[^1].Answers));
        Assert.Equal([("b", 12_000), ("a", 20)], chart.Slowest);
    }

    [Fact]
    public void Of_no_times_there_is_no_class() => Assert.Empty(LatencyChart.Of(Timings(("a", []))).Classes);

    [Fact]
    public void Every_metric_has_a_sentence_that_says_what_it_means() =>
        Assert.DoesNotContain(Assistant.Evals.Metrics.MetricList.Standard, metric => MetricMeaning.Of(metric.Name) is null);

    private static RunTimings Timings(params (string Case, double[] Times)[] turns) => new()
    {
        StartedAt = default,
        Seconds = 1,
        Turns = turns.ToImmutableSortedDictionary(turn => turn.Case, turn => turn.Times.ToImmutableArray()),
    };
}
