using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Tests.Understanding.Messages;

public sealed class UtteranceSplitterTests(OurExamples ours)
{
    [Theory]
    [InlineData("cancel W1042 and where is W1050?", "cancel_order W1042; track_order W1050")]
    [InlineData("Cancel W1042. Where is W1050?", "cancel_order W1042; track_order W1050")]
    [InlineData("cancel W1042 and cancel W1050", "cancel_order W1042; cancel_order W1050")]
    [InlineData("exchange the boots for size 43 and return the tent", "exchange_item; return_item")]
    [InlineData("where is W1042, also I want to change my password, I forgot it", "track_order W1042; recover_password")]
    [InlineData("Yes, and where is W1050?", "affirm; track_order W1050")]
    [InlineData("no, return it", "deny; return_item")]
    [InlineData("Do you have gift cards? And do you ship to Norway?", "gift_card; delivery_options")]
    public void Several_requests_are_several_parts(string text, string parts) => Assert.Equal(parts, Describe(text));

    [Theory]
    [InlineData("return the boots and the tent", "return_item")]
    [InlineData("cancel W1042 and W1050", "cancel_order W1042 W1050")]
    [InlineData("where is my order and when will it arrive?", "track_order")]
    [InlineData("I ordered the wrong lamp, please cancel my order", "cancel_order")]
    [InlineData("My tent arrived broken. I want a refund.", "get_refund")]
    [InlineData("return W1042 and give me my money back", "return_item W1042")]
    [InlineData("my order no. 1042 is late. Where is it?", "track_order W1042")]
    [InlineData("a tent for under 1,200.50 euro, red and light", "product_search")]
    public void One_request_stays_one_part(string text, string parts) => Assert.Equal(parts, Describe(text));

    [Theory]
    [InlineData("Hi, where is W1042? Thanks!", "track_order W1042")]
    [InlineData("Hello. I want to cancel my order. Thank you very much", "cancel_order")]
    [InlineData("hello, thanks", "thanks")]
    public void Courtesies_around_a_request_are_no_part(string text, string parts) => Assert.Equal(parts, Describe(text));

    [Fact]
    public void Keeps_the_words_of_each_part()
    {
        var parts = ours.Understander.Understand("Hi! Cancel W1042, and where is W1050?", Slots.Find.Context).Parts;

        Assert.Equal(["Cancel W1042", "where is W1050?"], parts.Select(part => part.Text));
    }

    private string Describe(string text) => string.Join("; ",
        ours.Understander.Understand(text, Slots.Find.Context).Parts.Select(part =>
            string.Join(' ', [part.Prediction.Best, .. part.Slots.OfType<Slot.Order>().Select(order => order.Number.Value)])));
}
