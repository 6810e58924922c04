using System.Text.Json.Nodes;
using Assistant.Testing;
using Assistant.Testing.Retail;

namespace Assistant.Evals.Tests.Retail;

/// <summary>520 tasks of another shop: each has words to say, none in the second person, and an end state in our terms.</summary>
public sealed class RetailDataTests
{
    private static string Folder
    {
        get
        {
            var folder = Repository.TestData("retail");
            Assert.SkipWhen(folder is null, "The retail data set is not here. Set TEST_DATA to the folder of the data sets.");
            return folder!;
        }
    }

    [Fact]
    public void Every_task_has_a_wish_and_none_speaks_of_the_shopper_as_you()
    {
        foreach (var task in RetailTask.Load(Folder))
        {
            var wishes = FirstPerson.Wishes(task.Instruction);
            Assert.NotEmpty(wishes);
            Assert.DoesNotContain(wishes, wish => wish.Contains("your name", StringComparison.OrdinalIgnoreCase) || wish.Contains('{') || wish.StartsWith("You ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_task_that_changes_the_shop_says_what_must_have_changed_and_the_others_nothing()
    {
        var shop = RetailSnapshot.Load(Folder);
        foreach (var task in RetailTask.Load(Folder))
        {
            var states = GoldState.Of(task, shop).ToList();

            // An item that was replaced by itself is a change in the data set's words alone.
            var isEmpty = task.ChangedOrders.All(order => (string)order.Value!["status"]! is "pending (item modified)" && IsUnchanged(shop.Orders[order.Key]!, order.Value));
            Assert.Equal(isEmpty, states.Count is 0);
            Assert.All(states, state => Assert.True(state.Has.Count > 0));
        }
    }

    [Fact]
    public void An_exchange_names_the_variant_that_replaces_each_line()
    {
        var shop = RetailSnapshot.Load(Folder);
        var exchanges = RetailTask.Load(Folder)
            .SelectMany(task => GoldState.Of(task, shop).Select(state => (task, state)))
            .SelectMany(pair => pair.state.Has["returns"]?.AsArray().Where(back => (string)back!["kind"]! is "exchange").Select(back => (pair.task, pair.state, Back: back!)) ?? [])
            .ToList();

        Assert.NotEmpty(exchanges);
        Assert.All(exchanges, exchange =>
        {
            var wanted = exchange.task.Actions.Where(action => (string)action["name"]! is "exchange_delivered_order_items").SelectMany(action => action["kwargs"]!["new_item_ids"]!.AsArray()).Select(Text).ToList();
            Assert.All(exchange.Back["lines"]!.AsArray(), line => Assert.Contains((string)line!["replacedBy"]!, wanted));
        });
    }

    private static bool IsUnchanged(JsonNode before, JsonNode after) =>
        new[] { "items", "address" }.All(member => JsonNode.DeepEquals(before[member], after[member]))
        && after["payment_history"]!.AsArray().Count(entry => (double)entry!["amount"]! != 0) == before["payment_history"]!.AsArray().Count;

    private static string Text(JsonNode? node) => (string)node!;
}
