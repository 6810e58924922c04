using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class HandoffConversationTests
{
    [Fact]
    public async Task Who_asks_for_a_person_gets_one_at_once_with_the_open_question()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is order W1002?");

        var answer = await talk.SayAsync("can I talk to a real person about this");

        Assert.Contains("\"reason\":\"customer_request\"", Compact(answer));
        Assert.Contains("where is order W1002?", Compact(answer));
        Assert.Contains("You're in the queue for a person now.", answer.Text);
    }

    [Theory]
    [InlineData("bonjour est-ce que vous livrez en france", "oui merci", "Vous êtes maintenant dans la file d'attente")]
    [InlineData("waar blijft mijn pakketje? ik wacht al een week", "ja graag", "U staat nu in de wachtrij")]
    public async Task Who_was_offered_a_person_in_their_language_is_told_in_it_that_they_wait(string question, string yes, string queued)
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync(question);

        Assert.StartsWith(queued, (await talk.SayAsync(yes)).Text);
    }

    [Fact]
    public async Task Who_asks_in_English_after_another_language_is_told_in_English()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("bonjour est-ce que vous livrez en france");

        Assert.StartsWith("You're in the queue", (await talk.SayAsync("I want to speak to a human")).Text);
    }

    [Fact]
    public async Task Who_waits_already_is_told_so()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("I want to speak to a human");

        var answer = await talk.SayAsync("human please");

        Assert.Contains("already in the queue", answer.Text);
    }

    [Theory]
    [InlineData("yes please")]
    [InlineData("Yes, please")]
    [InlineData("ok")]
    [InlineData("sure, go ahead")]
    public async Task An_offer_can_be_accepted(string reply)
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("please cancel my order");

        var answer = await talk.SayAsync(reply);

        Assert.Contains("\"reason\":\"action_needed\"", Compact(answer));
        Assert.Contains("please cancel my order", Compact(answer));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("No, thanks")]
    [InlineData("not now")]
    public async Task An_offer_can_be_declined(string reply)
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("please cancel my order");

        var answer = await talk.SayAsync(reply);

        Assert.Empty(answer.Calls);
        Assert.Contains("All right", answer.Text);
    }

    [Fact]
    public async Task An_offer_does_not_outlive_the_next_message()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("please cancel my order");
        await talk.SayAsync("do you deliver to Japan?");

        var answer = await talk.SayAsync("yes");

        Assert.False(answer.Called("handoff_to_human"));
    }

    [Fact]
    public async Task A_complaint_gets_a_kind_word_and_the_offer_of_a_person()
    {
        var answer = await Talk.AsVisitor().SayAsync("I want to file a complaint about your service");

        Assert.Contains("sorry", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("!", answer.Text);
        Assert.Contains("Yes, please", answer.Suggestions);
    }

    [Fact]
    public async Task Anger_is_met_calmly_and_the_question_is_still_answered()
    {
        var answer = await Talk.AsCustomer().SayAsync("THIS IS RIDICULOUS!!! WHERE IS MY ORDER W1001, you are useless!!!");

        Assert.Contains("sorry", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Order W1001", answer.Text);
        Assert.Contains("Yes, please", answer.Suggestions);
    }

    [Fact]
    public async Task The_second_message_that_is_not_understood_offers_a_person()
    {
        var talk = Talk.AsVisitor();

        var first = await talk.SayAsync("asdf qwer");
        var second = await talk.SayAsync("zxcv uiop");

        Assert.DoesNotContain("Yes, please", first.Suggestions);
        Assert.Contains("Yes, please", second.Suggestions);
    }

    private static string Compact(Spoken answer) =>
        string.Join('\n', answer.Calls).Replace("\": \"", "\":\"", StringComparison.Ordinal);
}
