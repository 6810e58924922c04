using Assistant.Core.Shop;
using Assistant.DemoShop.Snapshots;
using Assistant.Testing.Shop;

namespace Assistant.DemoShop.Tests;

/// <summary>Makes demo shops out of domain records, by way of a snapshot.</summary>
public sealed class DemoShopFixture : IShopFixture, IDisposable
{
    private readonly List<IDisposable> _opened = [];

    public async Task<IShop> OpenAsync(ShopContents contents, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var folder = new TemporaryFolder();
        var shop = await SqliteDemoShop.OpenAsync(folder.ShopPath, new FixedClock(now), new DemoShopSeed.Empty("EUR"), cancellationToken);
        lock (_opened)
            _opened.AddRange([shop, folder]);

        using var snapshot = new MemoryStream(SnapshotOf.Contents(contents));
        var outcome = await shop.ImportAsync(snapshot, null, cancellationToken);
        return outcome is SnapshotImport.Imported
            ? shop
            : throw new InvalidOperationException(string.Join('\n', ((SnapshotImport.Refused)outcome).Faults));
    }

    public void Dispose() => _opened.ForEach(opened => opened.Dispose());
}

public sealed class SqliteDemoShopTests(DemoShopFixture fixture) : ShopConformance<DemoShopFixture>(fixture);

public sealed class SqliteDemoShopWriteTests(DemoShopFixture fixture) : ShopWriteConformance<DemoShopFixture>(fixture);
