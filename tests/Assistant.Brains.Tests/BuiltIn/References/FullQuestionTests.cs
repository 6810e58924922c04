using Assistant.Brains.BuiltIn.References;

namespace Assistant.Brains.Tests.BuiltIn.References;

public sealed class FullQuestionTests
{
    [Theory]
    [InlineData("it's been two weeks")]
    [InlineData("its been 10 days now")]
    [InlineData("but i have been waiting for over 3 weeks already")]
    [InlineData("that's a month ago")]
    [InlineData("still nothing, it has been ages")]
    public void Who_has_waited_asks_what_to_do_then(string words) =>
        Assert.Equal([$"it has still not arrived, {words}", $"where is my refund, {words}"], FullQuestion.Waiting(words, "where is my refund"));

    [Theory]
    [InlineData("it's two of them")]
    [InlineData("how long is it")]
    [InlineData("it's been great")]
    [InlineData("i have 10 days to return it, right")]
    public void Other_words_tell_of_no_waiting(string words) => Assert.Empty(FullQuestion.Waiting(words, "where is my refund"));

    [Theory]
    [InlineData("can i get a new one or the money", "my mug arrived broken", "can i get a replacement or the money")]
    [InlineData("how do i get a new one", "i forgot my password", "how do i get a new one")]
    [InlineData("how long until you reply", "where do i send a complaint", "how long until you reply to my complaint")]
    [InlineData("when do i hear back", "where do i send a complaint", "when do i hear back to my complaint")]
    [InlineData("how long until you reply", "where is your office", "how long until you reply")]
    public void What_is_spoken_of_says_what_is_asked_for(string words, string topic, string expected) =>
        Assert.Equal(expected, FullQuestion.Leaning(words, topic));
}
