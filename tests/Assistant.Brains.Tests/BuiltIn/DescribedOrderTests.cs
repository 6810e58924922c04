using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Orders that are told by what is in them or how they stand, as shoppers do who know no number.</summary>
public sealed class DescribedOrderTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Theory]
    [InlineData("when did the one with the tent come?", "W1002")]
    [InlineData("the parcel that's on its way, who brings it?", "Postvogel brings Scree 28 day pack")]
    [InlineData("and the one with the down jacket?", "W1003")]
    [InlineData("what about the parka order", "W1010")]
    public async Task What_tells_an_order_apart_is_as_good_as_its_number(string question, string order)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("show me my orders");

        Assert.Contains(order, (await talk.SayAsync(question)).Text);
    }

    [Theory]
    [InlineData("where is the one from monday")]
    [InlineData("has the order i placed on monday left yet?")]
    public async Task An_order_is_known_by_the_day_it_was_placed(string question) =>
        Assert.Contains("W1001", (await Talk.Acting(demo, "ada").SayAsync(question)).Text);

    [Theory]
    [InlineData("and the one that was cancelled?")]
    [InlineData("and the scrapped one?")]
    [InlineData("what about the order I called off")]
    public async Task A_cancelled_order_is_known_by_that(string question)
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("show me my orders");

        Assert.Contains("W1006", (await talk.SayAsync(question)).Text);
    }

    [Fact]
    public async Task Words_that_fit_several_orders_choose_none_of_them()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("show me my orders");

        var answer = await talk.SayAsync("where is the order that I haven't got, the open one");

        Assert.Contains("W1001", answer.Text);
        Assert.Contains("W1010", answer.Text);
    }

    [Fact]
    public async Task One_of_several_products_is_no_order()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("do you sell lamps?");

        Assert.DoesNotContain("W10", (await talk.SayAsync("the one with the lantern, how bright is it?")).Text);
    }

    [Fact]
    public async Task The_number_that_was_put_right_is_the_other_one()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("tell me about W1002... no wait, W1001 it was");

        Assert.Contains("W1002", (await talk.SayAsync("and what was in the other one?")).Text);
    }
}
