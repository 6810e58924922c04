using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData("It costs 3.50 euro. It is 5 p.m. now.", "It costs 3.50 euro.|It is 5 p.m. now.")]
    [InlineData("Use e.g. DHL or UPS. Then wait.", "Use e.g. DHL or UPS.|Then wait.")]
    [InlineData("We sell tents, stoves, etc. at low prices.", "We sell tents, stoves, etc. at low prices.")]
    [InlineData("Order No. 5 is there. The answer is no. Ask again.", "Order No. 5 is there.|The answer is no.|Ask again.")]
    [InlineData("He said \"Yes.\" She left.", "He said \"Yes.\"|She left.")]
    [InlineData("(See below.) Then pay.", "(See below.)|Then pay.")]
    [InlineData("While it is \"Received\". Then (perhaps). The end.", "While it is \"Received\".|Then (perhaps).|The end.")]
    [InlineData("J. Smith answers. Really?!", "J. Smith answers.|Really?!")]
    [InlineData("1. Open your account. Choose the item.", "1. Open your account.|Choose the item.")]
    [InlineData("- first item\n- second item", "- first item|- second item")]
    [InlineData("Write to help@larkfield.example. We answer.", "Write to help@larkfield.example.|We answer.")]
    [InlineData("", "")]
    public void End_where_a_reader_would_say_so(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Sentences.Split(text)));
}
