using System.Collections.Immutable;

namespace Assistant.Brains.Tests.Understanding.Messages;

public sealed class NegationTests(OurExamples ours)
{
    [Theory]
    [InlineData("I don't want to cancel my order")]
    [InlineData("I dont want to cancel W1042")]
    [InlineData("please do not cancel my order")]
    [InlineData("Please don't cancel W1042, I still want it")]
    [InlineData("I no longer want to cancel my order")]
    [InlineData("no need to cancel my order")]
    [InlineData("I never asked to cancel my order")]
    public void A_negated_wish_is_marked(string text)
    {
        var part = Assert.Single(Understand(text));

        Assert.Equal("cancel_order", part.Prediction.Best);
        Assert.True(part.IsNegated);
    }

    [Theory]
    [InlineData("cancel my order")]
    [InlineData("I don't want it any more, cancel my order")]
    [InlineData("I don't know how to cancel my order")]
    [InlineData("I can't cancel my order")]
    [InlineData("why don't you cancel my order")]
    [InlineData("don't send it, cancel the order")]
    [InlineData("if it has not shipped cancel W1042")]
    [InlineData("I no longer want W1042, please cancel it")]
    public void A_wish_stays_a_wish(string text) =>
        Assert.Contains(Understand(text), part => part is { Prediction.Best: "cancel_order", IsNegated: false });

    private ImmutableArray<Brains.Understanding.UnderstoodPart> Understand(string text) =>
        ours.Understander.Understand(text, Slots.Find.Context).Parts;
}
