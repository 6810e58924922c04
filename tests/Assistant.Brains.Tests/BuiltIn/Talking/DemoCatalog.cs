using Assistant.Brains.BuiltIn;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Shop;
using Assistant.DemoShop;
using Assistant.Sqlite.Search;
using Assistant.Testing;

namespace Assistant.Brains.Tests.BuiltIn.Talking;

/// <summary>The demo shop with the index and the brain that a host would have; made once for all tests of a class.</summary>
public sealed class DemoCatalog : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("demo-catalog-");
    private readonly CatalogIndex _index = new(path: null);
    private SqliteDemoShop? _shop;

    internal Task<BuiltInBrain> Brain { get; private set; } = Brains.Shipped;

    internal CatalogIndex Index => _index;

    internal IShop Shop => _shop!;

    internal IReadOnlyList<Product> Products { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var clock = new ManualClock();
        _shop = await SqliteDemoShop.OpenAsync(Path.Combine(_folder.FullName, "shop.db"), clock, DemoShopSeed.Default, CancellationToken.None);
        Products = await _shop.ReadCatalogAsync(CancellationToken.None).ToListAsync();
        await _index.BuildAsync("1", Products.ToAsyncEnumerable(), CancellationToken.None);
        Brain = BuiltInBrain.CreateAsync(
            Assistant.Testing.Knowledge.ShippedPrompts.Folder, new BuiltInBrainOptions(), ProductVocabulary.Of(Products), clock, CancellationToken.None);
        await Brain;
    }

    public ValueTask DisposeAsync()
    {
        _index.Dispose();
        _shop?.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
