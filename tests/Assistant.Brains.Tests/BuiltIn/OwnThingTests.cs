using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Signed-in shoppers name what they have bought by what it is, and not by an order.</summary>
public sealed class OwnThingTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Theory]
    [InlineData("grace", "the rain pants can go, I only want the jacket", "cancel_order W1005", "Puddleproof")]
    [InlineData("grace", "could you ditch the jacket, I'll keep the trousers", "cancel_order W1005", "Squall")]
    [InlineData("ada", "the parka is no longer needed, our trip is off", "cancel_order W1010", null)]
    [InlineData("ada", "I won't be needing that winter coat after all", "cancel_order W1010", null)]
    [InlineData("ada", "no use for the tent any more", "create_return W1002", "Skerry 2")]
    [InlineData("omar", "that sleeping bag which isn't paid yet, forget it please, I can do without the bag", "cancel_order W1013", null)]
    public async Task What_is_given_up_is_cancelled_or_sent_back(string who, string wish, string card, string? item)
    {
        var answer = await Talk.Acting(demo, who).SayAsync(wish);

        Assert.StartsWith($"CARD {card}", answer.Text);
        Assert.Contains(item ?? "", answer.Text.Split("\n\n")[0]);
    }

    [Theory]
    [InlineData("ada", "I don't want the parka to go to my old address")]
    [InlineData("ada", "are the boots no longer needed for the exchange if I keep them?")]
    [InlineData("ada", "I don't want to cancel the parka")]
    [InlineData("linus", "I don't need the invoice")]
    public async Task What_is_not_given_up_makes_no_card(string who, string words)
    {
        var answer = await Talk.Acting(demo, who).SayAsync(words);

        Assert.DoesNotContain("CARD", answer.Text);
    }

    [Theory]
    [InlineData("linus", "what day is the sofa coming", "Order W1011 is on its way")]
    [InlineData("linus", "which day do I have to be home for the couch?", "Order W1011 is on its way")]
    [InlineData("ada", "is my lantren delivered", "Order W1002 was delivered")]
    [InlineData("ada", "has the rucksack left yet", "Order W1001 is on its way")]
    [InlineData("grace", "where are the mats", "Parcel 2 (2 × Cloudberry insulated air mat) is delayed")]
    [InlineData("omar", "my bike bags never came", "Order W1012 has been lost")]
    public async Task Where_a_thing_is_says_the_order_that_holds_it(string who, string question, string said)
    {
        Assert.Contains(said, (await Talk.Acting(demo, who).SayAsync(question)).Text);
    }

    [Fact]
    public async Task What_others_would_buy_is_searched_for()
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync("do you have a sofa that comes with legs?");

        Assert.DoesNotContain(answer.Calls, call => call.StartsWith("find_order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_visitor_is_told_nothing_of_what_others_bought()
    {
        var answer = await Talk.AsVisitor().SayAsync("where is the parka");

        Assert.DoesNotContain(answer.Calls, call => call.StartsWith("list_orders", StringComparison.Ordinal) || call.StartsWith("find_order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_is_asked_of_things_in_other_orders()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("where is the parka?");

        Assert.Contains("Order W1001", (await talk.SayAsync("and the daypack?")).Text);
        Assert.Contains("Order W1002", (await talk.SayAsync("no, I mean the tent")).Text);
    }

    [Fact]
    public async Task What_went_back_is_told_with_what_follows()
    {
        var back = await Talk.Acting(demo, "linus").SayAsync("did the running shoes arrive at your place");
        var swap = await Talk.Acting(demo, "omar").SayAsync("have you got the boots I sent back");

        Assert.Contains("The return R1007-1 is on its way to us.", back.Text);
        Assert.Contains("The exchange R1015-1 is on its way to us.", swap.Text);
    }

    [Fact]
    public async Task A_refund_tells_one_fact_after_the_other()
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("when will I see my money for the lock");

        Assert.Contains("goes back to PayPal", (await talk.SayAsync("where does it go")).Text);
        Assert.Contains("The refund is €144.90", (await talk.SayAsync("how much of it")).Text);
    }

    [Fact]
    public async Task A_refund_that_was_sent_offers_nobody()
    {
        var talk = Talk.Acting(demo, "omar");

        Assert.DoesNotContain("?", (await talk.SayAsync("did you pay back something for the plates")).Text);
        Assert.Contains("Wednesday 4 November", (await talk.SayAsync("when was that")).Text);
    }

    [Fact]
    public async Task Who_wants_a_new_one_for_a_lost_parcel_is_told_what_there_is()
    {
        var talk = Talk.Acting(demo, "omar");
        await talk.SayAsync("my bike bags never came");

        var wish = await talk.SayAsync("then please send me new ones");

        Assert.Contains(wish.Calls, call => call.Contains("a new parcel or a full refund", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ada", "my walking boots pinch, I'm a 39 really, dont ask. can you swap them", "CARD create_exchange W1002")]
    [InlineData("ada", "make the parka go to Crabethstraat 12, 2801 AN Gouda", "CARD change_address W1010")]
    [InlineData("ada", "my hiking boots pinch badly. could you take them back", "CARD create_return W1002")]
    public async Task What_is_to_become_of_a_thing_is_proposed(string who, string wish, string card)
    {
        Assert.StartsWith(card, (await Talk.Acting(demo, who).SayAsync(wish)).Text);
    }

    [Fact]
    public async Task Something_from_an_order_is_asked_for()
    {
        var talk = Talk.Acting(demo, "ada");

        var question = await talk.SayAsync("want to return something from the order with the tent");
        var card = await talk.SayAsync("well the tent itself");

        Assert.Contains("Lune", question.Text);
        Assert.StartsWith("CARD create_return W1002", card.Text);
        Assert.DoesNotContain("Lune", card.Text.Split("\n\n")[0]);
    }

    [Fact]
    public async Task A_question_beside_a_choice_of_items_chooses_none()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("want to return something from the order with the tent");

        var answer = await talk.SayAsync("does it matter that I have put up the tent once?");

        Assert.DoesNotContain("CARD", answer.Text);
    }

    [Fact]
    public async Task Costs_at_a_card_are_those_of_what_it_does()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("no use for the tent any more");

        var answer = await talk.SayAsync("does that cost me anything?");

        Assert.Contains(answer.Calls, call => call.Contains("return label cost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whether_a_cancellation_can_be_undone_is_asked_of_the_pages()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("the parka is no longer needed");

        var answer = await talk.SayAsync("can I bring it back tomorrow if I change my mind?");

        Assert.Contains(answer.Calls, call => call.Contains("Can a cancelled order be restored?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Number_and_address_before_a_question_belong_to_it()
    {
        var talk = Talk.Acting(demo);
        await talk.SayAsync("order 1015, omar@example.com. the boots I'm swapping, has my box reached you yet");

        var answer = await talk.TypeRightCodeAsync();

        Assert.Contains("For order W1015 I can see this: The exchange R1015-1 is on its way to us.", answer.Text);
    }

    [Fact]
    public async Task A_day_for_something_in_the_order_is_compared_with_the_parcels()
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("where are the mats");

        Assert.Contains("Saturday 21 November", (await talk.SayAsync("good. so mats on saturday, right?")).Text);
    }

    [Fact]
    public async Task Until_when_a_thing_may_go_back_is_decided_and_not_proposed()
    {
        var answer = await Talk.Acting(demo, "mei").SayAsync("my two metal mugs arrived, turns out one is plenty. till when can I send the other back?");

        Assert.Contains("Titanium mug from order W1008 can be sent back until", answer.Text);
        Assert.DoesNotContain("CARD", answer.Text);
    }

    [Fact]
    public async Task Who_wants_the_money_of_goods_on_their_way_is_offered_a_person()
    {
        var talk = Talk.Acting(demo, "linus");
        await talk.SayAsync("did the running shoes arrive at your place");

        var answer = await talk.SayAsync("I want my 129.95 now");

        Assert.Contains("R1007-1", answer.Text);
        Assert.EndsWith("?", answer.Text);
    }
}
