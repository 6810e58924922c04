using Assistant.Evals.Cases;
using Assistant.Evals.Metrics;
using static Assistant.Evals.Tests.Metrics.Played;

namespace Assistant.Evals.Tests.Metrics;

public sealed class CalibrationErrorTests
{
    private static readonly TurnExpectations Tracks = new() { Intent = "track_order" };

    [Fact]
    public void Adds_up_the_gaps_of_the_bins()
    {
        // Bin 0.9–1: 2 messages, 1 right, mean confidence 0.95: gap 0.45. Bin 0.6–0.7: 2 messages, 1 right, mean 0.65: gap 0.15.
        // 2/4 · 0.45 + 2/4 · 0.15 = 0.3.
        var played = Case(Said("track_order", 0.94), Said("cancel_order", 0.96), Said("track_order", 0.6), Said("cancel_order", 0.7 - 1e-9));

        Assert.Equal(0.3, Of(new CalibrationError(), played)!.Value, 0.0001);
    }

    [Fact]
    public void Adds_up_to_the_same_over_one_conversation_or_two()
    {
        var (first, second) = (Said("track_order", 0.94), Said("cancel_order", 0.96));

        Assert.Equal(Of(new CalibrationError(), Case(first, second)), Of(new CalibrationError(), Case(first), Case(second)));
        Assert.Equal(0.45, Of(new CalibrationError(), Case(first, second))!.Value, 0.0001);
    }

    [Fact]
    public void A_sure_and_right_brain_has_none() => Assert.Equal(0, Of(new CalibrationError(), Case(Said("track_order", 1))));

    [Fact]
    public void Does_not_measure_a_brain_that_says_no_confidence() => Assert.Null(Of(new CalibrationError(), Case(Said("track_order", null))));

    private static Assistant.Evals.Playing.PlayedTurn Said(string intent, double? confidence) => Turn("where is it", "…", Tracks).Understood(intent, confidence);
}
