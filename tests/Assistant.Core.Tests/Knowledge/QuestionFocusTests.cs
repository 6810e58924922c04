using Assistant.Core.Knowledge;
using Assistant.Core.Text;

namespace Assistant.Core.Tests.Knowledge;

public sealed class QuestionFocusTests
{
    [Theory]
    [InlineData("My mug came with a scratch last week. Can you engrave a crest on it?", "crest", "scratch")]
    [InlineData("the tent arrived today, which fabric is the floor?", "fabric", "arrived")]
    [InlineData("we moved house - until when can I register?", "register", "house")]
    public void What_is_told_before_the_question_is_not_asked_for(string message, string asked, string told)
    {
        Assert.Contains(SearchTerms.Stem(asked), QuestionFocus.Of(message));
        Assert.DoesNotContain(SearchTerms.Stem(told), QuestionFocus.Of(message));
    }

    [Theory]
    [InlineData("can I return the boots because my dog chewed the box?", "return", "dog")]
    [InlineData("what do I pay for postage when my order is split?", "postage", "split")]
    public void A_circumstance_is_not_asked_for(string message, string asked, string circumstance)
    {
        Assert.Contains(SearchTerms.Stem(asked), QuestionFocus.Of(message));
        Assert.DoesNotContain(SearchTerms.Stem(circumstance), QuestionFocus.Of(message));
    }

    [Fact]
    public void A_question_may_open_with_what_would_be_a_circumstance_elsewhere() =>
        Assert.Contains(SearchTerms.Stem("warranty"), QuestionFocus.Of("when does the warranty begin?"));

    [Theory]
    [InlineData("my parcel never came")]
    [InlineData("why so strict?")]
    [InlineData("")]
    public void Who_only_tells_or_wants_a_reason_asks_for_nothing_new(string message) => Assert.Empty(QuestionFocus.Of(message));

    [Fact]
    public void A_fragment_with_a_question_mark_asks() => Assert.Contains(SearchTerms.Stem("ireland"), QuestionFocus.Of("postage to Ireland?"));

    [Theory]
    [InlineData("how long can I return a copper kettle?", "kettle")]
    [InlineData("may I send back the vase I got?", "vase")]
    [InlineData("can we swap those skis?", "skis")]
    public void The_thing_that_goes_back_is_the_shoppers_own_case(string message, string own) =>
        Assert.DoesNotContain(SearchTerms.Stem(own), QuestionFocus.Of(message));

    [Fact]
    public void What_is_asked_of_it_is_not() => Assert.Contains(SearchTerms.Stem("receipt"), QuestionFocus.Of("can I return a kettle without the receipt?"));

    [Fact]
    public void A_wish_to_be_told_asks() => Assert.Contains(SearchTerms.Stem("diaries"), QuestionFocus.Of("we play a game, read me the diaries"));

    [Theory]
    [InlineData("can it be here on Tuesday?", "tuesday")]
    [InlineData("do I get 40 cards?", "40")]
    [InlineData("roughly how long does a refund take?", "roughly")]
    [InlineData("or swap it for the sage one?", "sage")]
    public void Numbers_days_and_manners_are_the_shoppers_own_case(string message, string own) =>
        Assert.DoesNotContain(SearchTerms.Stem(own), QuestionFocus.Of(message));
}
