using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Core.Tools.Orders;
using Assistant.Core.Tools.Writes;
using Assistant.DemoShop.Generator;
using Assistant.Testing;

namespace Assistant.DemoShop.Tests.Writes;

/// <summary>What the pages allow and the tools work out, the shop can carry out: no shopper confirms a card in vain.</summary>
public sealed class PolicyAndShopTests
{
    /// <summary>Among the first ones is every story that the generator knows.</summary>
    private const int Orders = 700;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_write_that_is_planned_on_a_generated_order_is_carried_out()
    {
        using var folder = new TemporaryFolder();
        using var shop = await SqliteDemoShop.OpenAsync(folder.ShopPath, FixedClock.Noon, DemoShopSeed.Default, Token);
        var pages = new KnowledgeFolder(Path.Combine(Repository.Root, "knowledge"), PageStrictness.Strict, FixedClock.Noon);
        var scene = new Scene(shop, (await pages.CompileAsync(previous: null, Token)).Release);
        var failed = new List<string>();
        var done = new Dictionary<string, int>();
        var replaced = new HashSet<(string, string)>();
        foreach (var record in LarkfieldGenerator.Generate(1, new DateOnly(2026, 11, 20)).Orders.Take(Orders))
        {
            await foreach (var (name, plan) in scene.PlansAsync(record.Customer, record.Number))
            {
                var outcome = await shop.ExecuteAsync(new OrderOwner.OfCustomer(record.Customer), plan.Command, ActionId.New(), Token);
                if (outcome is ShopOutcome.Refused(var why))
                    failed.Add($"{record.Number} {name}: {why} {plan.Command}");
                else
                    done[name] = done.GetValueOrDefault(name) + 1;

                replaced.UnionWith(Prices(plan.Command).Select(price => (name, price.Currency)));
            }
        }

        Assert.Equal([], failed);
        Assert.Equal(8, done.Count);
        Assert.All(done, plan => Assert.True(plan.Value >= 10, $"{plan.Key} was carried out {plan.Value} times."));
        Assert.Superset(new HashSet<(string, string)> { ("items", "EUR"), ("items", "SEK"), ("items", "GBP"), ("exchange", "SEK"), ("exchange", "GBP") }, replaced);
    }

    private static IEnumerable<Money> Prices(ShopCommand command) => command switch
    {
        ShopCommand.ChangeItems items => items.Items.Select(item => item.UnitPrice),
        ShopCommand.CreateExchange exchange => exchange.Items.Select(item => item.UnitPrice),
        _ => [],
    };

    /// <summary>One change after the other, each planned on what the one before has left.</summary>
    private sealed class Scene(SqliteDemoShop shop, Release release)
    {
        private readonly PolicyEngine _policy = new(ShopZone.Utc);

        public async IAsyncEnumerable<(string Name, WritePlan.Ready Plan)> PlansAsync(CustomerId customer, OrderNumber number)
        {
            var context = new ToolContext(
                Conversation.Replay(ConversationId.New(), []), new ShopperIdentity.Customer(customer), release, FixedClock.Noon.GetUtcNow(), new TurnSources());
            var order = (await shop.FindOrderAsync(new OrderOwner.OfCustomer(customer), number, Token))!;
            var line = order.Lines[0];
            var others = await OthersAsync(line);
            var methods = (await shop.FindCustomerAsync(customer, Token))!.PaymentMethods;
            var one = new ItemArgument(line.Id, 1);
            var plans = new List<(string Name, Func<Task<WritePlan>> Plan)>
            {
                ("address", () => new ChangeAddress(shop, _policy).PlanAsync(
                    new(number, new AddressArgument(new("Neude 11"), new(order.ShipTo.City), new(order.ShipTo.PostalCode))), context, Token)),
                ("items", () => new ChangeItems(shop, _policy).PlanAsync(new(number, [.. others.Take(1).Select(other => new ReplacementArgument(line.Id, other, 1))]), context, Token)),
                ("payment", () => new ChangePayment(shop, _policy).PlanAsync(new(number, methods[^1].Id), context, Token)),
                ("cancel one", () => new CancelOrder(shop, _policy).PlanAsync(new(number, [one]), context, Token)),
                ("cancel", () => new CancelOrder(shop, _policy).PlanAsync(new(number, null, CancelReason.NoLongerNeeded), context, Token)),
                ("exchange", () => new CreateExchange(shop, _policy).PlanAsync(
                    new(number, [.. others.Skip(1).Take(1).Select(other => new ReplacementArgument(line.Id, other, 1))], ReturnReason.DoesNotFit, ItemCondition.AsNew), context, Token)),
                ("return to a gift card", () => new CreateReturn(shop, _policy).PlanAsync(
                    new(number, [.. order.Lines.TakeLast(1).Select(last => new ItemArgument(last.Id, 1))], ReturnReason.NotWanted, ItemCondition.AsNew, RefundTo.GiftCard), context, Token)),
                ("return", () => new CreateReturn(shop, _policy).PlanAsync(new(number, [one], ReturnReason.NotWanted, ItemCondition.AsNew), context, Token)),
            };
            foreach (var (name, plan) in plans)
            {
                if (await plan() is WritePlan.Ready ready)
                    yield return (name, ready);
            }
        }

        private async Task<ImmutableArray<VariantId>> OthersAsync(OrderLine line) =>
            await shop.FindProductAsync(line.Product, Token) is { } product
                ? [.. product.Variants.Where(variant => variant.Id != line.Variant && variant.Stock.Available).OrderByDescending(variant => variant.Price.Minor).Select(variant => variant.Id)]
                : [];
    }
}
