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
    public async Task Until_when_something_can_be_told_depends_on_what_is_wrong(string question, string day) =>
        Assert.Contains(day, (await Talk.Acting(demo, "ada").SayAsync(question)).Text);

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
