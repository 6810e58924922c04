using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Assistant.DemoShop;
using Assistant.DemoShop.Snapshots;
using Assistant.Evals.Cases;

namespace Assistant.Evals.Stages;

/// <summary>Makes the shop files that cases are played in, once for each content.</summary>
internal static class ShopFiles
{
    /// <summary>Names the shop by its content. Each has a cache of its own, so that stages with other catalogs neither wait for nor undo each other.</summary>
    /// <exception cref="EvalSetupException">The snapshot cannot be read.</exception>
    public static async Task<string> NameAsync(StageKey key, CancellationToken cancellationToken)
    {
        var content = key.Snapshot is null ? "larkfield" : await HashAsync(key.Snapshot, cancellationToken);
        var pages = key.Pages is { } folder ? $"-{CasePages.HashOf(folder)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{content}-{key.Day:yyyyMMdd}{pages}");
    }

    /// <summary>A shop as the stage's cases meet it; nothing may be changed in this file.</summary>
    /// <exception cref="EvalSetupException">The snapshot cannot be used.</exception>
    public static async Task<string> FindAsync(string cache, string name, StageKey key, CancellationToken cancellationToken)
    {
        // A generator that was built anew may make another shop: the module's id is part of the name.
        var maker = typeof(SqliteDemoShop).Module.ModuleVersionId.ToString("N")[..8];
        var path = Path.Combine(cache, $"shop-{name}-{maker}.db");
        if (File.Exists(path))
            return path;

        foreach (var stale in Directory.EnumerateFiles(cache, "shop-*.db").Where(old => !old.Contains(maker, StringComparison.Ordinal)))
            File.Delete(stale);

        var unfinished = $"{path}.new";
        File.Delete(unfinished);
        await MakeAsync(unfinished, key, cancellationToken);
        File.Move(unfinished, path);
        return path;
    }

    /// <summary>Changes a copy of a shop file as a case asks.</summary>
    /// <exception cref="EvalSetupException">A change is not possible; the message names the record and what to do.</exception>
    public static async Task ChangeAsync(
        string path, TimeProvider clock, ImmutableArray<CaseShopChange> changes, CancellationToken cancellationToken)
    {
        using var shop = await SqliteDemoShop.OpenAsync(path, clock, DemoShopSeed.Default, cancellationToken);
        if (await shop.ChangeAsync(changes.Select(Change), cancellationToken) is ShopChangeOutcome.Refused(var faults))
            throw new EvalSetupException($"The shop cannot be changed so: {string.Join(' ', faults)}");
    }

    private static ShopChange Change(CaseShopChange change) => change switch
    {
        { Order: { } order } => new ShopChange(ShopRecordKind.Order, order, change.Set),
        { Product: { } product } => new ShopChange(ShopRecordKind.Product, product, change.Set),
        _ => new ShopChange(ShopRecordKind.Customer, change.Customer!, change.Set),
    };

    private static async Task MakeAsync(string path, StageKey key, CancellationToken cancellationToken)
    {
        DemoShopSeed seed = key.Snapshot is null ? DemoShopSeed.Default : new DemoShopSeed.Empty("EUR");
        using var shop = await SqliteDemoShop.OpenAsync(path, key.Clock, seed, cancellationToken);
        if (key.Snapshot is null)
            return;

        await using var snapshot = File.OpenRead(key.Snapshot);
        if (await shop.ImportAsync(snapshot, progress: null, cancellationToken) is SnapshotImport.Refused(var faults))
            throw new EvalSetupException($"{key.Snapshot} is no snapshot of a shop: {string.Join(' ', faults.Take(3))}");
    }

    private static async Task<string> HashAsync(string snapshot, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(snapshot);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken))[..12];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvalSetupException($"The snapshot {snapshot} cannot be read: {fault.Message}", fault);
        }
    }
}
