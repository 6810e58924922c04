using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>What shoppers write on any day, short and as it comes to mind.</summary>
public sealed class EverydayConversationTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Theory]
    [InlineData("my boots are too small")]
    [InlineData("the boots don't fit")]
    [InlineData("boots pinch, wrong size")]
    public async Task What_does_not_fit_is_exchanged(string told)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(told);

        Assert.Contains("What should Fellwalker Mid women's hiking boots become?", answer.Text);
    }

    [Fact]
    public async Task A_visitor_whose_jacket_does_not_fit_is_asked_for_the_order() =>
        Assert.Contains("order number", (await Talk.AsVisitor().SayAsync("the jacket doesn't fit")).Text, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("when will my pack arrive?")]
    [InlineData("my pack still isnt here")]
    [InlineData("the pack hasnt come yet, where is my pack")]
    public async Task An_own_thing_that_is_awaited_leads_to_its_order(string question)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(question);

        Assert.Contains("Order W1001", answer.Text);
        Assert.DoesNotContain("Which order", answer.Text);
    }

    [Fact]
    public async Task An_invoice_of_an_order_is_no_question_where_it_is()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("i need an invoice for W1002");

        Assert.Equal("get_invoice", answer.Intent);
        Assert.DoesNotContain("delivered", answer.Text);
    }

    [Fact]
    public async Task An_address_that_comes_before_the_order_is_kept()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("I moved, change address for my orders");
        await talk.SayAsync("Lindenlaan 4, 3512 AB Utrecht");

        var card = await talk.SayAsync("W1010");

        Assert.StartsWith("CARD change_address W1010", card.Text);
        Assert.Contains("Lindenlaan 4, 3512 AB Utrecht", card.Text);
    }

    [Fact]
    public async Task A_question_of_an_own_order_that_is_gone_back_to_is_still_about_an_own_order()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("when does my parcel come");
        await talk.SayAsync("do you sell gift cards");

        var back = await talk.SayAsync("yes");

        Assert.Contains("W1001", back.Text);
    }

    [Theory]
    [InlineData("can somebody look into this please")]
    [InlineData("i want someone to call me")]
    [InlineData("please have somebody arrange it")]
    public async Task Who_wants_somebody_to_do_it_gets_a_person(string wish)
    {
        var answer = await Talk.AsCustomer().SayAsync(wish);

        Assert.Contains(answer.Calls, call => call.StartsWith("handoff", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_ordered_size_that_was_the_wrong_one_is_changed()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("oops i ordered the parka in M but i need L, its W1010");

        Assert.Contains(answer.Calls, call => call.StartsWith("change_items", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_behind_a_question_mark_is_read()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("can you send W1010 to my sister instead? 12 rue Solferino, 59000 Lille, France");

        Assert.DoesNotContain("street and number", answer.Text);
    }

    [Fact]
    public async Task The_children_of_a_party_are_counted_once() =>
        Assert.Contains("for 4 people", (await Talk.InDemoShop(demo).SayAsync("which tent would you take for 4 people? we are going with 2 kids")).Text);

    [Fact]
    public async Task A_product_named_with_a_measure_is_told_about() =>
        Assert.Contains("Comfort temperature", (await Talk.InDemoShop(demo).SayAsync("is the eider 0 warm enough for -10?")).Text);

    [Fact]
    public async Task What_is_asked_of_the_one_product_shown_needs_no_name()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("looking for a headlamp for running at night");

        Assert.Contains("Runtime", (await talk.SayAsync("how long does the battery last")).Text);
    }

    [Fact]
    public async Task Who_brings_it_is_told_alone()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("where is W1001");

        var answer = await talk.SayAsync("who delivers it?");

        Assert.StartsWith("Postvogel brings", answer.Text);
        Assert.DoesNotContain("expected on", answer.Text);
    }

    [Fact]
    public async Task An_item_called_by_its_kind_is_the_only_one_told_of()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("until when can i return the lamp?");

        Assert.Contains("Lune rechargeable lantern", answer.Text);
        Assert.DoesNotContain("Skerry", answer.Text);
    }

    [Fact]
    public async Task The_state_of_one_item_says_nothing_of_the_next()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("can i return the boots of W1002, i wore them outside for a week");

        var answer = await talk.SayAsync("and the lantern?");

        Assert.Contains("Lune rechargeable lantern", answer.Text);
        Assert.DoesNotContain("may be less", answer.Text);
    }

    [Fact]
    public async Task What_is_said_of_another_item_puts_nothing_right_of_the_one_refused()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("i want to return the boots of W1002, i wore them outside for a week");
        talk.CardEnds(Assistant.Core.Actions.ActionNoteState.Declined);

        var answer = await talk.SayAsync("ok and the lantern then? havent used that");

        Assert.Contains("Lune", answer.Text.Split('\n')[0]);
        Assert.DoesNotContain("Fellwalker", answer.Text.Split('\n')[0]);
    }

    [Fact]
    public async Task What_was_sent_back_already_is_not_sent_back_again()
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("where are my shoes");

        var answer = await talk.SayAsync("i sent them back");

        Assert.Contains("R1007-1", answer.Text);
        Assert.DoesNotContain("Which items", answer.Text);
    }

    [Theory]
    [InlineData("is the scree pack waterproof?")]
    [InlineData("how heavy is the scree pack")]
    public async Task A_product_goes_by_its_first_and_its_last_word(string question) =>
        Assert.Contains("Scree 28 day pack", (await Talk.InDemoShop(demo).SayAsync(question)).Text);

    [Fact]
    public async Task Who_wants_no_money_back_cancels_nothing()
    {
        var talk = Talk.Acting(demo, "omar");
        await talk.SayAsync("this is ridiculous. 4 weeks now and still no bike bags!");

        var answer = await talk.SayAsync("i dont want the money back, i want new ones");

        Assert.DoesNotContain(answer.Calls, call => call.StartsWith("cancel_order", StringComparison.Ordinal));
        Assert.DoesNotContain("CARD", answer.Text);
    }

    [Fact]
    public async Task Money_of_what_was_cancelled_is_a_refund_and_no_cancellation()
    {
        var answer = await Talk.Acting(demo, "linus").SayAsync("hi i cancelled my order with the bike lock, when do i get my money");

        Assert.Contains("W1006", answer.Text);
        Assert.DoesNotContain("can't be cancelled", answer.Text);
    }

    [Fact]
    public async Task An_own_thing_that_is_asked_for_by_getting_it_is_no_product() =>
        Assert.Contains("20 December", (await Talk.Acting(demo, "ada").SayAsync("when do i get my parka?")).Text);

    [Theory]
    [InlineData("never mind, i keep it thx")]
    [InlineData("nevermind then")]
    public async Task What_is_let_be_is_not_looked_up(string words)
    {
        var answer = await Talk.AsCustomer().SayAsync(words);

        Assert.Empty(answer.Calls);
    }

    [Fact]
    public async Task A_hesitating_ok_before_another_wish_accepts_no_person()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("and what about my refund for the jacket");

        var answer = await talk.SayAsync("hm ok. can i return the tent");

        Assert.DoesNotContain(answer.Calls, call => call.StartsWith("handoff", StringComparison.Ordinal));
        Assert.Contains("Skerry 2 trekking tent", answer.Text);
    }

    [Theory]
    [InlineData("actually leave it all")]
    [InlineData("no, keep both please")]
    [InlineData("hm leave everything as it is")]
    public async Task All_that_is_let_be_is_not_all_that_is_changed(string words)
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("cancel the trousers of W1005");

        var answer = await talk.SayAsync(words);

        Assert.DoesNotContain(answer.Calls, call => call.StartsWith("cancel_order", StringComparison.Ordinal));
        Assert.Contains("nothing was changed", answer.Text);
    }

    [Fact]
    public async Task Nothing_is_cancelled_where_all_is_let_be_before_the_items_are_chosen()
    {
        var talk = Talk.Acting(demo, "grace");
        Assert.Contains("Which items", (await talk.SayAsync("cancel the rain stuff of my order")).Text);

        Assert.DoesNotContain("CARD", (await talk.SayAsync("oh just leave it all")).Text);
    }

    [Theory]
    [InlineData("hi my order still isnt here whats going on")]
    [InlineData("hello nothing came yet")]
    public async Task A_greeting_before_trouble_is_no_greeting(string words) =>
        Assert.Contains("W1001", (await Talk.Acting(demo, "ada").SayAsync(words)).Text);

    [Theory]
    [InlineData("when are you bringing the couch")]
    [InlineData("what day will they deliver the sofa")]
    public async Task Who_brings_an_own_thing_when_is_asked_of_its_order(string question) =>
        Assert.Contains("Order W1011", (await Talk.Acting(demo, "linus").SayAsync(question)).Text);

    [Theory]
    [InlineData("wheres my money for the cancelled one")]
    [InlineData("how much do i get back for the cancelled one")]
    public async Task An_order_is_told_by_its_state_alone(string question)
    {
        var answer = await Talk.Acting(demo, "linus").SayAsync(question);

        Assert.Contains("W1006", answer.Text);
        Assert.DoesNotContain("Which order", answer.Text);
    }

    [Theory]
    [InlineData("its W1005")]
    [InlineData("order number W1005")]
    public async Task An_order_number_while_its_address_is_asked_for_changes_no_subject(string number)
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("the street on my order from yesterday is wrong, change the address of W1005");
        Assert.Contains("address", (await talk.SayAsync(number)).Text);

        Assert.StartsWith("CARD change_address W1005", (await talk.SayAsync("should be Storgatan 12, 753 31 Uppsala")).Text);
    }

    [Fact]
    public async Task Why_something_has_not_come_asks_for_no_rule()
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("only half of my order came, the mats are missing");

        Assert.Contains("Missorted", (await talk.SayAsync("why is that")).Text);
    }

    [Theory]
    [InlineData("sorry meant the other one")]
    [InlineData("oh i meant the other one")]
    public async Task The_other_of_two_orders_is_put_right(string words)
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("status W1005");

        Assert.Contains("W1004", (await talk.SayAsync(words)).Text);
    }

    [Theory]
    [InlineData("what if nobody is in that day")]
    [InlineData("i wont be home then")]
    public async Task Nobody_at_home_is_answered_for_the_parcel_spoken_of(string words)
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("where is my sofa");

        var answer = await talk.SayAsync(words);

        Assert.Equal("not_home", answer.Intent);
        Assert.Contains(answer.Calls, call => call.StartsWith("search_policy", StringComparison.Ordinal) && call.Contains("oversized", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("do i have to send the old one back")]
    [InlineData("who pays for sending it back")]
    public async Task Whether_a_damaged_thing_goes_back_is_no_return(string question)
    {
        var talk = Talk.Acting(demo, "mei");
        await talk.SayAsync("one of my mugs came with a dent");

        var answer = await talk.SayAsync(question);

        Assert.Equal("claim_back", answer.Intent);
        Assert.DoesNotContain(answer.Calls, call => call.StartsWith("check_return", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_change_costs_is_told_on_the_way_to_it()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("my boots are too small");

        var answer = await talk.SayAsync("does it cost anything");

        Assert.Contains(answer.Calls, call => call.StartsWith("search_policy", StringComparison.Ordinal) && call.Contains("exchange cost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_account_of_money_that_is_to_come_is_the_one_that_paid()
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("have you got my shoes back yet");

        Assert.Contains("PayPal", (await talk.SayAsync("to which account")).Text);
    }

    [Theory]
    [InlineData("thats too slow!!")]
    [InlineData("this takes forever")]
    public async Task Impatience_is_no_goodbye(string words)
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("any news on my refund for W1006");

        Assert.DoesNotContain("Goodbye", (await talk.SayAsync(words)).Text);
    }

    [Fact]
    public async Task A_gift_card_is_sent_again_and_not_replaced()
    {
        var talk = Talk.Acting(demo, "mei");
        await talk.SayAsync("my friend never got the gift card");

        var answer = await talk.SayAsync("can you send it again");

        Assert.Contains("gift card", answer.Text);
        Assert.DoesNotContain("can report", answer.Text);
    }

    [Fact]
    public async Task Something_lighter_is_the_same_search_by_weight()
    {
        var talk = Talk.InDemoShop(demo);
        await talk.SayAsync("i need a tent for 4");

        Assert.Contains("kg", (await talk.SayAsync("anything lighter?")).Text);
    }

    [Theory]
    [InlineData("the driver was drunk and hurled my box at the door")]
    [InlineData("delivery guy was really rude to my wife")]
    public async Task How_a_courier_behaved_is_a_complaint(string words) =>
        Assert.Contains(
            (await Talk.AsVisitor().SayAsync(words)).Calls,
            call => call.StartsWith("search_policy", StringComparison.Ordinal) && call.Contains("complaint", StringComparison.Ordinal));

    [Fact]
    public async Task A_parcel_that_never_came_is_no_complaint_about_the_driver() =>
        Assert.DoesNotContain(
            (await Talk.AsVisitor().SayAsync("my parcel never arrived and the driver was rude")).Calls,
            call => call.Contains("complaint", StringComparison.Ordinal));

    [Fact]
    public async Task A_sum_names_the_one_item_that_costs_so_much()
    {
        var card = await Talk.Acting(demo, "ada").SayAsync("W1002 I'd like my 379 euros back");

        Assert.Contains("Skerry 2 trekking tent", card.Text);
        Assert.DoesNotContain("Which items", card.Text);
    }

    [Theory]
    [InlineData("i never got a refund for the plates")]
    [InlineData("refund still hasnt come")]
    public async Task A_refund_that_did_not_come_is_looked_up(string words) =>
        Assert.Contains("£25.00", (await Talk.Acting(demo, "omar").SayAsync(words)).Text);

    [Fact]
    public async Task Who_chose_the_wrong_size_was_sent_no_wrong_one() =>
        Assert.Contains("become", (await Talk.Acting(demo, "ada").SayAsync("i picked the wrong size for my boots")).Text);

    [Fact]
    public async Task A_fault_told_after_the_warranty_is_no_return()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("is the tent still under warranty");

        Assert.DoesNotContain("You would get", (await talk.SayAsync("a pole snapped")).Text);
    }

    [Theory]
    [InlineData("i have a question")]
    [InlineData("hi i have two questions")]
    public async Task A_question_that_is_announced_is_no_trouble(string words) =>
        Assert.DoesNotContain("sorry", (await Talk.AsVisitor().SayAsync(words)).Text, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task What_would_come_back_is_told_at_the_card()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("return the boots of W1002");

        Assert.Contains("175.05", (await talk.SayAsync("how much will i get")).Text);
    }
}
