using System.Text.Json.Nodes;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Tests.BuiltIn.Talking;
using Assistant.Core.Actions;
using Assistant.DemoShop;
using Assistant.DemoShop.Snapshots;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Changes that the words state plainly, whatever the classifier takes them for.</summary>
public sealed class StatedChangeTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Theory]
    [InlineData("W1005 has to go to Storgatan 7, 753 31 Uppsala")]
    [InlineData("hi, ship W1005 to Storgatan 7, 753 31 Uppsala pls")]
    [InlineData("Storgatan 7, 753 31 Uppsala is where W1005 should be delivered")]
    [InlineData("wrong street for W1005, it must be Storgatan 7, 753 31 Uppsala.")]
    public async Task An_order_and_a_street_are_a_change_of_address(string wish)
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync(wish);

        Assert.StartsWith("CARD change_address W1005", answer.Text);
        Assert.Contains("Storgatan 7, 753 31 Uppsala", answer.Text);
        Assert.DoesNotContain("Uppsala.", answer.Text.Split('\n')[0]);
    }

    [Fact]
    public async Task Who_says_only_that_it_goes_elsewhere_is_asked_where()
    {
        var talk = Talk.Acting(demo, "grace");

        var question = await talk.SayAsync("we have just moved house, W1005 must go somewhere else");
        var card = await talk.SayAsync("Storgatan 7, 753 31 Uppsala");

        Assert.Contains("new address for order W1005", question.Text);
        Assert.StartsWith("CARD change_address W1005", card.Text);
    }

    [Theory]
    [InlineData("the parka in W1010 should be an L, not an M")]
    [InlineData("I'd rather have the parka of W1010 in L")]
    [InlineData("can you make the parka in W1010 size L please")]
    [InlineData("please swap the parka in W1010 for an L")]
    public async Task An_order_and_another_size_are_a_change_of_the_item(string wish)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(wish);

        Assert.Contains(answer.Calls, call => call.StartsWith("change_items", StringComparison.Ordinal) && call.Contains("-l\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("I'd like size 40 instead for my hiking boots")]
    [InlineData("my hiking boots should have been a size 40")]
    public async Task An_own_thing_in_another_size_is_exchanged(string wish)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(wish);

        Assert.Contains("W1002", answer.Text);
        Assert.Contains(answer.Calls, call => call.StartsWith("get_product", StringComparison.Ordinal) || call.StartsWith("create_exchange", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_order_in_another_currency_than_the_catalog_changes_by_the_price_list_of_its_own()
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync("I'd rather have the jacket of W1005 in L");

        Assert.StartsWith("CARD change_items W1005", answer.Text);
    }

    [Fact]
    public async Task What_has_no_price_in_the_currency_of_the_order_goes_to_a_person()
    {
        await using var other = new DemoCatalog();
        await other.InitializeAsync();
        await ((SqliteDemoShop)other.Shop).ChangeAsync([new ShopChange(ShopRecordKind.Order, "W1005", new JsonObject { ["currency"] = "NOK" })], TestContext.Current.CancellationToken);

        var answer = await Talk.Acting(other, "grace").SayAsync("I'd rather have the jacket of W1005 in L");

        Assert.Contains("costs in your currency a person has to tell you", answer.Text);
    }

    [Fact]
    public async Task Words_that_fit_several_items_cancel_none_of_them_unasked()
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync("please cancel the rain thing in W1005");

        Assert.Contains("Which items of order W1005 should be cancelled?", answer.Text);
    }

    [Fact]
    public async Task A_fault_is_no_wish_for_another_version()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("the boots in W1002 are the wrong colour, you sent me the wrong ones");

        Assert.DoesNotContain("CARD", answer.Text);
        Assert.DoesNotContain("become", answer.Text);
    }

    [Fact]
    public async Task Another_product_is_no_exchange()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("please swap the boots of W1002 for the Puddleproof rain trousers");

        Assert.DoesNotContain("CARD", answer.Text);
        Assert.DoesNotContain("become", answer.Text);
        Assert.Contains(answer.Calls, call => call.StartsWith("search_policy", StringComparison.Ordinal) && call.Contains("different product", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("would you leave the rain trousers out of W1005? the jacket is fine")]
    [InlineData("take the trousers off W1005 please")]
    public async Task An_item_that_is_left_out_is_cancelled(string wish)
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync(wish);

        Assert.StartsWith("CARD cancel_order W1005 | 1 × Puddleproof rain trousers", answer.Text);
        Assert.DoesNotContain("Squall", answer.Text.Split('\n')[0]);
    }

    [Fact]
    public async Task The_order_of_a_question_is_what_it_means_in_the_next_message()
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("is there a fee if I cancel W1005?");

        var card = await talk.SayAsync("alright, cancel it then");

        Assert.StartsWith("CARD cancel_order W1005", card.Text);
    }

    [Fact]
    public async Task A_number_of_them_is_said_of_what_was_named_before()
    {
        var answer = await Talk.Acting(demo, "mei").SayAsync("The two titanium mugs of W1008 came. I need only a single one, please return one of them.");

        Assert.StartsWith("CARD create_return W1008 | 1 × Titanium mug", answer.Text);
    }

    [Fact]
    public async Task How_a_change_is_made_is_only_asked()
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync("how do I change the size of something in W1005?");

        Assert.DoesNotContain("CARD", answer.Text);
    }

    [Theory]
    [InlineData("could the parcel W1010 be brought to my aunt? she's at 7 Mill Lane, Haarlem 2011 RW")]
    [InlineData("wrong address on W1010, has to be 2011 RW Haarlem, Jansstraat 12 cause I work there")]
    [InlineData("please let W1010 go to jansstraat 12 haarlem, 2011rw")]
    public async Task An_address_is_found_among_other_words(string wish)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(wish);

        Assert.StartsWith("CARD change_address W1010", answer.Text);
        Assert.Contains("2011", answer.Text);
    }

    [Fact]
    public async Task A_street_and_a_town_lack_only_the_postal_code()
    {
        var talk = Talk.Acting(demo, "ada");

        var question = await talk.SayAsync("change the delivery of W1010 to Jansstraat 12 Haarlem");
        var card = await talk.SayAsync("2011rw");

        Assert.Contains("postal code", question.Text);
        Assert.StartsWith("CARD change_address W1010", card.Text);
    }

    [Fact]
    public async Task Two_changes_in_one_sentence_are_made_one_after_the_other()
    {
        var talk = Talk.Acting(demo, "grace");

        var first = await talk.SayAsync("for W1005: take the trousers out and send the rest to Storgatan 7, 753 31 Uppsala");
        talk.CardEnds(ActionNoteState.Declined);
        var second = await talk.SayAsync("now the other thing I asked");

        Assert.StartsWith("CARD cancel_order W1005 | 1 × Puddleproof rain trousers", first.Text);
        Assert.StartsWith("CARD change_address W1005", second.Text);
    }

    [Theory]
    [InlineData("the boots of W1002 have to go back to you")]
    [InlineData("I am sending the boots from W1002 back")]
    public async Task What_comes_back_is_a_return(string wish)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(wish);

        Assert.StartsWith("CARD create_return W1002", answer.Text);
    }

    [Theory]
    [InlineData("Take the lantern of W1002 back please. The tent and the boots I do want to keep")]
    [InlineData("return the lamp from W1002, leave the tent and the boots as they are")]
    public async Task What_stays_is_not_sent_back(string wish)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(wish);

        Assert.StartsWith("CARD create_return W1002 | 1 × Lune rechargeable lantern", answer.Text);
        Assert.DoesNotContain("Skerry", answer.Text.Split('\n')[0]);
    }

    [Fact]
    public async Task What_comes_to_mind_later_is_sent_back_too()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("return the boots of W1002, and actually the lantern too");

        Assert.Contains("1 × Fellwalker", answer.Text.Split('\n')[0]);
        Assert.Contains("1 × Lune", answer.Text.Split('\n')[0]);
    }

    [Fact]
    public async Task What_was_offered_may_be_taken_in_part()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("can the boots and the lantern of W1002 go back?");

        var card = await talk.SayAsync("fine, then without the lantern");

        Assert.StartsWith("CARD create_return W1002 | 1 × Fellwalker Mid women's hiking boots", card.Text);
        Assert.DoesNotContain("Lune", card.Text.Split('\n')[0]);
    }
}
