namespace Assistant.DemoShop.Tests;

/// <summary>One generated Larkfield shop, made at noon and only read.</summary>
public sealed class LarkfieldFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDemoShop? _shop;

    public SqliteDemoShop Shop => _shop ?? throw new InvalidOperationException("The fixture was not initialised.");

    public async ValueTask InitializeAsync() => _shop = await SqliteDemoShop.OpenAsync(
        _folder.ShopPath, FixedClock.Noon, DemoShopSeed.Default, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _shop?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
