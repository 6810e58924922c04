using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>What is asked, agreed to and let be while a card waits for the shopper.</summary>
public sealed class CardTalkTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Theory]
    [InlineData("wait how long does the refund take")]
    [InlineData("hmm wait whats the refund")]
    [InlineData("what happens to my card")]
    [InlineData("hold on, when do I get my money back?")]
    public async Task A_question_of_the_money_is_answered_at_the_card(string question)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("cancel W1010");

        var answer = await talk.SayAsync(question);

        Assert.Contains(answer.Calls, call => call.Contains("When is the refund of a cancelled order paid?", StringComparison.Ordinal));
        Assert.DoesNotContain("nothing was changed", answer.Text);
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("hold on, I need to ask my wife")]
    [InlineData("give me a minute please")]
    public async Task Who_only_wants_time_is_given_it(string said)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("cancel W1010");

        Assert.Contains("nothing happens before you confirm", (await talk.SayAsync(said)).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("ok cancel it")]
    [InlineData("go ahead")]
    public async Task The_card_is_shown_again_to_who_agrees_after_something_else(string agreed)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("cancel W1010");
        await talk.SayAsync("do you ship to Norway?");

        var card = await talk.SayAsync(agreed);

        Assert.StartsWith("CARD cancel_order W1010", card.Text);
    }

    [Theory]
    [InlineData("cancel W1010", "cancel it please", false)]
    [InlineData("cancel W1010", "no don't cancel it", true)]
    [InlineData("return the tent from W1002", "cancel it please", true)]
    [InlineData("return the tent from W1002", "ok return it", false)]
    public async Task To_cancel_it_is_of_the_card_unless_that_is_what_the_card_does(string wish, string said, bool isDropped)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync(wish);

        var answer = await talk.SayAsync(said);

        Assert.DoesNotContain("CARD", answer.Text);
        Assert.Equal(isDropped, answer.Text.Contains("was changed") || answer.Text.Contains("has been changed"));
        Assert.Equal(!isDropped, answer.Text.Contains("Only you can confirm"));
    }

    [Fact]
    public async Task No_person_is_offered_for_the_yes_that_a_card_waits_for()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("cancel W1010");

        var answer = await talk.SayAsync("do you also rent out boats?");
        var card = await talk.SayAsync("yes");

        Assert.DoesNotContain("pass this to a person?", answer.Text);
        Assert.StartsWith("CARD cancel_order W1010", card.Text);
    }
}
