using Assistant.Brains.Tests.BuiltIn.Talking;
using Assistant.Core.Shop;

namespace Assistant.Brains.Tests.BuiltIn;

public sealed class OrderConversationTests
{
    [Fact]
    public async Task A_named_order_is_answered_at_once()
    {
        var answer = await Talk.AsCustomer().SayAsync("Where is my order W1001?");

        Assert.Contains("Order W1001 is on its way with Postvogel and expected on Friday 20 November.", answer.Text);
        Assert.Equal("track_order", answer.Intent);
    }

    [Fact]
    public async Task One_open_order_is_meant_without_asking()
    {
        var talk = Talk.AsCustomer();
        talk.Shop.Orders.RemoveAll(order => order.Number.Value is "W1002");

        var answer = await talk.SayAsync("where is my order");

        Assert.Contains("Order W1001", answer.Text);
    }

    [Fact]
    public async Task Several_open_orders_are_named_and_asked_for()
    {
        var answer = await Talk.AsCustomer().SayAsync("where is my order");

        Assert.Contains("W1001: Ridge hiking boots and 2 × Wool socks", answer.Text);
        Assert.Contains("W1002", answer.Text);
        Assert.DoesNotContain("W1003", answer.Text);
        Assert.Equal(["W1001", "W1002"], answer.Suggestions);
    }

    [Theory]
    [InlineData("W1002")]
    [InlineData("the second one")]
    [InlineData("the last one")]
    [InlineData("the one with the tent")]
    [InlineData("1002")]
    public async Task The_question_which_order_can_be_answered_in_many_ways(string reply)
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is my order");

        var answer = await talk.SayAsync(reply);

        Assert.Contains("Order W1002 comes in two parcels:", answer.Text);
    }

    [Fact]
    public async Task Each_parcel_is_told_with_its_delay_and_the_reason()
    {
        var answer = await Talk.AsCustomer().SayAsync("where is W1002");

        Assert.Contains("- Parcel 1 (Lagoon tent) was delivered on Tuesday 17 November.", answer.Text);
        Assert.Contains("- Parcel 2 (Firefly lamp) is delayed and now expected on Tuesday 24 November. The carrier says: Snow on the road.", answer.Text);
    }

    [Fact]
    public async Task A_cancelled_order_tells_its_refund()
    {
        var answer = await Talk.AsCustomer().SayAsync("where is W1004");

        Assert.Contains("Order W1004 has been cancelled.", answer.Text);
        Assert.Contains("A refund of €45.00 to Visa ending in 4242 is under way and expected by Monday 23 November.", answer.Text);
    }

    [Fact]
    public async Task A_late_order_is_called_late()
    {
        var talk = Talk.AsCustomer();
        var shipped = talk.Shop.Orders[0];
        talk.Shop.Orders[0] = shipped with { Shipments = [shipped.Shipments[0] with { ExpectedOn = new DateOnly(2026, 11, 16) }] };

        var answer = await talk.SayAsync("where is W1001");

        Assert.Contains("was expected on Monday 16 November, so it is late", answer.Text);
    }

    [Fact]
    public async Task A_pre_order_tells_when_it_is_planned_to_leave()
    {
        var talk = Talk.AsCustomer();
        var order = talk.Shop.Orders[0];
        talk.Shop.Orders[0] = order with
        {
            Status = OrderStatus.Paid, Shipments = [], Lines = [order.Lines[0] with { ReleasedOn = new DateOnly(2026, 12, 23) }],
        };

        var answer = await talk.SayAsync("where is W1001");

        Assert.Contains("Ridge hiking boots is a pre-order and is planned to leave us on Wednesday 23 December.", answer.Text);
    }

    [Fact]
    public async Task The_last_order_is_the_newest()
    {
        var answer = await Talk.AsCustomer().SayAsync("where is my last order?");

        Assert.Contains("Order W1001", answer.Text);
    }

    [Fact]
    public async Task An_order_that_is_not_theirs_is_not_found_and_a_person_is_offered()
    {
        var answer = await Talk.AsCustomer().SayAsync("where is order W9999");

        Assert.Contains("I can't find an order W9999 that belongs to you.", answer.Text);
        Assert.Equal(["Yes, please", "No, thanks"], answer.Suggestions);
    }

    [Fact]
    public async Task The_list_of_orders_is_the_newest_first_and_can_be_picked_from()
    {
        var talk = Talk.AsCustomer();

        var list = await talk.SayAsync("show me my orders");
        var picked = await talk.SayAsync("the third one");

        Assert.Contains("- W1003: Ember jacket, delivered Friday 13 November", list.Text);
        Assert.Contains("Order W1003 was delivered on Friday 13 November.", picked.Text);
    }

    [Fact]
    public async Task Two_requests_in_one_message_are_answered_in_their_order()
    {
        var answer = await Talk.AsCustomer().SayAsync("cancel W1002 and where is W1001?");

        Assert.InRange(answer.Text.IndexOf("cancel an order", StringComparison.Ordinal), 0, answer.Text.IndexOf("Order W1001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_messages_of_one_turn_are_all_answered()
    {
        var answer = await Talk.AsCustomer().SayAsync("where is W1001", "do you deliver to Japan?");

        Assert.Contains("Order W1001", answer.Text);
        Assert.Contains("Delivery to Japan takes 7 to 12 working days. [S", answer.Text);
    }

    [Fact]
    public async Task Cancelling_is_answered_by_the_page_and_the_order_and_pretends_nothing()
    {
        var answer = await Talk.AsCustomer().SayAsync("I want to cancel W1001");

        Assert.Contains("Order W1001 is on its way", answer.Text);
        Assert.Contains("order W1001 can't be cancelled any more", answer.Text);
        Assert.Contains("An order with the status \"Shipped\" cannot be cancelled, because the parcel is already with the carrier. [S", answer.Text);
        Assert.Contains("I can't cancel an order myself here", answer.Text);
        Assert.DoesNotContain("I have cancelled", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_return_is_checked_for_the_items_that_were_named()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("where is W1002");

        var answer = await talk.SayAsync("I want to return the tent");

        Assert.Contains("Yes. Lagoon tent from order W1002 can be sent back until Sunday 31 January 2027", answer.Text);
        Assert.DoesNotContain("Firefly lamp", answer.Text);
        Assert.Contains("You would get", answer.Text);
    }

    [Fact]
    public async Task What_is_kept_is_not_what_goes_back()
    {
        var answer = await Talk.AsCustomer().SayAsync("I want to return W1002 but keep the tent");

        Assert.Contains("Firefly lamp", answer.Text);
        Assert.DoesNotContain("Lagoon tent from order", answer.Text);
    }

    [Fact]
    public async Task Damage_of_another_thing_is_not_said_of_the_last_one()
    {
        var talk = Talk.AsCustomer();
        await talk.SayAsync("can I return the jacket from W1003?");

        var answer = await talk.SayAsync("the tent from W1002 came smashed");

        Assert.DoesNotContain("Ember jacket", answer.Text);
        Assert.Contains("W1002", answer.Text);
    }

    [Fact]
    public async Task A_refund_is_told_from_the_order()
    {
        var answer = await Talk.AsCustomer().SayAsync("where is my refund for W1004?");

        Assert.Contains("A refund of €45.00 to Visa ending in 4242 is under way", answer.Text);
    }

    [Fact]
    public async Task What_the_shop_does_not_answer_is_not_made_up()
    {
        var talk = Talk.AsCustomer();
        talk.Broken.Add("find_order");

        var answer = await talk.SayAsync("where is W1001");

        Assert.Contains("I can't see your order at the moment.", answer.Text);
        Assert.Contains("Yes, please", answer.Suggestions);
    }

    [Fact]
    public async Task A_negated_request_is_left_alone()
    {
        var answer = await Talk.AsCustomer().SayAsync("I don't want to cancel my order");

        Assert.Empty(answer.Calls);
        Assert.Contains("I won't do anything about it", answer.Text);
    }
}
