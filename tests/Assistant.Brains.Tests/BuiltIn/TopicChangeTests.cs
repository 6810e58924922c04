using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class TopicChangeTests
{
    [Fact]
    public async Task An_interrupted_task_is_offered_again_and_taken_up_by_yes()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order W1001");

        var aside = await talk.SayAsync("do you price match?");
        var back = await talk.SayAsync("yes");

        Assert.Contains("Shall we go back to your order?", aside.Text);
        Assert.Contains("e-mail address", back.Text);
        Assert.Contains("W1001", back.Text);
    }

    [Fact]
    public async Task The_shopper_may_come_back_themselves()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1001");
        await talk.SayAsync("do you deliver to Japan?");

        var answer = await talk.SayAsync("ok, back to my order");

        Assert.Contains("Order W1001", answer.Text);
    }

    [Theory]
    [InlineData("and W1003?")]
    [InlineData("what about W1003")]
    [InlineData("no, I meant W1003")]
    [InlineData("sorry, wrong order, W1003")]
    public async Task The_same_is_told_of_another_order(string followUp)
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1001");

        var answer = await talk.SayAsync(followUp);

        Assert.Contains("Order W1003 was delivered", answer.Text);
    }

    [Fact]
    public async Task The_same_is_told_of_one_item()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1002");

        var answer = await talk.SayAsync("and the lamp?");

        Assert.Contains("Firefly lamp is delayed and now expected on Tuesday 24 November.", answer.Text);
        Assert.DoesNotContain("Lagoon", answer.Text);
    }

    [Fact]
    public async Task Why_asks_for_the_reason_of_a_delay()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1002");

        var answer = await talk.SayAsync("why?");

        Assert.Contains("The carrier says: Snow on the road.", answer.Text);
    }

    [Fact]
    public async Task It_is_the_order_that_was_spoken_of()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1003");

        var answer = await talk.SayAsync("can I return it?");

        Assert.Contains("Ember jacket from order W1003 can be sent back until", answer.Text);
    }

    [Fact]
    public async Task The_other_one_is_the_other_of_two()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is my order");
        await talk.SayAsync("the first one");

        var answer = await talk.SayAsync("no, the other one");

        Assert.Contains("Order W1002", answer.Text);
    }

    [Fact]
    public async Task A_question_stays_open_when_more_was_asked_beside_it()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is my refund? and do you deliver to Japan?");

        var answer = await talk.SayAsync("W1004");

        Assert.Contains("A refund of €45.00", answer.Text);
    }

    [Fact]
    public async Task A_person_who_was_asked_for_is_not_followed_by_another_offer()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order");

        var answer = await talk.SayAsync("I want to talk to a person");

        Assert.DoesNotContain("go back", answer.Text);
    }
}
