using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>How a conversation goes on: several questions at once, corrections, going back, what did not help, anger.</summary>
public sealed class TalkGoesOnTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Theory]
    [InlineData("two things: 1. when does W1001 come 2. who delivers W1011")]
    [InlineData("I'd like to know when W1001 comes, and whether you take American Express")]
    [InlineData("when does W1001 come, and if the colour is no good how long have i got to return it")]
    [InlineData("where is W1001? and can i get it sent to my office instead")]
    public async Task Each_of_several_questions_is_heard(string questions)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(questions);

        Assert.Contains("Order W1001 is on its way", answer.Text);
        Assert.True(answer.Calls.Count > 1, answer.Text);
    }

    [Fact]
    public async Task What_is_looked_for_is_heard_beside_a_question()
    {
        var answer = await Talk.Acting(demo).SayAsync("looking for a two person tent. how much is shipping to austria?");

        Assert.True(answer.Called("search_catalog"), answer.Text);
        Assert.True(answer.Called("search_policy"), answer.Text);
    }

    [Theory]
    [InlineData("oops typo, 1002")]
    [InlineData("sorry, 1002 not 1020")]
    [InlineData("it should be 1002")]
    public async Task A_number_that_is_put_right_is_looked_up_instead(string correction)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("where is order W1020?");

        Assert.Contains("Order W1002 was delivered", (await talk.SayAsync(correction)).Text);
    }

    [Theory]
    [InlineData("ok back to the lamps, the cheapest one please")]
    [InlineData("those lamps again: which is the cheapest?")]
    public async Task What_was_shown_before_can_be_gone_back_to(string wish)
    {
        var talk = Talk.Acting(demo);
        await talk.SayAsync("do you sell headlamps?");
        await talk.SayAsync("how long can I return things?");

        Assert.Contains("headlamp", (await talk.SayAsync(wish)).Text);
    }

    [Theory]
    [InlineData("it doesn't work")]
    [InlineData("i have a problem")]
    [InlineData("i need help with something")]
    public async Task Who_says_nothing_of_what_is_wrong_is_asked(string told)
    {
        var answer = await Talk.AsVisitor().SayAsync(told);

        Assert.Empty(answer.Calls);
        Assert.EndsWith("?", answer.Text);
    }

    [Fact]
    public async Task What_did_not_help_is_not_told_again_and_a_person_is_offered()
    {
        var talk = Talk.AsVisitor();
        var told = await talk.SayAsync("how can I pay?");

        var answer = await talk.SayAsync("tried that, still doesn't work");

        Assert.NotEqual(told.Text, answer.Text);
        Assert.Contains("person", answer.Text);
    }

    [Theory]
    [InlineData("where the hell is my damn backpack")]
    [InlineData("this is the worst shop ever, where is my bloody backpack?")]
    public async Task Anger_hides_no_question(string question) =>
        Assert.Contains("Order W1001 is on its way", (await Talk.Acting(demo, "ada").SayAsync(question)).Text);

    [Theory]
    [InlineData("last time i talked to a person they said i can return for 60 days, is that right?")]
    [InlineData("i'd rather not talk to a person, can you tell me how returns work?")]
    [InlineData("your colleague told me that shipping is free, is it?")]
    public async Task A_person_who_is_only_mentioned_is_not_called(string told)
    {
        var answer = await Talk.AsVisitor().SayAsync(told);

        Assert.False(answer.Called("handoff_to_human"), answer.Text);
        Assert.True(answer.Called("search_policy"), answer.Text);
    }

    [Fact]
    public async Task A_case_that_is_thought_of_is_no_question_where_the_order_is()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("can I cancel W1010?");

        Assert.DoesNotContain("find_order", string.Join(' ', (await talk.SayAsync("and if it has shipped already?")).Calls));
    }

    [Fact]
    public async Task No_thanks_ends_a_matter_kindly()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("do you deliver to Japan?");

        Assert.StartsWith("All right", (await talk.SayAsync("no thanks")).Text);
    }

    [Theory]
    [InlineData("i dont get the mail")]
    [InlineData("the link never came")]
    [InlineData("yes checked spam, no mail")]
    public async Task A_mail_that_does_not_come_is_trouble_with_what_was_told(string words)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("i forgot my password, how do i get a new one");

        var answer = await talk.SayAsync(words);

        Assert.Contains("I'm sorry that", answer.Text);
        Assert.Contains("person", answer.Text);
        Assert.DoesNotContain("invoice", answer.Text);
    }

    [Theory]
    [InlineData("ok then")]
    [InlineData("alright then")]
    public async Task Who_agrees_is_told_nothing_more_of_the_page(string words)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("how long do refunds take?");

        Assert.DoesNotContain("[1]", (await talk.SayAsync(words)).Text);
    }
}
