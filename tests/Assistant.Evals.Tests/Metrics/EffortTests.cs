using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using Assistant.Evals.Playing;
using static Assistant.Evals.Tests.Metrics.Played;

namespace Assistant.Evals.Tests.Metrics;

public sealed class EffortTests
{
    private static readonly PlayedTurn Asks = Turn("track it", "Which order is it? And which e-mail address?");
    private static readonly PlayedTurn Tells = Turn("W1001", "It is on its way!");

    [Fact]
    public void Turns_to_resolution_are_those_of_conversations_that_passed()
    {
        (PlayedCase, CheckOutcome)[] played =
        [
            (Case(Asks, Tells), CheckOutcome.Passed), (Case(Tells), CheckOutcome.Passed), (Case(Asks, Asks, Asks), CheckOutcome.Failed),
            (Case(Asks, Asks) with { Goals = new GoalsReached(1, 2, true) }, CheckOutcome.Passed),
        ];

        Assert.Equal(1.5, Of(new TurnsToResolution(), played));
    }

    [Fact]
    public void Questions_are_counted_for_each_conversation() => Assert.Equal(1, Of(new QuestionsAsked(), Case(Asks, Tells), Case(Tells)));

    [Fact]
    public void Tokens_are_those_of_conversations_in_which_they_can_be_seen() =>
        Assert.Equal(150, Of(new TokensUsed(), Case(Tells) with { Tokens = 100 }, Case(Tells) with { Tokens = 200 }, Case(Tells)));

    [Fact]
    public void Tone_is_the_share_of_answers_that_no_shop_is_ashamed_of() =>
        Assert.Equal(0.75, Of(new ToneOfVoice(), Case(Asks, Tells, Tells, Turn("why", "Calm down."))));
}
