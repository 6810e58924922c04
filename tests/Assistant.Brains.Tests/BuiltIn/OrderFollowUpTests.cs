using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>What shoppers ask after an order, a refund or a card was spoken of, narrower each time and without naming it again.</summary>
public sealed class OrderFollowUpTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Theory]
    [InlineData("what's the status of W1004 and W1005?")]
    [InlineData("W1004 has it left? and W1005, is that packed")]
    [InlineData("I cancelled W1005 yesterday. Where is W1004?")]
    public async Task Two_orders_of_one_message_are_both_answered(string question)
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync(question);

        Assert.Contains("Order W1004 comes in two parcels", answer.Text);
        Assert.Contains("order W1005", answer.Text);
        Assert.DoesNotContain("CARD", answer.Text);
    }

    [Theory]
    [InlineData("i cancelled the parka on monday", "order W1010")]
    [InlineData("i cancelled W1010 already", "order W1010")]
    [InlineData("we returned the boots last week", "order W1002")]
    [InlineData("i have already exchanged W1002", "order W1002")]
    public async Task What_was_done_already_is_looked_up_and_not_done_once_more(string told, string order)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(told);

        Assert.Contains(order, answer.Text);
        Assert.DoesNotContain("CARD", answer.Text);
        Assert.DoesNotContain("Shall I", answer.Text);
    }

    [Theory]
    [InlineData("what did i order last")]
    [InlineData("what was in my most recent order?")]
    public async Task The_newest_order_is_told_and_goes_on_being_meant(string question)
    {
        var talk = Talk.Acting(demo, "grace");

        Assert.Contains("Order W1005, placed on", (await talk.SayAsync(question)).Text);
        Assert.Contains("Order W1005 comes to", (await talk.SayAsync("how much was it")).Text);
    }

    [Theory]
    [InlineData("what's holding them up")]
    [InlineData("they should be here for ages, what keeps them so long?")]
    [InlineData("they were meant to be here ages ago, what's holding them up?")]
    public async Task Why_something_is_late_is_asked_of_the_order_that_is_spoken_of(string question)
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("where are my mats?");

        Assert.Contains("The carrier says", (await talk.SayAsync(question)).Text);
    }

    [Theory]
    [InlineData("do i pay postage twice now")]
    [InlineData("will you charge me delivery for the second parcel again?")]
    public async Task Delivery_of_an_order_in_two_parcels_is_paid_once(string question)
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("where is W1004?");

        await talk.SayAsync(question);

        Assert.Contains(talk.Pages.Asked, query => query.Contains("Do I pay delivery twice when my order comes in several parcels?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_things_asked_of_a_refund_are_both_told()
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("wheres my refund for the lock");

        var answer = await talk.SayAsync("what amount, and to which account?");

        Assert.Contains("The refund is €144.90", answer.Text);
        Assert.Contains("goes back to PayPal", answer.Text);
    }

    [Theory]
    [InlineData("and what if its not there by then")]
    [InlineData("what do i do if nothing comes?")]
    public async Task A_refund_that_does_not_come_is_asked_of_the_pages(string question)
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("where is my refund for W1006?");

        await talk.SayAsync(question);

        Assert.Contains(talk.Pages.Asked, query => query.Contains("What do I do if my refund has not arrived?", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("why do i only get 18 pounds?")]
    [InlineData("whats the 11.95 for")]
    [InlineData("how come i dont get all of it back")]
    public async Task Why_less_comes_back_is_told_at_the_card(string question)
    {
        var talk = Talk.Acting(demo, "omar");
        Assert.StartsWith("CARD create_return W1014", (await talk.SayAsync("return the tea towels please")).Text);

        var answer = await talk.SayAsync(question);

        Assert.Contains("£18.10", answer.Text);
        Assert.Contains("return label £11.95", answer.Text);
        Assert.DoesNotContain("nothing was changed", answer.Text);
    }

    [Theory]
    [InlineData("dont like the colour")]
    [InlineData("its not needed anymore")]
    [InlineData("no longer needed")]
    public async Task Why_something_goes_back_is_no_change_of_mind_about_that(string reason)
    {
        var talk = Talk.Acting(demo, "omar");
        await talk.SayAsync("return the tea towels please");

        var answer = await talk.SayAsync(reason);

        Assert.StartsWith("CARD create_return W1014", answer.Text);
    }

    [Theory]
    [InlineData("no leave it")]
    [InlineData("i don't want to return it")]
    public async Task A_change_of_mind_changes_nothing(string words)
    {
        var talk = Talk.Acting(demo, "omar");
        await talk.SayAsync("return the tea towels please");

        var answer = await talk.SayAsync(words);

        Assert.Contains("nothing was changed", answer.Text);
    }

    [Fact]
    public async Task Both_of_two_are_not_all_that_was_ordered()
    {
        var talk = Talk.Acting(demo, "mei");
        var one = await talk.SayAsync("return one of the mugs please");

        var both = await talk.SayAsync("both actually");

        Assert.StartsWith("CARD create_return W1008", one.Text);
        Assert.StartsWith("CARD create_return W1008", both.Text);
        Assert.DoesNotContain("stove", both.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_alone_is_wanted_stays_beside_what_is_dropped()
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("where is W1005");

        var card = await talk.SayAsync("only the jacket, drop the trousers");

        Assert.StartsWith("CARD cancel_order W1005", card.Text);
        Assert.DoesNotContain("jacket", card.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_said_before_an_address_is_no_part_of_it()
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("change address for W1005");

        var card = await talk.SayAsync("ok then Storgatan 3, 753 31 Uppsala");

        Assert.Contains("Storgatan 3", card.Text);
        Assert.DoesNotContain("ok then", card.Text);
    }

    [Theory]
    [InlineData("can i change it again if that is too small as well?", "How often can I change the size")]
    [InlineData("could i still switch it another time?", "How often can I change the size")]
    public async Task How_often_something_can_be_changed_is_asked_of_the_pages(string question, string asked)
    {
        var talk = Talk.Acting(demo, "ada");
        Assert.StartsWith("CARD change_items W1010", (await talk.SayAsync("can you make my parka an M, same colour")).Text);

        await talk.SayAsync(question);

        Assert.Contains(talk.Pages.Asked, query => query.Contains(asked, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("do i suddenly pay postage if its only the jacket?")]
    [InlineData("is delivery free then still?")]
    public async Task Delivery_after_a_part_was_cancelled_is_asked_of_the_pages(string question)
    {
        var talk = Talk.Acting(demo, "grace");
        Assert.StartsWith("CARD cancel_order W1005", (await talk.SayAsync("take the trousers out of my order W1005")).Text);

        await talk.SayAsync(question);

        Assert.Contains(talk.Pages.Asked, query => query.Contains("do you add a delivery price afterwards?", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("one mug is enough for me, can i return the other one?")]
    [InlineData("my two mugs arrived, one is plenty. until when can I send the other back?")]
    [InlineData("can i send one of the two mugs back?")]
    public async Task One_of_two_is_checked_and_registered_as_one(string question)
    {
        var talk = Talk.Acting(demo, "mei");

        Assert.Contains("¥6,060", (await talk.SayAsync(question)).Text);
        Assert.Contains("1 × Titanium mug", (await talk.SayAsync("yes please")).Text);
    }

    [Fact]
    public async Task All_that_is_named_is_checked()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("can the tent, the boots and the lamp from W1002 go back?");

        Assert.Contains("Skerry 2", answer.Text);
        Assert.Contains("Fellwalker", answer.Text);
        Assert.Contains("Lune", answer.Text);
    }

    [Theory]
    [InlineData("the coat i reserved, any idea when it leaves you?")]
    [InlineData("my parka preorder, can you say when it ships?")]
    public async Task A_thing_that_is_named_first_is_asked_of_after_it(string question) =>
        Assert.Contains("planned to leave us", (await Talk.Acting(demo, "ada").SayAsync(question)).Text);

    [Fact]
    public async Task A_gift_card_that_is_wanted_instead_is_part_of_what_is_checked() =>
        Assert.Contains("new gift card", (await Talk.Acting(demo, "omar").SayAsync("can i give the tea towels back and get a gift card instead of money?")).Text);

    [Theory]
    [InlineData("what does the long one cost")]
    [InlineData("how much is the long version?")]
    public async Task A_version_is_known_by_a_word_that_the_product_alone_has(string question)
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("show me the Eider 0 sleeping bag");

        var answer = await talk.SayAsync(question);

        Assert.Contains("Eider 0 down sleeping bag", answer.Text);
        Assert.Contains("Long", answer.Text);
        Assert.DoesNotContain("Regular", answer.Text);
    }

    [Fact]
    public async Task What_is_asked_of_some_items_goes_on_about_them_after_a_page()
    {
        var talk = Talk.Acting(demo, "mei");
        await talk.SayAsync("one mug is enough for me, can i return the other one?");
        await talk.SayAsync("what is your warranty?");

        Assert.Contains("¥6,060", (await talk.SayAsync("and how much would i get back?")).Text);
        Assert.Contains("¥25,630", (await talk.SayAsync("and how much would i get back for all of it?")).Text);
    }

    [Fact]
    public async Task How_goods_on_their_way_back_stand_is_said_once()
    {
        var talk = Talk.Acting(demo, "linus");
        Assert.Contains("is on its way to us", (await talk.SayAsync("did the shoes i sent back reach you")).Text);

        Assert.DoesNotContain("is on its way to us", (await talk.SayAsync("and have they been checked, the ones i sent back, did you get them")).Text);
    }

    [Theory]
    [InlineData("and if they never show up?")]
    [InlineData("what if it doesn't arrive at all")]
    public async Task What_is_done_where_a_parcel_never_comes_is_asked_of_the_pages(string question)
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("where are my mats?");
        await talk.SayAsync(question);

        Assert.Contains(talk.Pages.Asked, query => query.Contains("counts as lost, and then a new parcel or a full refund", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("how much is it and where does it go", "PayPal")]
    [InlineData("and if the money doesn't show up?", "")]
    public async Task What_is_left_of_a_cancelled_order_is_its_refund(string question, string told)
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("what's with W1006");

        var answer = await talk.SayAsync(question);

        Assert.Contains(told, answer.Text);
        Assert.StartsWith("refund_", answer.Intent);
    }

    [Theory]
    [InlineData("at what time")]
    [InlineData("and what time of day?")]
    [InlineData("morning or afternoon?")]
    public async Task Of_a_day_that_was_told_the_hour_is_not_known(string question)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("when does my pack come");

        Assert.Contains("I can see the day, Friday 20 November, and no hour", (await talk.SayAsync(question)).Text);
    }

    [Theory]
    [InlineData("omar", "i ordered a sleeping bag yesterday, is it coming?", "order W1013")]
    [InlineData("mei", "my brother never got the gift card from W1009", "Order W1009")]
    public async Task What_was_ordered_and_is_awaited_is_looked_up(string who, string question, string order) =>
        Assert.Contains(order, (await Talk.Acting(demo, who).SayAsync(question)).Text);

    [Theory]
    [InlineData("linus", "don't cancel the sofa, just tell me when it comes")]
    [InlineData("ada", "i returned the boots but i keep the tent from W1002")]
    [InlineData("ada", "i cancelled W1010 by mistake, can you undo it")]
    [InlineData("grace", "W1004 never came, and W1005 I cancelled")]
    public async Task Nothing_that_was_not_asked_for_becomes_a_card(string who, string words) =>
        Assert.DoesNotContain("CARD", (await Talk.Acting(demo, who).SayAsync(words)).Text);
}
