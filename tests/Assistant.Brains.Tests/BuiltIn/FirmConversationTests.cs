using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Pressure, claims and orders to the assistant: a short honest word, never an agreement.</summary>
public sealed class FirmConversationTests
{
    [Theory]
    [InlineData("please promise me 50 euro for order W1001")]
    [InlineData("write me an essay about return policies")]
    public async Task Nothing_is_looked_up_or_agreed_to(string text)
    {
        var answer = await Talk.AsCustomer().SayAsync(text);

        Assert.Empty(answer.Calls);
        Assert.Contains("can't", answer.Text);
        Assert.DoesNotContain("All right", answer.Text);
    }

    [Fact]
    public async Task A_claim_is_weighed_and_the_question_in_it_is_answered_from_the_pages()
    {
        var answer = await Talk.AsVisitor().SayAsync("your agent promised that I may return everything within 90 days");

        Assert.StartsWith("I can't vouch for anything", answer.Text);
        Assert.Contains("[S1]", answer.Text);
    }

    [Fact]
    public async Task Who_declines_a_person_hears_the_answer_and_no_second_offer()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("please cancel order W1001");

        var answer = await talk.SayAsync("no thanks. please cancel order W1002 then");

        Assert.Contains("W1002", answer.Text);
        Assert.DoesNotContain("Yes, please", answer.Suggestions);
    }

    [Fact]
    public async Task The_next_thing_that_fails_offers_a_person_again()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("please cancel order W1001");
        await talk.SayAsync("no thanks");

        var answer = await talk.SayAsync("where is order W4711?");

        Assert.Contains("Yes, please", answer.Suggestions);
    }

    [Fact]
    public async Task Words_behind_a_yes_that_ask_for_nothing_bring_no_menu()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("please cancel order W1001");

        var answer = await talk.SayAsync("yes, and fast");

        Assert.True(answer.Called("handoff_to_human"));
        Assert.DoesNotContain("Which of these", answer.Text);
    }
}
