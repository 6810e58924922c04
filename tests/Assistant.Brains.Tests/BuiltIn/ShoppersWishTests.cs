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
    public async Task A_number_further_on_ends_no_range()
    {
        var answer = await Talk.InDemoShop(demo).SayAsync("tents over 100 euro for the garden and 2 mats");

        Assert.DoesNotContain("max_price", string.Join('\n', answer.Calls));
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

    [Theory]
    [InlineData("do u sell hiking boots womens size 39", "Fellwalker Mid women's hiking boots (Sage, 39)")]
    [InlineData("running shoes men size 43", "Gale trail running shoes (Lemon, 43)")]
    [InlineData("hiking boots mens 43", "Fellwalker Mid hiking boots (Chestnut, 43)")]
    [InlineData("trainers mens 43", "Gale trail running shoes (Lemon, 43)")]
    public async Task A_thing_in_a_size_is_looked_for_in_the_catalog(string words, string expected)
    {
        var answer = await Talk.InDemoShop(demo).SayAsync(words);

        Assert.Contains(expected, answer.Text);
    }

    [Theory]
    [InlineData("do you have hiking boots in size 42 for men")]
    [InlineData("mens hiking boots size 42")]
    [InlineData("hiking boots men size 42")]
    public async Task What_is_called_after_women_is_none_for_men(string words)
    {
        var answer = await Talk.InDemoShop(demo).SayAsync(words);

        Assert.Contains("for men", answer.Text);
        Assert.Contains("Fellwalker Mid hiking boots", answer.Text);
        Assert.DoesNotContain("women", answer.Text);
    }

    [Theory]
    [InlineData("hiking boots for men and women in size 39")]
    [InlineData("hiking boots for adults and kids in size 39")]
    public async Task Nobody_is_left_out_where_several_are_named(string words)
    {
        var answer = await Talk.InDemoShop(demo).SayAsync(words);

        Assert.Contains("women's", answer.Text);
        Assert.DoesNotContain("unwanted", string.Join('\n', answer.Calls));
    }

    [Fact]
    public async Task For_women_takes_the_place_of_for_men()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("hiking boots for men in size 39");

        Assert.Contains("women's", (await talk.SayAsync("for women")).Text);
    }

    [Theory]
    [InlineData("can u show me a picture of the pebble lamp")]
    [InlineData("are there any photos of the pebble lamp")]
    public async Task A_picture_is_no_thing_that_is_looked_for(string words)
    {
        Assert.StartsWith("Pebble cordless table lamp", (await Talk.InDemoShop(demo).SayAsync(words)).Text);
    }

    [Fact]
    public async Task A_unit_is_no_thing_that_is_looked_for()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("show me the canal backpack");

        Assert.DoesNotContain("inch)", (await talk.SayAsync("16 inch fits?")).Text);
    }

    [Theory]
    [InlineData("sleepng bag for winter -10 degrees")]
    [InlineData("sleepig bag for winter -10 degrees")]
    public async Task A_letter_that_is_missing_in_the_ending_is_no_other_word(string words)
    {
        Assert.Contains("Eider -15 winter sleeping bag", (await Talk.InDemoShop(demo).SayAsync(words)).Text);
    }

    [Theory]
    [InlineData("bikes", "We don't sell that (bikes)")]
    [InlineData("ebike", "We don't sell that (ebike)")]
    [InlineData("blue plates", "Skerry stoneware dinner set (Indigo)")]
    public async Task A_thing_alone_is_understood_whether_or_not_it_is_sold(string words, string expected)
    {
        Assert.Contains(expected, (await Talk.InDemoShop(demo).SayAsync(words)).Text);
    }

    [Theory]
    [InlineData("sofa", "not the corner one", "Polder three-seat sofa", "Polder corner sofa")]
    [InlineData("sofa", "but no corner sofa please", "Polder three-seat sofa", "Polder corner sofa")]
    [InlineData("sofa", "i don't want the polder ones", "Harbour sofa bed", "Polder")]
    [InlineData("knife", "not a pocket knife", "Kitchen chef's knife", "Sparrow")]
    public async Task Some_of_what_was_shown_can_be_left_out(string first, string then, string left, string gone)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync(first);

        var answer = await talk.SayAsync(then);

        Assert.Contains(left, answer.Text);
        Assert.DoesNotContain(gone, answer.Text);
    }

    [Theory]
    [InlineData("none of these")]
    [InlineData("no, none of them")]
    [InlineData("i don't like these")]
    public async Task Who_wants_none_of_what_was_shown_is_asked_what_should_be_different(string words)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("tent");

        Assert.Contains("What should be different", (await talk.SayAsync(words)).Text);
        Assert.Contains("up to €100.00", (await talk.SayAsync("under 100")).Text);
    }

    [Fact]
    public async Task A_budget_holds_on_where_nothing_is_cheaper()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("looking for a tent for 2 people under 200");
        await talk.SayAsync("cheaper");

        var answer = await talk.SayAsync("in green?");

        Assert.Contains("I found none in green", answer.Text);
        Assert.Contains("Pop Duo", answer.Text);
        Assert.DoesNotContain("Skerry", answer.Text);
    }

    [Fact]
    public async Task Who_wants_to_see_tents_asks_nothing_more_of_a_page()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("can i pay with paypal");

        Assert.Contains("Skerry", (await talk.SayAsync("show me tents")).Text);
    }

    [Theory]
    [InlineData("cheapest backpack", "Wagtail 18 junior pack")]
    [InlineData("your most expensive sofa", "Polder corner sofa")]
    public async Task The_cheapest_of_another_thing_is_none_of_what_was_shown(string words, string expected)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("show me tents");

        var answer = await talk.SayAsync(words);

        Assert.Contains(expected, answer.Text);
        Assert.DoesNotContain("tent", answer.Text);
    }
}
