using Assistant.Brains.BuiltIn;
using Assistant.Brains.Embeddings;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Assistant.Core.Shop;
using Assistant.Sqlite.Search;
using Assistant.Sqlite.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Hosting;

/// <summary>
/// What is read and learnt from the product's own files: the release, with its pages and prompts, and the catalog's index. No conversation
/// changes it, so products that run side by side, each on data and a clock of its own, may share it.
/// </summary>
/// <remarks>Vectors and learnt intents are kept in the data folder that it was prepared on, by content.</remarks>
public sealed class PreparedParts : IDisposable
{
    private const string IndexFile = "index.db";
    private const string ReleasesFolder = "releases";
    private const string CatalogFile = "catalog.db";

    private PreparedParts()
    {
    }

    public required KnowledgeFolder Pages { get; init; }

    public required LiveKnowledge Knowledge { get; init; }

    public required PassageIndex Passages { get; init; }

    /// <summary>Null where no embeddings endpoint is configured.</summary>
    public required MeaningModel? Meaning { get; init; }

    public required CatalogIndex Catalog { get; init; }

    /// <summary>What is live: pages, rules, prompts and the brain that was made of them.</summary>
    public Release Release => Knowledge.Current;

    /// <summary>Reads everything: a second where the folder has been used before, else several.</summary>
    /// <param name="folder">Where vectors and learnt intents are kept.</param>
    /// <param name="opening">The shop whose catalog is read; it may still be opening.</param>
    /// <exception cref="InvalidDataException">A prompt file is not right; the message names it.</exception>
    public static async Task<PreparedParts> PrepareAsync<TShop>(
        RuntimeOptions options, DataFolder folder, Task<TShop> opening, CancellationToken cancellationToken)
        where TShop : IShop
    {
        var settings = options.Settings;
        var brains = new BuiltInCompiler(
            new BuiltInBrainOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(settings.Shop.TimeZone), Currency = settings.Shop.Currency },
            new LearntIntents(folder),
            ReadNamesAsync(opening, cancellationToken),
            options.Time);
        var meaning = ConfiguredMeaning.Create(settings, options.Time, options.Loggers.CreateLogger<MeaningModel>());
        var passages = new PassageIndex(folder.PathOf(IndexFile), new HashedNgramEmbeddings(), meaning);
        var pages = new KnowledgeFolder(
            options.Roots.Resolve(settings.Knowledge.Path), PageStrictness.Strict, options.Time, new PromptFolder(options.Roots.Resolve(settings.Prompts.Path), brains));
        var knowledge = new LiveKnowledge(
            pages, passages, options.Loggers.CreateLogger<LiveKnowledge>(), options.KeepsReleases ? new ReleaseArchive(folder.PathOf(ReleasesFolder), options.Time) : null);
        var catalog = new CatalogIndex(folder.PathOf(CatalogFile));
        try
        {
            await Task.WhenAll(knowledge.ReloadAsync(cancellationToken), BuildAsync(catalog, opening, cancellationToken));
            return new PreparedParts { Pages = pages, Knowledge = knowledge, Passages = passages, Meaning = meaning, Catalog = catalog };
        }
        catch
        {
            Close(knowledge, passages, meaning, catalog);
            throw;
        }
    }

    public void Dispose() => Close(Knowledge, Passages, Meaning, Catalog);

    private static async Task<IProductVocabulary> ReadNamesAsync<TShop>(Task<TShop> opening, CancellationToken cancellationToken)
        where TShop : IShop => await ProductNames.ReadAsync(await opening, cancellationToken);

    private static async Task BuildAsync<TShop>(CatalogIndex catalog, Task<TShop> opening, CancellationToken cancellationToken)
        where TShop : IShop
    {
        var shop = await opening;
        await catalog.BuildAsync(await shop.ReadCatalogVersionAsync(cancellationToken), shop.ReadCatalogAsync(cancellationToken), cancellationToken);
    }

    private static void Close(LiveKnowledge knowledge, PassageIndex passages, MeaningModel? meaning, CatalogIndex catalog)
    {
        knowledge.Dispose();
        passages.Dispose();
        meaning?.Dispose();
        catalog.Dispose();
    }
}
