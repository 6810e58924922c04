using Assistant.Brains.Understanding.Messages;

namespace Assistant.Brains.Tests.Understanding.Messages;

public sealed class MendingTests
{
    [Theory]
    [InlineData("can u refnd me", "can you refund me")]
    [InlineData("wat is ur adress", "what is your address")]
    [InlineData("cancl my oder, pls", "cancel my order, please")]
    [InlineData("how log for paypall", "how long for paypal")]
    [InlineData("shiping to belguim", "shipping to belgium")]
    [InlineData("do u hav it", "do you have it")]
    public void Slips_in_the_words_that_matter_are_mended(string typed, string meant) => Assert.Equal(meant, Mending.Of(typed));

    [Theory]
    [InlineData("where is my order?")]
    [InlineData("W1042")]
    [InlineData("")]
    [InlineData("what is in my cart")]
    [InlineData("a black truck at the bank")]
    [InlineData("was it delivered? the trekking tents were older than that")]
    public void What_is_spelt_right_is_left_alone(string text) => Assert.Null(Mending.Of(text));
}
