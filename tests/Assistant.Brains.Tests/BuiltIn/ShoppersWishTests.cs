using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>What shoppers say of a thing that they look for, in their own short words: sizes, brands, prices, what it must not be.</summary>
public sealed class ShoppersWishTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Theory]
    [InlineData("in S teal?")]
    [InlineData("teal, S")]
    [InlineData("S in teal please")]
    public async Task A_size_letter_beside_a_colour_is_looked_up_with_it(string words)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("tell me about the ember down jacket");
        await talk.SayAsync("in XL in teal?");

        Assert.Contains("Ember down jacket (Teal, S): €219.00, not in stock", (await talk.SayAsync(words)).Text);
    }

    [Fact]
    public async Task A_letter_behind_a_number_is_no_size()
    {
        var answer = await Talk.InDemoShop(demo).SayAsync("a flask of 1 l white");

        Assert.DoesNotContain("\"L\"", string.Join('\n', answer.Calls));
    }

    [Fact]
    public async Task A_size_letter_between_commas_narrows_a_search()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("bike helmet");

        Assert.Contains("(Charcoal, M)", (await talk.SayAsync("for adults, M, charcoal")).Text);
    }

    [Theory]
    [InlineData("dont want from vinterlei")]
    [InlineData("not from Vinterlei please")]
    [InlineData("anything but vinterlei")]
    [InlineData("nothing by vinterlei")]
    public async Task A_brand_that_is_not_wanted_is_left_out(string words)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("tent");

        var answer = await talk.SayAsync(words);

        Assert.Contains("Pop Duo", answer.Text);
        Assert.DoesNotContain("Bastion", answer.Text);
        Assert.DoesNotContain("Skerry", answer.Text);
    }

    [Theory]
    [InlineData("stoves between 50 and 120")]
    [InlineData("stoves 50-120 euro")]
    [InlineData("stoves from 50 to 120 euro")]
    [InlineData("stoves €50 - €120")]
    public async Task A_price_has_both_ends_that_were_said(string words)
    {
        var answer = await Talk.InDemoShop(demo).SayAsync(words);

        Assert.Contains("up to €120.00, from €50.00", answer.Text);
    }

    [Fact]
    public async Task A_later_limit_takes_the_place_of_one_that_leaves_nothing_beside_it()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("stoves 50-120 euro");
        await talk.SayAsync("max 100");

        var answer = await talk.SayAsync("at least 100 euro");

        Assert.Contains("Swiftboil", answer.Text);
        Assert.DoesNotContain("none", answer.Text);
    }
}
