using Assistant.Brains.Understanding.Messages;

namespace Assistant.Brains.Tests.Understanding.Messages;

public sealed class IdiomsTests
{
    [Theory]
    [InlineData("what's the damage?", "what does it cost?")]
    [InlineData("do you send to oslo and whats the damage", "do you send to oslo and what does it cost")]
    public void A_figure_of_speech_is_said_in_plain_words(string said, string plain) => Assert.Equal(plain, Idioms.Plain(said));

    [Theory]
    [InlineData("what's the damage to the frame?")]
    [InlineData("there is damage to the box")]
    [InlineData("")]
    public void What_is_meant_as_it_stands_is_left_alone(string said) => Assert.Null(Idioms.Plain(said));
}
