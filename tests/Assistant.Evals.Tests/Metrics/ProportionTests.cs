using Assistant.Evals.Metrics;

namespace Assistant.Evals.Tests.Metrics;

public sealed class ProportionTests
{
    [Theory]
    [InlineData(9, 10, 0.5958, 0.9821)]
    [InlineData(0, 20, 0.0, 0.1611)]
    [InlineData(50, 100, 0.4038, 0.5962)]
    public void Gives_the_score_interval_of_Wilson(int hits, int of, double low, double high)
    {
        var interval = new Proportion(hits, of).Interval;

        Assert.Equal(low, interval.Low, 0.0001);
        Assert.Equal(high, interval.High, 0.0001);
    }

    [Fact]
    public void Leaves_everything_possible_where_nothing_was_counted() =>
        Assert.Equal((0.0, 1.0), new Proportion(0, 0).Interval);
}
