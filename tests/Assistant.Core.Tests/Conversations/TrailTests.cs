using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Turns;

namespace Assistant.Core.Tests.Conversations;

public sealed class TrailTests
{
    private static readonly OrderNumber First = OrderNumber.Parse("W1001");
    private static readonly OrderNumber Second = OrderNumber.Parse("W1002");

    [Fact]
    public void An_order_stands_once_with_its_newest_state_and_the_one_seen_last_at_the_end()
    {
        var trail = Trail.Empty
            .After(Turn() with { Orders = [new SeenOrder(First, OrderStatus.Paid), new SeenOrder(Second, OrderStatus.Delivered)] })
            .After(Turn() with { Orders = [new SeenOrder(First, OrderStatus.Shipped)] });

        Assert.Equal(["W1002: Delivered", "W1001: Shipped"], trail.Orders.Select(order => order.ToString()));
    }

    [Fact]
    public void The_intent_of_a_turn_that_hands_over_is_not_what_was_wanted()
    {
        var trail = Trail.Empty
            .After(Turn() with { Intent = "return_item" })
            .After(Turn() with { Intent = "contact_human_agent", Outcome = TurnOutcome.HandedOff.StoredAs })
            .After(Turn());

        Assert.Equal("return_item", trail.Intent);
    }

    [Fact]
    public void It_stays_small_however_long_a_conversation_is()
    {
        var trail = Trail.Empty;
        for (var i = 0; i < 100; i++)
        {
            trail = trail.After(Turn() with
            {
                ToolCalls = [new ToolCallRecord("find_order", "found", TimeSpan.Zero)],
                Orders = [new SeenOrder(OrderNumber.Parse($"W{1000 + i}"), OrderStatus.Paid)],
                Sources = [$"returns#{i}@v1"],
            });
        }

        Assert.Equal((20, 40, 20), (trail.Orders.Length, trail.Tried.Length, trail.Sources.Length));
        Assert.Equal("returns#99@v1", trail.Sources[^1]);
    }

    private static TurnRecord Turn() => new()
    {
        Id = Guid.Empty,
        Brain = "built-in",
        Release = new ReleaseId("r-1"),
        Prompts = "",
        Answers = [],
        Outcome = "replied",
        StartedAt = default,
        Elapsed = default,
    };
}
