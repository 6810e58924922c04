using Assistant.Brains.Tests.BuiltIn.Talking;
using Assistant.Core.Shop;

namespace Assistant.Brains.Tests.BuiltIn;

/// <summary>Questions for single facts of an own order or of the own account.</summary>
public sealed class OwnFactsConversationTests
{
    private static readonly PaymentMethod Card = new(new PaymentMethodId("card"), "card", "Visa ending in 4242");
    private static readonly DateTimeOffset Paid = new(2026, 11, 14, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("how much did I pay for W1002?")]
    [InlineData("W1002: what was the total?")]
    [InlineData("have you charged my Visa twice for W1002?")]
    public async Task What_was_paid_is_told_with_each_charge(string question)
    {
        var answer = await PaidInParts().SayAsync(question);

        Assert.Contains("Order W1002 comes to €90.00 in all.", answer.Text);
        Assert.Contains("€40.00 was charged to Visa ending in 4242 on Saturday 14 November.", answer.Text);
        Assert.Contains("€50.00 is reserved on Visa ending in 4242 and not charged yet.", answer.Text);
        Assert.Contains("nothing was charged twice", answer.Text);
    }

    [Fact]
    public async Task Charges_that_come_to_more_than_the_total_are_not_explained_away()
    {
        var talk = PaidInParts();
        var order = talk.Shop.Orders.Single(order => order.Number.Value is "W1002");
        talk.Shop.Orders[talk.Shop.Orders.IndexOf(order)] = order with { Payments = [.. order.Payments, order.Payments[0]] };

        var answer = await talk.SayAsync("why two debits on my Visa for W1002?");

        Assert.DoesNotContain("charged twice", answer.Text);
    }

    [Fact]
    public async Task How_and_how_much_are_two_answers()
    {
        var talk = PaidInParts();
        await talk.SayAsync("which of my cards did you debit for W1002?");

        var answer = await talk.SayAsync("how much was it?");

        Assert.Contains("Order W1002 comes to €90.00 in all.", answer.Text);
        Assert.DoesNotContain("still what I know", answer.Text);
    }

    [Fact]
    public async Task A_price_of_the_shop_is_asked_of_the_pages_even_after_an_order()
    {
        var talk = PaidInParts();
        await talk.SayAsync("where is W1002?");

        var answer = await talk.SayAsync("what does it cost to send something back?");

        Assert.DoesNotContain("comes to", answer.Text);
    }

    [Fact]
    public async Task What_was_in_an_order_is_about_that_order()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1001?");

        var answer = await talk.SayAsync("what was in the box?");

        Assert.Contains("Ridge hiking boots and 2 × Wool socks", answer.Text);
        Assert.DoesNotContain("W1002", answer.Text);
    }

    [Fact]
    public async Task What_holds_it_up_is_the_reason_that_the_carrier_gave()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1002?");

        var answer = await talk.SayAsync("what's holding them up?");

        Assert.Contains("The carrier says: Snow on the road.", answer.Text);
    }

    [Fact]
    public async Task The_one_order_with_money_moving_back_is_the_one_asked_about()
    {
        var answer = await Talk.AsCustomer().SayAsync("did I get my money back?");

        Assert.Contains("A refund of €45.00 to Visa ending in 4242 is under way and expected by Monday 23 November.", answer.Text);
    }

    [Theory]
    [InlineData("W1004, money?")]
    [InlineData("refund W1004")]
    public async Task A_number_and_a_word_are_a_question(string question)
    {
        var answer = await Talk.AsCustomer().SayAsync(question);

        Assert.Contains("€45.00", answer.Text);
    }

    [Fact]
    public async Task What_would_come_back_is_told_for_the_item_that_is_named()
    {
        var answer = await Talk.AsCustomer().SayAsync("how much would I get back for the lamp from W1002?");

        Assert.Contains("You paid €45.00 for Firefly lamp in order W1002.", answer.Text);
    }

    [Fact]
    public async Task A_stored_way_to_pay_is_told_masked()
    {
        var answer = await Talk.AsCustomer().SayAsync("which cards are stored in my account?");

        Assert.Contains("Visa ending in 4242", answer.Text);
        Assert.DoesNotContain("Kade 1", answer.Text);
    }

    [Fact]
    public async Task All_that_is_known_is_told_to_who_asks_for_no_single_thing()
    {
        var answer = await Talk.AsCustomer().SayAsync("what do you know about me?");

        Assert.Contains("Ada Okafor", answer.Text);
        Assert.Contains("ada@example.com", answer.Text);
        Assert.Contains("Kade 1", answer.Text);
        Assert.Contains("Visa ending in 4242", answer.Text);
    }

    [Fact]
    public async Task A_cancellation_is_decided_by_the_state_that_the_order_is_in()
    {
        var answer = await Talk.AsCustomer().SayAsync("cancel W1001 please");

        Assert.Contains("order W1001 can't be cancelled any more", answer.Text);
        Assert.Contains("An order with the status \"Shipped\" cannot be cancelled, because the parcel is already with the carrier. [S", answer.Text);
    }

    [Fact]
    public async Task Another_orders_state_is_not_carried_over()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("cancel W1001 please");

        var answer = await talk.SayAsync("and W1003?");

        Assert.Contains("Order W1003 was delivered", answer.Text);
        Assert.Contains("order W1003 can't be cancelled any more", answer.Text);
    }

    private static Talk PaidInParts()
    {
        var talk = Talk.AsCustomer();
        var order = talk.Shop.Orders.Single(order => order.Number.Value is "W1002");
        talk.Shop.Orders[talk.Shop.Orders.IndexOf(order)] = order with
        {
            Payments =
            [
                new Payment("1", PaymentKind.Charge, PaymentState.Settled, Card, new Money(4_000, "EUR"), Paid),
                new Payment("2", PaymentKind.Charge, PaymentState.Authorised, Card, new Money(5_000, "EUR"), Paid),
            ],
        };
        return talk;
    }
}
