using Assistant.Brains.Understanding.Intents;

namespace Assistant.Brains.Tests.Understanding.Intents;

public sealed class CalibrationTests
{
    [Fact]
    public void Gives_the_share_of_right_answers_as_confidence()
    {
        // At score 1 nine of ten are right, at score -1 one of ten.
        var trials = Enumerable.Range(0, 1000).Select(i => Attempt(score: i % 2 == 0 ? 1 : -1, isRight: i / 2 % 10 < (i % 2 == 0 ? 9 : 1)));

        var calibration = Calibration.From([.. trials]);

        Assert.Equal(0.9, calibration.Confidence.Probability(Attempt(1, true).Signals), 0.02);
        Assert.Equal(0.1, calibration.Confidence.Probability(Attempt(-1, true).Signals), 0.02);
    }

    [Fact]
    public void Rejects_more_when_out_of_scope_examples_measure_what_it_brings()
    {
        var inScope = Enumerable.Range(0, 400).Select(i => Attempt(score: i / 400f, isRight: i > 40)).ToArray();
        var outOfScope = Enumerable.Range(0, 100).Select(i => Attempt(score: i / 500f, isRight: false, isOutOfScope: true));

        var unmeasured = Calibration.From(inScope);
        var measured = Calibration.From([.. inScope, .. outOfScope]);

        Assert.True(ScoreAtThreshold(measured) > ScoreAtThreshold(unmeasured));
    }

    [Fact]
    public void Never_rejects_more_right_answers_than_it_may()
    {
        var inScope = Enumerable.Range(0, 1000).Select(i => Attempt(score: i / 1000f, isRight: true)).ToArray();
        var outOfScope = Enumerable.Range(0, 1000).Select(i => Attempt(score: i / 1000f, isRight: false, isOutOfScope: true));

        var calibration = Calibration.From([.. inScope, .. outOfScope]);

        Assert.InRange(inScope.Count(trial => calibration.Rejects(trial.Signals)), 0, 26);
    }

    private static float ScoreAtThreshold(Calibration calibration) =>
        Enumerable.Range(0, 1001).Select(i => i / 1000f)
            .First(score => !calibration.Rejects(Attempt(score, true).Signals));

    private static Trial Attempt(float score, bool isRight, bool isOutOfScope = false) =>
        new(new Signals(0, score, 0, 0), isOutOfScope, isRight);
}
