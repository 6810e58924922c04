using Assistant.Evals.Cases;
using Assistant.Evals.Metrics;
using Assistant.Evals.Playing;
using static Assistant.Evals.Tests.Metrics.Played;

namespace Assistant.Evals.Tests.Metrics;

public sealed class EscalationTests
{
    private static readonly PlayedTurn Handed = Turn("a person", "You're in the queue for a person now.") with { HandedOff = true };
    private static readonly PlayedTurn Told = Turn("how long?", "You have 30 days.");

    // Made where wanted twice, made where an answer was wanted once, not made where wanted once.
    private static readonly PlayedCase[] Four =
    [
        Wanting("handedOff", Handed), Wanting("handedOff", Handed), Wanting("answered", Handed), Wanting("handedOff", Told),
        Wanting("answered", Told), Wanting("personOffered", Handed),
    ];

    [Fact]
    public void Precision_is_wanted_of_made() => Assert.Equal(0.6667, Of(new EscalationPrecision(), Four));

    [Fact]
    public void Recall_is_made_of_wanted() => Assert.Equal(0.6667, Of(new EscalationRecall(), Four));

    [Fact]
    public void Over_refusal_is_the_share_of_answers_that_were_wanted_and_not_given()
    {
        var refused = Wanting("answered", Turn("how long?", "Our policy pages don't answer that, and I'd rather not guess."));

        // Of three that want an answer one is handed off and one declined.
        Assert.Equal(0.6667, Of(new OverRefusal(), Wanting("answered", Handed), refused, Wanting("answered", Told), Wanting("declined", Handed)));
    }

    private static PlayedCase Wanting(string outcome, PlayedTurn last) => Case(last).Expecting(new CaseExpectations { Outcome = outcome });
}
