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
