using Assistant.Core;
using Assistant.DemoShop;
using Assistant.DemoShop.Snapshots;
using Assistant.Evals.Cases;
using Assistant.Hosting;
using Assistant.Sqlite.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Evals.Stages;

/// <summary>
/// What cases with the same shop are played on: the product's prepared parts, and the shop's file that each case gets a copy of. Each case
/// has a product, a clock and data of its own, so cases may be played side by side and in any order.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly StageOptions _options;
    private readonly DirectoryInfo _folder;
    private readonly DataFolder _cache;
    private readonly PreparedParts _parts;
    private readonly string _shop;
    private int _cases;

    private Stage(StageOptions options, DirectoryInfo folder, DataFolder cache, PreparedParts parts, string shop) =>
        (_options, _folder, _cache, _parts, _shop) = (options, folder, cache, parts, shop);

    /// <summary>The release of policy pages that the cases are played with.</summary>
    public Assistant.Core.Knowledge.Release Release => _parts.Release;

    public string PromptHash => _parts.Release.Prompts.Hash;

    /// <exception cref="EvalSetupException">The shop of the cases cannot be made.</exception>
    public static async Task<Stage> OpenAsync(StageOptions options, StageKey key, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-eval-");
        DataFolder? cache = null;
        try
        {
            if (key.Pages is { } pages)
                options = options with { Settings = CasePages.Lay(options, pages, folder) };

            var name = await ShopFiles.NameAsync(key, cancellationToken);
            cache = TakeCache(Path.Combine(options.CacheFolder, name), folder);
            var shop = await ShopFiles.FindAsync(cache.Path, name, key, cancellationToken);
            using var opened = await SqliteDemoShop.OpenAsync(shop, key.Clock, DemoShopSeed.Default, cancellationToken);
            var parts = await PreparedParts.PrepareAsync(
                RuntimeOptions(options, cache.Path) with { Time = key.Clock }, cache, Task.FromResult(opened), cancellationToken);
            return new Stage(options, folder, cache, parts, shop);
        }
        catch
        {
            cache?.Dispose();
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Sets the stage for one case.</summary>
    /// <exception cref="EvalSetupException">A change of the shop is not possible.</exception>
    public async Task<RuntimeSeat> OpenSeatAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var folder = _folder.CreateSubdirectory(FormattableString.Invariant($"{Interlocked.Increment(ref _cases)}"));
        var (before, shop) = (Path.Combine(folder.FullName, "before.db"), Path.Combine(folder.FullName, "shop.db"));
        var clock = new CaseClock(StageKey.StartOf(file.Case.Shop));
        if (file.Case.Shop.Changes.IsEmpty)
        {
            before = _shop;
        }
        else
        {
            File.Copy(_shop, before);
            await ShopFiles.ChangeAsync(before, clock, file.Case.Shop.Changes, cancellationToken);
        }

        File.Copy(before, shop);
        var letterbox = new Letterbox();
        TokenMeter? meter = null;
        ToolWitness? witness = null;
        FlakyShop? shopPort = null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(_options.Settings.Shop.TimeZone);
        var runtime = await AssistantRuntime.OpenAsync(
            RuntimeOptions(_options, folder.FullName) with
            {
                Time = clock,
                Mailer = letterbox,
                Brain = _options.Brain,
                Prepared = _parts,
                Wrap = _options.Wrap with
                {
                    Shop = port => shopPort = new FlakyShop(_options.Wrap.Shop(port)),
                    Brain = brain => witness = new ToolWitness(meter = new TokenMeter(_options.Wrap.Brain(brain)), zone),
                },
            },
            cancellationToken);
        return new RuntimeSeat(runtime, letterbox, meter!, witness!, shopPort!, clock, folder, before);
    }

    public ValueTask DisposeAsync()
    {
        _parts.Dispose();
        _cache.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Another run may be using the cache: then this one does without.</summary>
    private static DataFolder TakeCache(string path, DirectoryInfo own) =>
        DataFolder.TryTake(path) is DataFolderClaim.Taken(var cache) ? cache
        : DataFolder.TryTake(Path.Combine(own.FullName, "cache")) is DataFolderClaim.Taken(var instead) ? instead
        : throw new EvalSetupException($"Neither {path} nor the folder for temporary files can be used.");

    private static RuntimeOptions RuntimeOptions(StageOptions options, string folder) => new()
    {
        // Judged is the folder as it lies there, with its faults, and not what a run before had taken for good.
        KeepsReleases = false,
        Settings = options.Settings with
        {
            Data = new DataSettings { Folder = folder },
            Knowledge = options.Settings.Knowledge with { PublishOnSave = false },
            Limits = options.Settings.Limits with { MessagesPerMinute = 10_000, MessagesPerHour = 100_000 },
        },
        Roots = options.Roots,
        IsDemo = true,
        Loggers = NullLoggerFactory.Instance,
    };
}

/// <summary>The cases cannot be played: the message says why and what to do.</summary>
public sealed class EvalSetupException(string message, Exception? innerException = null) : Exception(message, innerException);
