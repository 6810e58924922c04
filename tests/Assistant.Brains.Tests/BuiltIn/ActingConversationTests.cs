using Assistant.Brains.Tests.BuiltIn.Talking;
using Assistant.Core.Actions;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Changes of orders in the demo shop: what is proposed, what is asked for before, and what is said at an open card.</summary>
public sealed class ActingConversationTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    private const string Boots = "Fellwalker Mid women's hiking boots";
    private const string Tent = "Skerry 2 trekking tent";
    private const string Lantern = "Lune rechargeable lantern";

    [Theory]
    [InlineData("return the boots from W1002")]
    [InlineData("please send the boots of order W1002 back for me")]
    [InlineData("W1002: the boots don't fit, I want to send them back")]
    public async Task What_is_named_is_proposed_at_once(string wish)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(wish);

        Assert.StartsWith($"CARD create_return W1002 | 1 × {Boots}", answer.Text);
        Assert.DoesNotContain("tent", answer.Text);
    }

    [Fact]
    public async Task Where_the_money_goes_can_be_said_in_the_same_breath()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("return the boots of W1002, put the money on a gift card please");

        Assert.StartsWith($"CARD create_return W1002 | 1 × {Boots}", answer.Text);
        Assert.Contains("gift card", answer.Text);
    }

    [Fact]
    public async Task A_town_ends_where_the_sentence_goes_on()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("please deliver W1010 to Kanaalweg 8, 2011 AB Haarlem instead of my office");

        Assert.StartsWith("CARD change_address W1010", answer.Text);
        Assert.DoesNotContain("instead", answer.Text);
    }

    [Theory]
    [InlineData("both the tent and the boots", Tent, Boots)]
    [InlineData("everything except the tent", Boots, Lantern)]
    [InlineData("the lamp", Lantern)]
    [InlineData("the last one", Lantern)]
    [InlineData("All of it", Tent, Boots, Lantern)]
    public async Task Which_items_are_asked_for_where_several_come_into_question(string said, params string[] expected)
    {
        var talk = Talk.Acting(demo, "ada");

        var question = await talk.SayAsync("I'd like to return W1002");
        var card = await talk.SayAsync(said);

        Assert.Contains("Which items of order W1002 should go back?", question.Text);
        Assert.Contains("All of it", question.Suggestions);
        Assert.Equal(expected.Order(), Titles(card));
    }

    [Theory]
    [InlineData("actually only the boots", Boots)]
    [InlineData("not the boots", Tent)]
    [InlineData("leave the tent out please", Boots)]
    [InlineData("add the lantern too", Tent, Boots, Lantern)]
    [InlineData("everything in that order", Tent, Boots, Lantern)]
    [InlineData("no, just the lamp instead", Lantern)]
    public async Task A_change_of_mind_at_the_card_is_another_proposal(string said, params string[] expected)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("return the tent and the boots from W1002");

        var card = await talk.SayAsync(said);

        Assert.Equal(expected.Order(), Titles(card));
    }

    [Theory]
    [InlineData("can I have it on a gift card instead?", "\"refund_to\":\"gift_card\"")]
    [InlineData("rather as a gift card please", "\"refund_to\":\"gift_card\"")]
    [InlineData("it was damaged when it came", "\"reason\":\"damaged\"")]
    public async Task Where_the_money_goes_and_why_can_be_said_later(string said, string expected)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("return the tent from W1002");

        var card = await talk.SayAsync(said);

        Assert.Contains(expected, Compact(card));
        Assert.Contains(Tent, card.Text);
    }

    [Theory]
    [InlineData("yes please do it")]
    [InlineData("looks good, go ahead")]
    [InlineData("ok confirm that please")]
    public async Task Agreement_in_other_words_confirms_nothing(string said)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("return the tent from W1002");

        var answer = await talk.SayAsync(said);

        Assert.Empty(answer.Calls);
        Assert.Contains("Confirm", answer.Text);
    }

    [Theory]
    [InlineData("cancel it")]
    [InlineData("never mind")]
    [InlineData("hm, I changed my mind")]
    public async Task Who_wants_none_of_it_any_more_is_told_that_nothing_was_changed(string said)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("return the tent from W1002");

        var answer = await talk.SayAsync(said);

        Assert.DoesNotContain("CARD", answer.Text);
        Assert.Matches("[Nn]othing (was|has been) changed", answer.Text);
    }

    [Fact]
    public async Task A_question_beside_the_card_is_answered_and_the_card_recalled_once()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("return the tent from W1002");

        var first = await talk.SayAsync("how much do I get back?");
        var second = await talk.SayAsync("where is W1001?");

        Assert.Contains("€375.05", first.Text);
        Assert.Contains("still open", first.Text);
        Assert.DoesNotContain("still open", second.Text);
    }

    [Fact]
    public async Task Whether_it_can_go_back_is_answered_and_then_offered()
    {
        var talk = Talk.Acting(demo, "ada");

        var answer = await talk.SayAsync("can I still return the tent?");
        var card = await talk.SayAsync("ok do it");

        Assert.DoesNotContain("CARD", answer.Text);
        Assert.Contains("Shall I register the return for you?", answer.Text);
        Assert.Equal([Tent], Titles(card));
    }

    [Fact]
    public async Task What_policy_refuses_is_explained_with_its_sentence()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("return the down jacket from W1003");

        Assert.True(answer.Called("create_return"));
        Assert.Contains("too late for a change of mind", answer.Text);
        Assert.Matches(@"\[S\d\]", answer.Text);
    }

    [Theory]
    [InlineData("exchange the boots from W1002 for a 40", "becomes 40")]
    [InlineData("I want to swap the boots from W1002 for the chestnut ones in 37", "becomes Chestnut, 37")]
    [InlineData("the boots in W1002 are too small, please exchange them for size 39", "becomes 39")]
    public async Task A_version_that_is_named_is_proposed(string wish, string expected)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(wish);

        Assert.StartsWith($"CARD create_exchange W1002 | 1 × {Boots} {expected}", answer.Text);
    }

    [Fact]
    public async Task Which_version_is_asked_for_with_what_is_in_stock()
    {
        var talk = Talk.Acting(demo, "ada");

        var question = await talk.SayAsync("I want to exchange the boots from W1002");
        var card = await talk.SayAsync(question.Suggestions[0]);
        var other = await talk.SayAsync("make that size 40");

        Assert.Contains("In stock:", question.Text);
        Assert.StartsWith("CARD create_exchange W1002", card.Text);
        Assert.Contains("becomes 40", other.Text);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_said_to_be_none()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("exchange the boots from W1002 for size 52");

        Assert.Contains($"There is no {Boots} in 52.", answer.Text);
        Assert.NotEmpty(answer.Suggestions);
    }

    [Theory]
    [InlineData("cancel W1005")]
    [InlineData("could you cancel order W1005 for me?")]
    [InlineData("I ordered W1005 by mistake, please stop it")]
    public async Task An_order_is_cancelled_as_a_whole(string wish)
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync(wish);

        Assert.StartsWith("CARD cancel_order W1005", answer.Text);
        Assert.DoesNotContain("\"items\"", Compact(answer));
    }

    [Theory]
    [InlineData("cancel the trousers in W1005", "Puddleproof rain trousers")]
    [InlineData("drop the jacket from W1005 please", "Squall women's rain jacket")]
    public async Task A_part_of_an_order_is_cancelled_where_it_is_named(string wish, string expected)
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync(wish);

        Assert.StartsWith($"CARD cancel_order W1005 | 1 × {expected}", answer.Text);
        Assert.Equal([expected], Titles(answer));
    }

    [Fact]
    public async Task Whether_it_can_be_cancelled_is_no_wish_yet()
    {
        var talk = Talk.Acting(demo, "grace");

        var answer = await talk.SayAsync("can I still cancel W1005?");
        var card = await talk.SayAsync("yes please");

        Assert.Contains("can still be cancelled", answer.Text);
        Assert.StartsWith("CARD cancel_order W1005", card.Text);
    }

    [Theory]
    [InlineData("send W1005 to Storgatan 7, 753 31 Uppsala", "Storgatan 7, 753 31 Uppsala")]
    [InlineData("the new address for W1005 is Sveavägen 12\n113 50 Stockholm", "Sveavägen 12, 113 50 Stockholm")]
    [InlineData("please deliver W1005 to my brother: Erik Lind, Kungsgatan 3B, 411 19 Göteborg, Sweden", "Erik Lind, Kungsgatan 3B, 411 19 Göteborg")]
    public async Task An_address_is_read_as_it_was_typed(string wish, string expected)
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync(wish);

        Assert.StartsWith("CARD change_address W1005", answer.Text);
        Assert.Contains(expected, answer.Text);
    }

    [Fact]
    public async Task What_an_address_lacks_is_asked_for_one_thing_at_a_time()
    {
        var talk = Talk.Acting(demo, "grace");

        var all = await talk.SayAsync("change the delivery address of W1005");
        var place = await talk.SayAsync("Storgatan 5B");
        var card = await talk.SayAsync("753 31 Uppsala");

        Assert.Contains("What is the new address for order W1005?", all.Text);
        Assert.Contains("postal code and town for Storgatan 5B", place.Text);
        Assert.Contains("Storgatan 5B, 753 31 Uppsala", card.Text);
    }

    [Fact]
    public async Task No_address_is_asked_for_that_could_not_be_taken()
    {
        var answer = await Talk.Acting(demo, "linus").SayAsync("send W1011 to another address");

        Assert.False(answer.Called("change_address"));
        Assert.Contains("can't be changed any more", answer.Text);
    }

    [Theory]
    [InlineData("change address of W1005 to Karl Johans gate 5, 0154 Oslo, Norway")]
    [InlineData("please deliver W1005 to Hauptstraße 5, 10827 Berlin, Germany instead")]
    public async Task An_address_in_another_country_is_refused_for_that_and_not_as_too_late(string wish)
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync(wish);

        Assert.True(answer.Called("change_address"));
        Assert.Contains("can't be sent to another country", answer.Text);
        Assert.DoesNotContain("any more", answer.Text);
    }

    [Fact]
    public async Task Another_address_after_a_refusal_is_for_the_same_order()
    {
        var talk = Talk.Acting(demo, "grace");

        var refused = await talk.SayAsync("send W1005 to Keizersgracht 12, 1015 CS Amsterdam");
        var card = await talk.SayAsync("ok then Storgatan 7, 753 31 Uppsala");
        var mended = await talk.SayAsync("sorry, make it number 14");

        Assert.Contains("same country", refused.Text);
        Assert.StartsWith("CARD change_address W1005", card.Text);
        Assert.Contains("Storgatan 14, 753 31 Uppsala", mended.Text);
    }

    [Theory]
    [InlineData("pay W1005 with my PayPal")]
    [InlineData("please charge my PayPal for W1005 instead of the Mastercard")]
    public async Task A_stored_way_to_pay_is_known_by_its_name(string wish)
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync(wish);

        Assert.StartsWith("CARD change_payment W1005", answer.Text);
        Assert.Contains("PayPal", answer.Text);
    }

    [Theory]
    [InlineData("change my phone number to +31 6 1234 5678", "New phone number: +31 6 1234 5678")]
    [InlineData("please update my email address to ada.new@example.org", "New mail address: ada.new@example.org")]
    [InlineData("set my default address to Kade 9, 3511 AB Utrecht", "Kade 9, 3511 AB Utrecht")]
    public async Task The_account_is_changed_as_it_is_said(string wish, string expected)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(wish);

        Assert.StartsWith("CARD update_profile", answer.Text);
        Assert.Contains(expected, answer.Text);
    }

    [Fact]
    public async Task A_visitor_is_told_the_rules_and_asked_who_they_are()
    {
        var talk = Talk.Acting(demo);

        var answer = await talk.SayAsync("I want to send something back");
        await talk.SayAsync("W1002, ada@example.com");
        var question = await talk.TypeRightCodeAsync();
        var card = await talk.SayAsync("the boots");

        Assert.Contains("order number", answer.Text);
        Assert.Contains("Which items of order W1002", question.Text);
        Assert.Equal([Boots], Titles(card));
    }

    [Fact]
    public async Task A_general_question_asks_nobody_who_they_are()
    {
        var answer = await Talk.Acting(demo).SayAsync("how do I return something?");

        Assert.DoesNotContain("e-mail address it was placed with", answer.Text);
    }

    [Fact]
    public async Task What_only_an_account_may_do_needs_a_sign_in()
    {
        var answer = await Talk.Acting(demo).SayAsync("change the size of the jacket in W1005 to L");

        Assert.Contains("signed in", answer.Text);
    }

    [Theory]
    [InlineData("undo that")]
    [InlineData("cancel the return")]
    public async Task What_was_done_only_a_person_takes_back(string said)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("return the tent from W1002");
        talk.CardEnds(ActionNoteState.Succeeded);

        var answer = await talk.SayAsync(said);

        Assert.Empty(answer.Calls);
        Assert.Contains("a person", answer.Text);
    }

    [Fact]
    public async Task What_was_declined_can_be_proposed_again()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("return the tent from W1002");
        talk.CardEnds(ActionNoteState.Declined);

        var card = await talk.SayAsync("hm, do it after all");

        Assert.Equal([Tent], Titles(card));
    }

    [Fact]
    public async Task A_second_wish_of_the_message_is_not_forgotten()
    {
        var talk = Talk.Acting(demo, "grace");

        var card = await talk.SayAsync("Please cancel W1005. I also want to send back the sleeping bag of W1004.");
        talk.CardEnds(ActionNoteState.Succeeded);
        var after = await talk.SayAsync("thanks");

        Assert.StartsWith("CARD cancel_order W1005", card.Text);
        Assert.Contains("your return", after.Text);
    }

    private static string Compact(Spoken spoken) => string.Concat(string.Join(' ', spoken.Calls).Where(c => !char.IsWhiteSpace(c)));

    private static IEnumerable<string> Titles(Spoken card) =>
        card.Text.Split(" | ").Skip(1).Where(part => part.Contains(" × ", StringComparison.Ordinal)).Select(part => part[(part.IndexOf('×', StringComparison.Ordinal) + 2)..]).Order();
}
