using Assistant.Brains.Tests.BuiltIn.Talking;
using Assistant.Core.Shop;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class ProductConversationTests
{
    [Fact]
    public async Task Results_come_with_price_stock_and_time()
    {
        var answer = await Talk.AsVisitor().SayAsync("do you have tents?");

        Assert.Contains("- Lagoon tent (Green): €199.00, in stock", answer.Text);
        Assert.Contains("- Meadow tent (Oat): €299.00, in stock", answer.Text);
        Assert.Contains("Prices and stock as of 12:00.", answer.Text);
    }

    [Fact]
    public async Task A_price_limit_becomes_a_filter_in_minor_units()
    {
        var talk = Talk.AsVisitor();

        var answer = await talk.SayAsync("do you have a tent under 200 euro?");

        Assert.Equal(new Money(20_000, "EUR"), talk.Catalog.Last?.MaxPrice);
        Assert.Equal("tent", talk.Catalog.Last?.Text);
        Assert.DoesNotContain("Meadow", answer.Text);
    }

    [Theory]
    [InlineData("the second one")]
    [InlineData("the more expensive one")]
    [InlineData("the Meadow")]
    [InlineData("tell me more about the Meadow tent")]
    [InlineData("tell me more about the second one")]
    public async Task A_result_can_be_pointed_to(string words)
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("do you have tents?");

        var answer = await talk.SayAsync(words);

        Assert.Contains("Meadow tent", answer.Text);
        Assert.DoesNotContain("Lagoon", answer.Text);
    }

    [Fact]
    public async Task It_is_the_product_that_was_spoken_of()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("do you have tents?");
        await talk.SayAsync("the first one");

        var stock = await talk.SayAsync("is it in stock?");
        var other = await talk.SayAsync("what about the other one?");

        Assert.Contains("Lagoon tent comes in these variants:\n- Green: €199.00, in stock\n- Blue: €199.00, not in stock", stock.Text);
        Assert.Contains("Meadow tent: €299.00, in stock.", other.Text);
    }

    [Fact]
    public async Task Stock_is_told_for_the_option_that_was_asked_for()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("do you have tents?");
        await talk.SayAsync("the first one");

        var answer = await talk.SayAsync("is it available in blue?");

        Assert.Contains("Lagoon tent (Blue): €199.00, not in stock.", answer.Text);
        Assert.Contains("In stock now: Green.", answer.Text);
    }

    [Fact]
    public async Task The_attribute_that_was_asked_for_is_told()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("do you have tents?");
        await talk.SayAsync("the second one");

        var answer = await talk.SayAsync("how heavy is it?");

        Assert.Contains("Weight: 5.1 kg", answer.Text);
    }

    [Fact]
    public async Task What_is_not_sold_is_not_found()
    {
        var answer = await Talk.AsVisitor().SayAsync("I'm looking for a canoe");

        Assert.Contains("We don't sell that (canoe).", answer.Text);
        Assert.DoesNotContain("€", answer.Text);
    }

    [Fact]
    public async Task A_search_is_narrowed_by_what_is_said_next()
    {
        var talk = Talk.AsVisitor();
        await talk.SayAsync("I'm looking for a tent");

        await talk.SayAsync("under 200 euro");
        var answer = await talk.SayAsync("for winter");

        Assert.Equal("tent winter", talk.Catalog.Last?.Text);
        Assert.Equal(new Money(20_000, "EUR"), talk.Catalog.Last?.MaxPrice);
        Assert.DoesNotContain("Meadow", answer.Text);
    }
}
