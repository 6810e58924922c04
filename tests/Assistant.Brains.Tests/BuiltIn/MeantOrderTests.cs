using Assistant.Brains.Tests.BuiltIn.Talking;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Which order and which of its items a shopper means, where they name neither number nor title.</summary>
public sealed class MeantOrderTests(DemoCatalog demo) : IClassFixture<DemoCatalog>
{
    [Fact]
    public async Task The_one_before_is_the_next_older_one()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("what's the status of my last order?");

        var answer = await talk.SayAsync("and the one before that?");

        Assert.Contains("Order W1002", answer.Text);
    }

    [Fact]
    public async Task Two_orders_spoken_of_are_the_other_one_to_each_other()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1001");
        await talk.SayAsync("and W1002?");

        var answer = await talk.SayAsync("what about the other one");

        Assert.Contains("Order W1001", answer.Text);
    }

    [Theory]
    [InlineData("has my order been packed yet?")]
    [InlineData("is my order being packed right now?")]
    public async Task What_is_done_with_an_order_names_nothing_in_it(string question)
    {
        // Of two orders on their way one holds a pack.
        var answer = await Talk.Acting(demo, "ada").SayAsync(question);

        Assert.Contains("Which order is it about?", answer.Text);
    }

    [Fact]
    public async Task The_day_it_was_placed_names_an_order()
    {
        var answer = await Talk.AsCustomer().SayAsync("is the order I placed on 16 November on its way?");

        Assert.Contains("Order W1001", answer.Text);
    }

    [Fact]
    public async Task An_item_that_only_one_order_holds_names_that_order()
    {
        var answer = await Talk.AsCustomer().SayAsync("can I return the jacket?");

        Assert.Contains("Ember jacket from order W1003 can be sent back until", answer.Text);
    }

    [Fact]
    public async Task A_return_is_about_the_named_item_and_then_about_another()
    {
        var talk = Talk.AsCustomer();

        var first = await talk.SayAsync("can I return the tent from W1002?");
        var second = await talk.SayAsync("and the lamp?");

        Assert.DoesNotContain("Firefly lamp", first.Text);
        Assert.Contains("Firefly lamp", second.Text);
        Assert.DoesNotContain("Lagoon tent", second.Text);
    }

    [Fact]
    public async Task A_wish_for_an_item_says_which_item_was_understood()
    {
        var answer = await Talk.AsCustomer().SayAsync("exchange the jacket from W1003");

        Assert.Contains("Ember jacket from order W1003 can be exchanged until", answer.Text);
    }

    [Fact]
    public async Task Only_the_wish_that_is_not_negated_is_answered_for_the_order_named()
    {
        var answer = await Talk.AsCustomer().SayAsync("I don't want to cancel W1001, just change the address");

        Assert.Contains("can't change the address", answer.Text);
        Assert.DoesNotContain("cancel", answer.Text);
        Assert.Contains("W1001", answer.Text);
    }

    [Fact]
    public async Task A_list_of_orders_is_not_what_who_names_one_is_after()
    {
        var answer = await Talk.AsVisitor().SayAsync("show order W1001");

        Assert.Contains("order W1001", answer.Text);
        Assert.Contains("e-mail address", answer.Text);
    }

    [Theory]
    [InlineData("what if it has already shipped?")]
    [InlineData("what happens when the parcel is lost?")]
    public async Task A_supposition_asks_the_pages(string question)
    {
        var answer = await Talk.AsVisitor().SayAsync(question);

        Assert.True(answer.Called("search_policy"));
        Assert.DoesNotContain("order number", answer.Text);
    }

    [Theory]
    [InlineData("when can I speak to a human?")]
    [InlineData("how do I complain in writing?")]
    public async Task How_and_when_people_are_reached_is_told_and_nobody_is_called(string question)
    {
        var answer = await Talk.AsVisitor().SayAsync(question);

        Assert.True(answer.Called("search_policy"));
        Assert.False(answer.Called("handoff_to_human"));
    }
}
