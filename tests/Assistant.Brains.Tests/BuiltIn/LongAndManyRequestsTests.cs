using Assistant.Brains.Tests.BuiltIn.Talking;
using Assistant.Core.Actions;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Messages with more in them than one answer holds, stories, and pointers that leave open what is meant.</summary>
public sealed class LongAndManyRequestsTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Fact]
    public async Task What_is_too_much_for_one_turn_is_named()
    {
        var answer = await Talk.AsVisitor().SayAsync(
            "1. where are your shops? 2. how long is the warranty? 3. what does standard delivery cost? 4. do you sell gift cards? 5. how much is gift wrapping? 6. can I pay by invoice?");

        Assert.Contains("how much is gift wrapping?", answer.Text);
        Assert.Contains("can I pay by invoice?", answer.Text);
        Assert.DoesNotContain("- 1.", answer.Text);
    }

    [Fact]
    public async Task What_was_all_taken_up_is_not_asked_for_again() =>
        Assert.DoesNotContain("again", (await Talk.AsVisitor().SayAsync("how long is the warranty? how much is gift wrapping? where are your shops?")).Text);

    [Theory]
    [InlineData("I took the day off, sat at home from 8 till 6 and nobody rang. The tent is for my son's trip on saturday.")]
    [InlineData("I waited the whole day for the tent and no one showed up. We wanted to camp with the kids this weekend.")]
    public async Task Who_tells_of_waiting_is_shown_no_products(string story)
    {
        var answer = await Talk.AsVisitor().SayAsync(story);

        Assert.DoesNotContain(answer.Calls, call => call.StartsWith("search_catalog", StringComparison.Ordinal));
        Assert.Contains("order number", answer.Text);
    }

    [Theory]
    [InlineData("is the Skerry 2 tent made for two people?", false)]
    [InlineData("which material is the Squall rain jacket made of?", true)]
    public async Task Made_asks_for_the_material_where_it_is_made_of_something(string question, bool isAsked) =>
        Assert.Equal(isAsked, (await Talk.InDemoShop(demo).SayAsync(question)).Text.Contains("Material:", StringComparison.Ordinal));

    [Fact]
    public async Task What_is_to_be_done_with_two_orders_is_done_with_one_after_the_other()
    {
        var talk = Talk.Acting(demo, "ada");
        var first = await talk.SayAsync("cancel W1010 and W1001 please");
        Assert.Contains("Shall I begin with W1010?", first.Text);
        Assert.Contains("W1001", first.Text);

        Assert.StartsWith("CARD cancel_order W1010", (await talk.SayAsync("yes")).Text);
        talk.CardEnds(ActionNoteState.Succeeded);

        Assert.Contains("W1001", (await talk.SayAsync("now the other one")).Text);
    }

    [Fact]
    public async Task Orders_beyond_what_can_wait_are_named_and_not_forgotten()
    {
        var answer = (await Talk.Acting(demo, "ada").SayAsync("cancel W1010, W1001, W1002, W1003, W1005 and W1006")).Text;

        Assert.Contains("- W1005\n- W1006", answer);
        Assert.EndsWith("Shall I begin with W1010?", answer);
    }

    [Fact]
    public async Task Where_there_is_no_other_one_that_is_said()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("rain jackets under 100");

        var answer = await talk.SayAsync("the other one then");

        Assert.Equal("product_details", answer.Intent);
        Assert.Contains("all that I found", answer.Text);
    }

    [Fact]
    public async Task A_question_about_a_part_of_an_own_thing_is_no_search()
    {
        var answer = await Talk.InDemoShop(demo).SayAsync("the carry bag of my Skerry 2 has come out of the wash sticky, is that normal?");

        Assert.DoesNotContain("We don't sell that", answer.Text);
    }

    [Fact]
    public async Task The_other_one_of_several_is_asked_for()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("do you have rain jackets for women");
        await talk.SayAsync("tell me about the second");

        Assert.Contains("- Drizzle packable jacket", (await talk.SayAsync("the other one then")).Text);
    }
}
