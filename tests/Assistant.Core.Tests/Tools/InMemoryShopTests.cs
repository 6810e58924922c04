using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Testing.Shop;

namespace Assistant.Core.Tests.Tools;

/// <summary>The shop that other tests stand on keeps the promises of a real one.</summary>
public sealed class InMemoryShopTests(InMemoryShopTests.Fixture fixture) : ShopConformance<InMemoryShopTests.Fixture>(fixture)
{
    public sealed class Fixture : IShopFixture
    {
        public Task<IShop> OpenAsync(ShopContents contents, DateTimeOffset now, CancellationToken cancellationToken) =>
            Task.FromResult<IShop>(new InMemoryShop(contents, () => now));
    }
}

public sealed class InMemoryShopWriteTests(InMemoryShopTests.Fixture fixture) : ShopWriteConformance<InMemoryShopTests.Fixture>(fixture)
{
    [Fact]
    public async Task A_reply_that_is_lost_leaves_the_command_carried_out()
    {
        var shop = new InMemoryShop(new ShopContents([Some.Ada], [Some.Mug], []), () => Some.Noon) { LosesNextReply = true };
        var (key, command) = (ActionId.New(), new ShopCommand.UpdateProfile(null, null, "+31 6 5550 9999"));
        var owner = new OrderOwner.OfCustomer(Some.Ada.Id);

        await Assert.ThrowsAsync<ShopUnavailableException>(() => shop.ExecuteAsync(owner, command, key, TestContext.Current.CancellationToken));

        Assert.NotNull(await shop.FindReceiptAsync(key, TestContext.Current.CancellationToken));
        Assert.IsType<ShopOutcome.Done>(await shop.ExecuteAsync(owner, command, key, TestContext.Current.CancellationToken));
        Assert.Equal([(key, command)], shop.Ledger);
    }
}
