using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.DemoShop.Generator;

namespace Assistant.DemoShop.Tests.Writes;

/// <summary>Whatever is asked of the shop, in whatever order: no money comes from nowhere, and none is lost.</summary>
public sealed class MoneyIsKeptTests
{
    private const int Commands = 400;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_movement_has_another_end(int seed)
    {
        using var folder = new TemporaryFolder();
        using var shop = await SqliteDemoShop.OpenAsync(folder.ShopPath, FixedClock.Noon, new DemoShopSeed.Larkfield((ulong)seed), Token);
        var orders = LarkfieldGenerator.Generate((ulong)seed, new DateOnly(2026, 11, 20)).Orders;
        var wishes = new RandomWishes(new Random(seed));
        var done = new Dictionary<Type, int>();
        var (refused, onCards) = (0, 0);
        for (var i = 0; i < Commands; i++)
        {
            var picked = wishes.Pick(orders);
            var owner = new OrderOwner.OfCustomer(picked.Customer);
            var before = await ReadAsync(shop, owner, picked.Number);
            var products = await Task.WhenAll(before.Order.Lines.Select(line => shop.FindProductAsync(line.Product, Token)));
            var command = wishes.For(before.Order, before.Customer, [.. products.OfType<Product>()]);

            var outcome = await shop.ExecuteAsync(owner, command, ActionId.New(), Token);

            var after = await ReadAsync(shop, owner, picked.Number);
            if (outcome is ShopOutcome.Refused(var why))
            {
                refused++;
                Assert.Equal(ShopRefusal.NotPossible, why);
                Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(after));
                continue;
            }

            done[command.GetType()] = done.GetValueOrDefault(command.GetType()) + 1;
            onCards += OnCards(before.Order, after.Order) is 0 ? 0 : 1;
            Check(command, before, after);
        }

        Assert.InRange(onCards, 5, Commands);
        Assert.InRange(refused, Commands / 20, Commands * 9 / 10);
        Assert.All(
            (Type[])[typeof(ShopCommand.Cancel), typeof(ShopCommand.ChangePayment), typeof(ShopCommand.ChangeItems), typeof(ShopCommand.CreateReturn), typeof(ShopCommand.CreateExchange)],
            kind => Assert.True(done.GetValueOrDefault(kind) >= 5, $"{kind.Name} was carried out {done.GetValueOrDefault(kind)} times."));
    }

    private static void Check(ShopCommand.OnOrder command, State before, State after)
    {
        var given = command switch
        {
            ShopCommand.Cancel cancel => -Sum(cancel.Refunds),
            ShopCommand.ChangePayment payment => payment.Charge.Amount.Minor - Sum(payment.Refunds),
            ShopCommand.ChangeItems items => (items.Charge?.Amount.Minor ?? 0) - Sum(items.Refunds),
            _ => 0,
        };
        var waitedFor = before.Order.Payments.Where(payment => payment is { Kind: PaymentKind.Charge, State: PaymentState.Pending }
            && after.Order.Payments.First(same => same.Id == payment.Id).State is PaymentState.Failed).Sum(payment => payment.Amount.Minor);

        // What the order holds moves by what the command says, and what the shopper's cards hold by what left or reached the order.
        Assert.Equal(given - waitedFor, Held(after.Order) - Held(before.Order));
        Assert.Equal(-OnCards(before.Order, after.Order), Balances(after) - Balances(before));
        Assert.Equal(
            after.Order.Total.Minor,
            after.Order.Lines.Sum(line => line.Amount.Minor) + after.Order.ShippingFee.Minor);
        Assert.Equal(before.Order.Version + 1, after.Order.Version);
        Assert.All(after.Customer.PaymentMethods, method => Assert.False(method.Balance?.Minor < 0));
        if (command is ShopCommand.ChangeItems)
            Assert.Equal(given, after.Order.Total.Minor - before.Order.Total.Minor);
    }

    private static long Sum(ImmutableArray<ShopRefund> refunds) => refunds.Sum(refund => refund.Amount.Minor);

    private static long Held(Order order) => order.Payments.Where(payment => payment.State is not PaymentState.Failed)
        .Sum(payment => payment.Kind is PaymentKind.Charge ? payment.Amount.Minor : -payment.Amount.Minor);

    /// <summary>What this change took from gift cards and store credit, less what it put on them.</summary>
    private static long OnCards(Order before, Order after) => after.Payments
        .Where(payment => before.Payments.All(known => known.Id != payment.Id) && payment.Method.Kind is "gift_card" or "store_credit")
        .Sum(payment => payment.Kind is PaymentKind.Charge ? payment.Amount.Minor : -payment.Amount.Minor);

    private static long Balances(State state) => state.Customer.PaymentMethods.Sum(method => method.Balance?.Minor ?? 0);

    private static async Task<State> ReadAsync(SqliteDemoShop shop, OrderOwner.OfCustomer owner, OrderNumber number) => new(
        (await shop.FindOrderAsync(owner, number, Token))!, (await shop.FindCustomerAsync(owner.Id, Token))!);

    private sealed record State(Order Order, Customer Customer);
}
