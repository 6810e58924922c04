using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using Assistant.Evals.Running;
using static Assistant.Evals.Tests.Metrics.Played;

namespace Assistant.Evals.Tests.Metrics;

public sealed class PassPowerTests
{
    [Theory]
    [InlineData(2, 4, 4, 1.0)]
    [InlineData(2, 3, 4, 0.5)] // C(3,2) / C(4,2) = 3 / 6
    [InlineData(2, 1, 4, 0.0)]
    [InlineData(4, 7, 8, 0.5)] // C(7,4) / C(8,4) = 35 / 70
    public void Is_how_likely_all_of_k_plays_pass(int k, int passed, int plays, double expected) =>
        Assert.Equal(expected, new PassPower(k).OfCase(passed, plays), 1e-9);

    [Fact]
    public void Is_the_mean_over_cases_that_were_played_often_enough()
    {
        // a: 3 of 4 gives 0.5; b: 4 of 4 gives 1; c was played once.
        var metric = new PassPower(2);
        Tally[] tallies = [.. Plays("a", 1, 1, 1, 0), .. Plays("b", 1, 1, 1, 1), .. Plays("c", 1)];

        Assert.Equal(0.75, metric.Total(tallies).Value);
    }

    [Fact]
    public void Gives_an_interval_that_is_the_same_each_time()
    {
        Tally[] tallies = [.. Enumerable.Range(0, 20).SelectMany(i => Plays($"case-{i}", 1, i % 4 is 0 ? 0 : 1))];

        var first = new PassPower(2).Total(tallies);

        Assert.Equal(first, new PassPower(2).Total(tallies));
        Assert.Matches(@"^75.0 % \[[4-6]\d\.\d %, 9\d\.\d %\] over 20 cases$", first.Text);
    }

    [Fact]
    public void Measures_nothing_in_a_run_of_one_play_and_nothing_inconclusive()
    {
        Assert.Null(Of(new PassPower(2), Case()));
        Assert.Empty(new PassPower(2).Measure(Case(), CheckOutcome.Inconclusive));
    }

    private static IEnumerable<Tally> Plays(string id, params int[] passes) => passes.Select(passed => new Tally("pass^2", passed, 1, id));
}
