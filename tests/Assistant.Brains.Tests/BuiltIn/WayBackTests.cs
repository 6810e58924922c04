using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Ways on and back that shoppers take besides answering what was asked.</summary>
public sealed class WayBackTests
{
    [Theory]
    [InlineData("Yes, please")]
    [InlineData("yes please!")]
    public async Task A_polite_yes_takes_up_the_interrupted_task_and_nothing_else(string yes)
    {
        var talk = await InterruptedAsync();

        var back = await talk.SayAsync(yes);

        Assert.StartsWith("To open order W1001 I need the e-mail address", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_may_come_without_a_yes()
    {
        var talk = await InterruptedAsync();

        await talk.SayAsync("ada@example.com");

        Assert.Equal("W1001", talk.Check?.Order.Value);
    }

    [Fact]
    public async Task The_address_may_come_two_questions_later()
    {
        var talk = await InterruptedAsync();
        await talk.SayAsync("do you deliver to Japan?");

        await talk.SayAsync("it's ada@example.com");

        Assert.Equal("W1001", talk.Check?.Order.Value);
    }

    [Fact]
    public async Task What_was_declined_is_not_taken_up_by_a_later_yes()
    {
        var talk = await InterruptedAsync();
        await talk.SayAsync("No, thanks");

        var answer = await talk.SayAsync("yes");

        Assert.DoesNotContain("W1001", answer.Text);
    }

    [Fact]
    public async Task A_person_is_offered_to_who_has_lost_the_number_and_the_number_still_taken()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order");

        var lost = await talk.SayAsync("I can't find it");
        var found = await talk.SayAsync("W1001");

        Assert.Contains("Yes, please", lost.Suggestions);
        Assert.Contains("order W1001", found.Text);
    }

    [Theory]
    [InlineData("that's not what I asked")]
    [InlineData("this doesn't help")]
    [InlineData("you didn't answer")]
    public async Task A_missed_answer_leads_to_a_person_and_is_no_refusal(string complaint)
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("do you deliver to Japan?");

        var answer = await talk.SayAsync(complaint);

        Assert.Contains("Yes, please", answer.Suggestions);
    }

    [Fact]
    public async Task An_ok_before_another_question_accepts_nothing()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1002");
        await talk.SayAsync("why?");

        var answer = await talk.SayAsync("ok, and when will it come?");

        Assert.False(answer.Called("handoff_to_human"));
        Assert.Contains("Tuesday 24 November", answer.Text);
    }

    [Theory]
    [InlineData("put me through")]
    [InlineData("ok pass me on please")]
    [InlineData("get me somebody")]
    public async Task A_person_who_was_offered_is_taken_in_many_words(string words)
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("cancel W1001");

        var answer = await talk.SayAsync(words);

        Assert.True(answer.Called("handoff_to_human"));
    }

    [Fact]
    public async Task Who_is_upset_may_go_on_or_be_passed_on()
    {
        var upset = "where is my parcel, this is ridiculous!!";
        var goingOn = Talk.AsVisitor();
        var passedOn = Talk.AsVisitor();

        var offered = await goingOn.SayAsync(upset);
        var asked = await goingOn.SayAsync("W1001");
        await passedOn.SayAsync(upset);
        var queued = await passedOn.SayAsync("yes");

        Assert.Contains("Yes, please", offered.Suggestions);
        Assert.Contains("e-mail address", asked.Text);
        Assert.True(queued.Called("handoff_to_human"));
    }

    [Fact]
    public async Task The_same_answer_twice_in_a_row_says_so_and_offers_a_person()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1001");

        var again = await talk.SayAsync("where is W1001");

        Assert.StartsWith("That is still what I know.", again.Text, StringComparison.Ordinal);
        Assert.Contains("Yes, please", again.Suggestions);
    }

    private static async Task<Talk> InterruptedAsync()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("where is my order W1001");
        await talk.SayAsync("do you price match?");
        return talk;
    }
}
