using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>What is the matter with an order that is named, where the words say it and nothing else does.</summary>
public sealed class MatterOfOrderTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Fact]
    public async Task Damage_is_answered_by_when_it_can_be_told_and_what_may_be_chosen()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("The lantern of W1002 came with a big dent. Am I in time?");

        Assert.Contains("You can report that until", answer.Text);
        Assert.Contains("between a replacement and a full refund", answer.Text);
    }

    [Fact]
    public async Task What_was_damaged_is_not_sent_back_at_the_shoppers_cost()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("The lantern of W1002 came with a big dent. Am I in time?");

        var answer = await talk.SayAsync("can I send it back?");

        Assert.Contains("sending it back costs nothing", answer.Text);
        Assert.DoesNotContain("tent", answer.Text);
    }

    [Theory]
    [InlineData("until when can i report that something was missing from W1002?", "27 November")]
    [InlineData("how long do i have to tell you that a wrong size came in W1002?", "27 November")]
    [InlineData("what's the latest i can let you know that the lantern of W1002 is dented?", "20 November")]
    [InlineData("W1002 should have held a tripod, what I unpacked is a lantern. until when can i complain about that?", "27 November")]
    [InlineData("there was only one boot in W1002 although i paid for a pair, how long do i have to tell you?", "27 November")]
    public async Task Until_when_something_can_be_told_depends_on_what_is_wrong(string question, string day) =>
        Assert.Contains(day, (await Talk.Acting(demo, "ada").SayAsync(question)).Text);

    [Theory]
    [InlineData("i ordered a lantern and got a mug", true, false)]
    [InlineData("you were supposed to send sage and this is brown", true, false)]
    [InlineData("it was supposed to be sage, what i unpacked is brown", true, false)]
    [InlineData("we received a kettle instead of the lantern", true, false)]
    [InlineData("only one of them came and i paid for both", false, true)]
    [InlineData("there were two cups although we bought four", false, true)]
    [InlineData("i ordered two and one is enough", false, false)]
    [InlineData("i bought two things and one is too small", false, false)]
    [InlineData("i ordered a tent and got a mail that it is late", false, false)]
    public void What_came_is_held_against_what_was_ordered(string told, bool other, bool few)
    {
        Assert.Equal(other, WrongArrival.IsOther(told));
        Assert.Equal(few, WrongArrival.IsShort(told));
    }

    [Theory]
    [InlineData("W1005 says it is paid and i have found my old coat. any way of stopping it?")]
    [InlineData("if i call W1005 off now, when is the money on my account again?")]
    [InlineData("can W1005 still be halted?")]
    public async Task Whether_an_order_can_be_stopped_the_order_decides(string question)
    {
        var answer = await Talk.Acting(demo, "grace").SayAsync(question);

        Assert.Contains("Yes, order W1005 can still be cancelled.", answer.Text);
        Assert.False(answer.Called("cancel_order"));
    }

    [Theory]
    [InlineData("boots from W1002: do you fetch them again, and at what price?")]
    [InlineData("who picks the boots of W1002 up and what do you take for it?")]
    [InlineData("can i have the boots of W1002 collected?")]
    public async Task What_it_costs_to_have_a_thing_fetched_is_told_of_that_thing(string question)
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync(question);

        Assert.Contains("€3.95 is taken off for sending it back", answer.Text);
        Assert.False(answer.Called("create_return"));
    }

    [Theory]
    [InlineData("somebody else wants to pick the parcel up at the pickup point")]
    [InlineData("can my neighbour collect it")]
    public void Who_fetches_a_parcel_from_elsewhere_sends_nothing_back(string text) => Assert.False(OrderQuestion.AsksForCollection(text));

    [Fact]
    public async Task When_an_order_counts_as_lost_is_asked_of_the_pages()
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("W1001 was to be here on the 4th of November. When does it count as lost?");

        Assert.Contains(talk.Pages.Asked, query => query.StartsWith("How long until a parcel counts as lost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_size_that_is_named_after_the_question_for_another_is_for_that_item()
    {
        var talk = Talk.Acting(demo, "grace");
        await talk.SayAsync("Would another size of the rain jacket in W1005 be possible?");

        var card = await talk.SayAsync("then L instead of M please");

        Assert.StartsWith("CARD change_items W1005", card.Text);
    }

    [Theory]
    [InlineData("the zip jams, i didn't do anything")]
    [InlineData("the zipper won't close any more")]
    public async Task A_fault_is_under_warranty_where_it_is_too_late_for_a_change_of_mind(string fault)
    {
        var talk = Talk.Acting(demo, "ada");
        await talk.SayAsync("can the down jacket of W1003 still go back?");

        var answer = await talk.SayAsync(fault);

        Assert.StartsWith("It is under warranty until", answer.Text);
        Assert.Contains("you do not have to prove anything yet", answer.Text);
    }

    [Fact]
    public async Task Who_pays_for_sending_back_is_told_of_what_was_checked()
    {
        var talk = Talk.Acting(demo, "mei");
        await talk.SayAsync("until when can the mug of W1008 go back?");

        Assert.StartsWith("There is no label for your country", (await talk.SayAsync("and who pays for that")).Text);
        Assert.DoesNotContain("label", (await talk.SayAsync("how much would i get back?")).Text);
    }

    [Fact]
    public async Task Who_waited_for_nothing_hears_a_kind_word_and_where_it_is()
    {
        var answer = await Talk.Acting(demo, "ada").SayAsync("I waited in all day, nobody came and i lost a day's pay. where is W1001?? not impressed");

        Assert.Contains("sorry", answer.Text);
        Assert.Contains("on its way", answer.Text);
    }

    [Theory]
    [InlineData("until when is it covered", true, false)]
    [InlineData("when does it count as lost for you", false, true)]
    [InlineData("when do you write it off as gone", false, true)]
    [InlineData("when is it here", false, false)]
    public void When_something_ends_is_no_question_for_its_delivery(string text, bool covered, bool lost)
    {
        Assert.Equal(covered, OrderQuestion.Covered.IsMatch(text));
        Assert.Equal(lost, OrderQuestion.CountsAsLost.IsMatch(text));
    }

    [Fact]
    public async Task Whether_another_size_is_possible_the_order_decides() =>
        Assert.Contains("The items of order W1005 can still be changed", (await Talk.Acting(demo, "grace").SayAsync("Would another size of the rain jacket in W1005 be possible?")).Text);

    [Theory]
    [InlineData("suppose I had broken the seal to measure it")]
    [InlineData("my son has ripped the packaging open")]
    [InlineData("the seal is off")]
    public void A_broken_seal_is_no_fault_of_the_shop(string said)
    {
        var filled = ReturnWords.Into(OpenFlow.Of(WellKnown.ReturnItem), said);

        Assert.Equal("opened", filled.Slots[Slots.Condition]);
        Assert.DoesNotContain(Slots.ReturnReason, filled.Slots.Keys);
    }

    [Theory]
    [InlineData("Used them on one walk", true)]
    [InlineData("they are too tight for me", true)]
    [InlineData("The lantern is broken, too", false)]
    [InlineData("My order is late", false)]
    public void What_is_said_of_it_belongs_to_the_wish_before(string said, bool belongs) => Assert.Equal(belongs, ReturnWords.SaysOfItemBefore(said));

    [Theory]
    [InlineData("hm no, put W1005 back on the Mastercard", true)]
    [InlineData("put the money of W1005 back on my Mastercard", false)]
    public async Task An_order_goes_back_on_a_card_and_money_does_not(string said, bool changes) =>
        Assert.Equal(changes, (await Talk.Acting(demo, "grace").SayAsync(said)).Text.Contains("paid", StringComparison.Ordinal));
}
