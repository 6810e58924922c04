using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Intents;

namespace Assistant.Brains.Tests.BuiltIn.Dialogue;

public sealed class PersonWishTests
{
    [Theory]
    [InlineData("I need one of your employees to check something", true)]
    [InlineData("would an agent call me back please", true)]
    [InlineData("get me your manager", true)]
    [InlineData("let me have somebody from the office", true)]
    [InlineData("I need a tent for one person", false)]
    [InlineData("does the person at the door need a passport?", false)]
    [InlineData("can someone else sign for the parcel?", false)]
    [InlineData("when can I talk to a person?", false)]
    [InlineData("can I talk to a person on Saturdays?", false)]
    [InlineData("is the mat big enough for two people?", false)]
    public void A_wish_for_a_person_is_told_from_a_question_about_people(string text, bool isWish) =>
        Assert.Equal(isWish, PersonWish.IsSaid(Part(text)));

    [Theory]
    [InlineData("may I phone somebody at the weekend?", true)]
    [InlineData("is anybody there on bank holidays?", true)]
    [InlineData("I want to talk to somebody", false)]
    public void A_time_in_a_question_asks_for_hours(string text, bool asks) => Assert.Equal(asks, PersonWish.AsksForHours(Part(text)));

    [Theory]
    [InlineData("may someone else accept it", true)]
    [InlineData("could anyone else use my voucher?", true)]
    [InlineData("last time I talked to a person they said it was fine", true)]
    [InlineData("can someone else take over please", false)]
    [InlineData("can somebody else take a look at this", false)]
    [InlineData("may I have somebody else, please", false)]
    [InlineData("no, get me a human", false)]
    public void Somebody_who_is_spoken_of_is_told_from_somebody_who_is_wished_for(string text, bool isOnlyMentioned) =>
        Assert.Equal(isOnlyMentioned, PersonWish.IsOnlyMentioned(Part(text)));

    private static UnderstoodPart Part(string text) =>
        new(text, new IntentPrediction(IntentNames.OutOfScope, "greeting", 0.1f, []), IsNegated: false, []);
}
