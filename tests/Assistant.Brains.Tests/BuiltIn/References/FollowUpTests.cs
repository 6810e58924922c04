using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Intents;

namespace Assistant.Brains.Tests.BuiltIn.References;

public sealed class FollowUpTests
{
    [Theory]
    [InlineData("and for gift cards?", "for gift cards")]
    [InlineData("What about W1003", "w1003")]
    [InlineData("ok, and the lamp?", "the lamp")]
    public void A_fragment_after_and_is_the_same_about_something_else(string text, string rest) =>
        Assert.Equal(new FollowUp.SameAbout(rest), Of(text));

    [Theory]
    [InlineData("and where is my order?")]
    [InlineData("and can I also return the boots?")]
    [InlineData("and I would like to know something quite different about the tents that you sell")]
    [InlineData("where is my order")]
    [InlineData("why is my parcel late?")]
    [InlineData("how long does delivery to Norway take?")]
    [InlineData("")]
    [InlineData("I mean: can I still add a lamp?")]
    public void A_sentence_of_its_own_is_none(string text) => Assert.Null(Of(text));

    [Theory]
    [InlineData("why?")]
    [InlineData("but why")]
    [InlineData("how come?")]
    [InlineData("why so expensive?")]
    [InlineData("and why are you so picky?")]
    [InlineData("what for?")]
    public void Why_is_recognised(string text) => Assert.IsType<FollowUp.Why>(Of(text));

    [Theory]
    [InlineData("how long?")]
    [InlineData("and how much does that cost?")]
    [InlineData("until when")]
    public void More_is_recognised(string text) => Assert.IsType<FollowUp.More>(Of(text));

    [Theory]
    [InlineData("no, I meant W1003")]
    [InlineData("no, the other one")]
    [InlineData("not that one")]
    public void A_correction_is_recognised(string text) => Assert.IsType<FollowUp.Correction>(Of(text));

    [Theory]
    [InlineData("back to my order")]
    [InlineData("ok, can we go back to the return")]
    public void Going_back_is_recognised(string text) => Assert.IsType<FollowUp.Back>(Of(text));

    [Theory]
    [InlineData("the second one")]
    [InlineData("it")]
    [InlineData("the boots")]
    public void A_mere_pointer_is_recognised(string text) => Assert.IsType<FollowUp.Pointer>(Of(text));

    [Theory]
    [InlineData("the boots are broken")]
    [InlineData("that is not what I ordered last week")]
    public void A_pointer_that_says_more_is_none(string text) => Assert.Null(Of(text));

    [Theory]
    [InlineData("and then?")]
    [InlineData("so what now")]
    [InlineData("What happens next?")]
    public void What_comes_after_that_is_asked(string text) => Assert.IsType<FollowUp.Next>(Of(text));

    [Theory]
    [InlineData("how long for PayPal?", "for paypal")]
    [InlineData("to Belgium", "to belgium")]
    [InlineData("by credit card?", "by credit card")]
    [InlineData("That is kind. And for the tent?", "for the tent")]
    public void The_same_is_asked_of_something_else(string text, string rest) => Assert.Equal(rest, Assert.IsType<FollowUp.SameAbout>(Of(text)).Rest);

    [Theory]
    [InlineData("and if it is late?")]
    [InlineData("and then? do I get my money back?")]
    public void A_question_of_its_own_is_not_the_same_one(string text) => Assert.IsNotType<FollowUp.SameAbout>(Of(text));

    [Theory]
    [InlineData("the mats, not the bag", "the mats")]
    [InlineData("I meant the jacket instead of the tent", "i meant the jacket")]
    [InlineData("why is it not here", "why is it not here")]
    public void What_is_not_meant_is_left_out(string text, string kept) => Assert.Equal(kept, Contrast.Kept(text.ToLowerInvariant()));

    [Theory]
    [InlineData("do I get my money back?", true)]
    [InlineData("I want a new one", true)]
    [InlineData("who pays for that?", true)]
    [InlineData("how long does delivery to customers in Norway take?", false)]
    [InlineData("paypal", false)]
    public void Words_that_fit_any_subject_lean_on_the_one_before(string text, bool leans) => Assert.Equal(leans, Leaning.IsLikely(Part(text)));

    [Fact]
    public void A_new_one_is_what_pages_call_a_replacement() =>
        Assert.Equal("i want a replacement", FullQuestion.Leaning("i want a new one", "my lamp arrived broken"));

    [Fact]
    public void A_new_password_is_no_replacement() =>
        Assert.Equal("how do i get a new one", FullQuestion.Leaning("how do i get a new one", "I forgot my password"));

    private static UnderstoodPart Part(string text) => new(text, new IntentPrediction("out_of_scope", "greeting", 0, []), IsNegated: false, []);

    private static FollowUp? Of(string text) =>
        FollowUp.Of(new UnderstoodPart(text, new IntentPrediction("out_of_scope", "greeting", 0, []), IsNegated: false, []));
}
