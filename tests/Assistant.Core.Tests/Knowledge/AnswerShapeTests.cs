using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class AnswerShapeTests
{
    [Theory]
    [InlineData("How long does it take?", AnswerKinds.Time)]
    [InlineData("When are you open?", AnswerKinds.Moment)]
    [InlineData("what does it cost", AnswerKinds.Money)]
    [InlineData("what would that set me back", AnswerKinds.Money)]
    [InlineData("what do you ask for a new one", AnswerKinds.Money)]
    [InlineData("is it as quick as the rest?", AnswerKinds.Time)]
    [InlineData("where do I go when we cannot agree?", AnswerKinds.None)]
    [InlineData("until what day, and by when must it be there", AnswerKinds.Time)]
    [InlineData("how many can I buy", AnswerKinds.Number)]
    [InlineData("how many working days is that", AnswerKinds.Time)]
    [InlineData("he wants money at the door, do I give it to him?", AnswerKinds.None)]
    [InlineData("the driver asks for tax, do I give him that?", AnswerKinds.Payer)]
    [InlineData("and what do you actually do then?", AnswerKinds.Doing)]
    [InlineData("why is that?", AnswerKinds.Reason)]
    [InlineData("where do I report it?", AnswerKinds.Contact)]
    [InlineData("where can I download it?", AnswerKinds.Place)]
    [InlineData("where do you deliver?", AnswerKinds.None)]
    [InlineData("would you wrap it as well, what's that?", AnswerKinds.Money)]
    [InlineData("does it hold on 3 december?", AnswerKinds.Time)]
    [InlineData("is that why you refuse it?", AnswerKinds.None)]
    [InlineData("can I return it?", AnswerKinds.None)]
    [InlineData("and who bears the postage?", AnswerKinds.Payer)]
    [InlineData("do we have to pay for that", AnswerKinds.Payer)]
    [InlineData("what if I don't get there in time", AnswerKinds.Otherwise)]
    [InlineData("what if I get there early", AnswerKinds.None)]
    [InlineData("your site rejects my coupon", AnswerKinds.Trouble)]
    [InlineData("the code doesn't work", AnswerKinds.Trouble)]
    [InlineData("may I refuse the parcel", AnswerKinds.None)]
    public void The_wording_says_what_kind_of_answer_is_asked_for(string question, object kinds) =>
        Assert.Equal((AnswerKinds)kinds, AnswerShape.AskedFor(question));

    [Theory]
    [InlineData("It takes 3–6 working days.", AnswerKinds.Time)]
    [InlineData("Orders close at 22:00.", AnswerKinds.Time)]
    [InlineData("The label costs €3.95.", AnswerKinds.Money)]
    [InlineData("Returning is free.", AnswerKinds.Money)]
    [InlineData("You can order 6 pieces.", AnswerKinds.Number)]
    [InlineData("We do so to protect you from fraud.", AnswerKinds.Reason)]
    [InlineData("Write to help@shop.example.", AnswerKinds.Contact)]
    [InlineData("It stands in your account under Orders.", AnswerKinds.Place)]
    [InlineData("Choose it at checkout.", AnswerKinds.Place)]
    [InlineData("Ring +31 30 555 0100.", AnswerKinds.Contact)]
    [InlineData("The card is charged when the parcel ships.", AnswerKinds.Moment)]
    [InlineData("It is ready in 3 days.", AnswerKinds.Moment)]
    [InlineData("Send it in; you pay the transport yourself.", AnswerKinds.Payer)]
    [InlineData("The carrier collects them from you at the door.", AnswerKinds.Payer)]
    [InlineData("If a code does not work, it has expired.", AnswerKinds.Trouble)]
    [InlineData("The label costs €3.95.", AnswerKinds.Payer)]
    [InlineData("Parcels that nobody fetches come back to us.", AnswerKinds.Otherwise)]
    public void A_text_holds_the_kinds_of_answer_that_stand_in_it(string text, object kind) =>
        Assert.True(AnswerShape.HeldBy(text).HasFlag((AnswerKinds)kind));
}
