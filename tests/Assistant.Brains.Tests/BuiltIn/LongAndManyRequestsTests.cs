using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Messages with more in them than one answer holds, stories, and pointers that leave open what is meant.</summary>
public sealed class LongAndManyRequestsTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    private const string Letter = """
        From: Marit
        To: me
        Subject: Fwd: the long walk

        Dear all,

        we meet on Saturday at seven at the old mill, as every year, and walk along the river to the second bridge. Bring bread for two breaks, a
        warm layer, a hat and something against the rain. Last year Piet had the wrong shoes on and we had to wait for him at every stile, so
        please look at your things on the evening before and not on the train. The dog may come as long as it stays on the lead near the sheep.

        Hanne brings the stove and the green kettle, I bring the soup, and whoever has room in the car takes the two chairs for my father.
        In the afternoon we go back over the dyke, which is flat, and if the weather holds we stop at the farm with the ice cream.

        {0}

        See you on Saturday, and do not forget the map that is still lying in your hall since the summer,
        Marit
        """;

    [Theory]
    [InlineData("Hanne wants a lamp from Larkfield. How much is delivery to Germany?", "6.95")]
    [InlineData("One more thing for the shop: how long is the warranty on a backpack?", "5 years")]
    public async Task Of_a_forwarded_mail_the_question_is_answered(string asked, string said)
    {
        var answer = await Talk.InDemoShop(demo).SayAsync(Letter.Replace("{0}", asked, StringComparison.Ordinal));

        Assert.Contains(said, answer.Text);
        Assert.DoesNotContain(answer.Calls, call => call.StartsWith("search_catalog", StringComparison.Ordinal));
    }

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
    public async Task The_other_one_of_several_is_asked_for()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("do you have rain jackets for women");
        await talk.SayAsync("tell me about the second");

        Assert.Contains("- Drizzle packable jacket", (await talk.SayAsync("the other one then")).Text);
    }
}
