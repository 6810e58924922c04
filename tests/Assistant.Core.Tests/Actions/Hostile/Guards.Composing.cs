using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Testing.Shop;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>What checks are left out with, and what attacks have in common.</summary>
internal static partial class Guards
{
    private static HostileShop Unguarded => new()
    {
        FindOrder = (shop, _, number) => shop.FindOrderAsync(new OrderOwner.OfOrder(number), number, default),
        Execute = (shop, owner, command, key) => shop.ExecuteAsync(command is ShopCommand.OnOrder onOrder ? new OrderOwner.OfOrder(onOrder.Order) : owner, command, key, default),
    };

    private static Func<Tool, Tool> Write(Func<WriteTool, WriteTool> alter) => tool => tool is WriteTool write ? alter(write) : tool;

    private static Func<Tool, Tool> Planned(Func<JsonElement, ToolContext, WritePlan.Ready, WritePlan> alter) => Write(tool => new AlteredWrite(tool)
    {
        Plans = (arguments, context, plan) => Task.FromResult(plan is WritePlan.Ready ready ? alter(arguments, context, ready) : plan),
    });

    /// <summary>What a plan comes to the second time, made of the first one and what it would be.</summary>
    private static Func<Tool, Tool> Remembered(Func<WritePlan, WritePlan, WritePlan> again)
    {
        var plans = new ConcurrentDictionary<string, WritePlan>();
        return Write(tool => new AlteredWrite(tool)
        {
            Plans = (arguments, _, plan) => Task.FromResult(plans.TryGetValue(arguments.GetRawText(), out var first) ? again(first, plan) : plans[arguments.GetRawText()] = plan),
        });
    }

    private static JsonNode? Leaf(JsonElement value) => JsonNode.Parse(value.GetRawText());

    private static IEnumerable<Rule> Valued<T>(IEnumerable<Rule> rules, RuleKind<T> kind, T value) =>
        rules.Select(rule => rule.Kind == kind ? (Rule<T>)rule with { Value = value } : rule);

    private static ShopContents Changed(ShopContents contents, string number, Func<Order, Order> change) =>
        contents with { Orders = [.. contents.Orders.Select(order => order.Number.Value == number ? change(order) : order)] };

    private static void Change(InMemoryShop shop, string number, Func<Order, Order> change) => shop.Contents = Changed(shop.Contents, number, change);

    private static Product Shelved(Product product, string variant, bool isThere) => product with
    {
        Variants = [.. product.Variants.Select(known => known.Id.Value == variant ? known with { Stock = known.Stock with { Available = isThere } } : known)],
    };

    /// <summary>A card that is shown at the end of a day and confirmed at the beginning of the next.</summary>
    private static async Task OverMidnightAsync(Yard yard, string order, int days, int quantity)
    {
        var ada = await yard.AdaAsync();
        yard.World.Clock.Advance(TimeSpan.FromDays(days) + new TimeSpan(10, 55, 0));
        var items = Target.Json(System.FormattableString.Invariant($$"""[{"line":"1","quantity":{{quantity}}}]"""));
        var card = await yard.ShowAsync(ada, "create_return", yard.With("create_return", "items", items, order));
        yard.World.Clock.Advance(TimeSpan.FromMinutes(6));
        await yard.World.ConfirmAsync(ada, card!);
    }

    /// <summary>The shopper has confirmed; before their turn runs, something happens to the conversation in another process.</summary>
    private static async Task MeanwhileAsync(Yard yard, Func<Conversation, DateTimeOffset, ConversationEvent> happens, string why)
    {
        var ada = await yard.AdaAsync();
        await yard.World.QueueAsync(ada);
        var card = await yard.ShowAsync(ada, "cancel_order");
        ada.Honest.Add((card!.Id, yard.World.Clock.GetUtcNow()));
        await yard.World.Assistant.PostAsync(ada.Id, "", click: new ActionClick("confirm", card.Id.Value));
        var now = await yard.World.Assistant.StateAsync(ada.Id);
        await yard.World.Assistant.Memory.AppendAsync(new ConversationAppend(ada.Id, now.Position, [happens(now, yard.World.Clock.GetUtcNow())]), default);
        await yard.World.CloseAsync(ada, why);
        await yard.World.AnswerAsync(ada);
    }

    private static async Task ProfilesAsync(Yard yard, int shoppers, int each)
    {
        for (var number = 0; number < shoppers * each; number++)
        {
            var customer = yard.World.Contents.Customers[shoppers is 1 ? 0 : 2 + (number / each)];
            var phone = new Dictionary<string, object?> { ["phone"] = $"+31 6 {number}" };
            await yard.DoAsync(await yard.World.OpenAsync(customer), "update_profile", phone);
        }
    }

    private static ShopContents Crowd(ShopContents contents, int count) => contents with
    {
        Customers = [.. contents.Customers, .. Enumerable.Range(0, count).Select(number => contents.Customers[0] with { Id = new CustomerId($"customer-{number}") })],
    };
}
