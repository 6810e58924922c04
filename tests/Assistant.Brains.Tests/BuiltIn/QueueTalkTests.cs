using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>What is said to somebody who waits for a person and asks how long.</summary>
public sealed class QueueTalkTests
{
    private const string StillInQueue = "in the queue for a person; how many wait before you";

    [Theory]
    [InlineData("how long do i have to wait?")]
    [InlineData("how long will that take")]
    [InlineData("and when is somebody coming?")]
    [InlineData("is anyone there??")]
    [InlineData("still waiting...")]
    [InlineData("how many people are in front of me")]
    [InlineData("when do I hear from you?")]
    public async Task Who_was_put_into_the_queue_by_code_is_told_how_long_that_takes(string question)
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("how long can I return the boots?");
        talk.IsQueuedByCode("human please");

        var answer = await talk.SayAsync(question);

        Assert.Contains(StillInQueue, answer.Text);
        Assert.Equal("person_wait", answer.Intent);
    }

    [Fact]
    public async Task Who_was_put_into_the_queue_by_the_assistant_is_told_the_same()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("can I talk to a real person about my order");

        Assert.Contains(StillInQueue, (await talk.SayAsync("how long?")).Text);
    }

    [Theory]
    [InlineData("how long do I have to return something?")]
    [InlineData("how long do I have to wait for my refund?")]
    [InlineData("when does my order come?")]
    public async Task Who_waits_and_asks_of_something_else_is_answered_that(string question)
    {
        var talk = Talk.AsCustomer();
        talk.IsQueuedByCode("human please");

        Assert.NotEqual("person_wait", (await talk.SayAsync(question)).Intent);
    }

    [Theory]
    [InlineData("i dont know the order number")]
    [InlineData("sorry, I don't have an order number")]
    [InlineData("I can't find the number of her order")]
    public async Task Who_waits_and_has_no_order_number_is_asked_for_none(string text)
    {
        var talk = Talk.AsVisitor();
        talk.IsQueuedByCode("my mother died and she had an order");

        Assert.Contains("doesn't need it from you", (await talk.SayAsync(text)).Text);
    }

    [Theory]
    [InlineData("06-12345678")]
    [InlineData("+31 6 12345678")]
    [InlineData("my number is 0612345678, thanks")]
    [InlineData("jan@example.com")]
    public async Task A_phone_number_or_an_address_alone_is_met_as_such(string text)
    {
        var waits = Talk.AsVisitor();
        waits.IsQueuedByCode("human please");

        Assert.Contains("will read", (await waits.SayAsync(text)).Text);
        Assert.Contains("What is it about?", (await Talk.AsVisitor().SayAsync(text)).Text);
    }

    [Theory]
    [InlineData("W1042")]
    [InlineData("my email is wrong")]
    [InlineData("where is my order 10426512")]
    public async Task A_number_of_an_order_is_no_phone_number(string text) =>
        Assert.DoesNotContain("with that alone", (await Talk.AsVisitor().SayAsync(text)).Text);

    [Fact]
    public async Task Nobody_is_in_a_queue_who_asked_for_no_person() =>
        Assert.NotEqual("person_wait", (await Talk.AsVisitor().SayAsync("is anyone there?")).Intent);

    [Theory]
    [InlineData("no forget it i dont want a person")]
    [InlineData("i changed my mind")]
    [InlineData("cancel that, no agent needed")]
    [InlineData("please take me out of the queue")]
    public async Task Who_wants_no_person_after_all_hears_what_becomes_of_the_place(string text)
    {
        var talk = Talk.AsCustomer();
        talk.IsQueuedByCode("human please");

        Assert.Contains("can't take you out of the queue", (await talk.SayAsync(text)).Text);
    }

    [Theory]
    [InlineData("i changed my mind about the boots, can I return them?")]
    [InlineData("cancel my order")]
    [InlineData("I don't want a person to sign for it")]
    public async Task Who_takes_back_something_else_keeps_the_place_unmentioned(string text)
    {
        var talk = Talk.AsCustomer();
        talk.IsQueuedByCode("human please");

        Assert.DoesNotContain("out of the queue", (await talk.SayAsync(text)).Text);
    }

    [Fact]
    public async Task Nobody_leaves_a_queue_who_is_in_none() =>
        Assert.DoesNotContain("out of the queue", (await Talk.AsVisitor().SayAsync("i changed my mind")).Text);

    [Theory]
    [InlineData("somebody please ring me", true)]
    [InlineData("can somebody call me back", true)]
    [InlineData("can I talk to a real person", false)]
    [InlineData("can somebody look at it, please", false)]
    public async Task Who_wants_to_be_rung_gets_a_person_and_the_page_on_that(string text, bool isForCall)
    {
        var answer = await Talk.AsVisitor().SayAsync(text);

        Assert.Contains(answer.Calls, call => call.StartsWith("handoff", StringComparison.Ordinal));
        Assert.Equal(isForCall, answer.Calls.Any(call => call.Contains("Can you call me back?", StringComparison.Ordinal)));
    }
}
