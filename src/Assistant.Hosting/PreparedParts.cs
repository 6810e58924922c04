using Assistant.Brains.BuiltIn;
using Assistant.Brains.Embeddings;
using Assistant.Brains.Understanding;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Assistant.Core.Shop;
using Assistant.Sqlite.Search;
using Assistant.Sqlite.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Hosting;

/// <summary>
/// What is read and learnt from the product's own files: prompts, intents, policy pages and the catalog's index. No conversation
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

    public required PromptLibrary Prompts { get; init; }

    public required Wording Wording { get; init; }

    public required BuiltInBrain Brain { get; init; }

    public required KnowledgeFolder Pages { get; init; }

    public required LiveKnowledge Knowledge { get; init; }

    public required PassageIndex Passages { get; init; }

    public required CatalogIndex Catalog { get; init; }

    /// <summary>Hash of the prompt files.</summary>
    public string PromptHash => Prompts.Hash;

    /// <summary>The policy pages as they were read.</summary>
    public Release Release => Knowledge.Current;

    /// <summary>Reads everything: a second where the folder has been used before, else several.</summary>
    /// <param name="folder">Where vectors and learnt intents are kept.</param>
    /// <param name="opening">The shop whose catalog is read; it may still be opening.</param>
    /// <exception cref="InvalidDataException">A prompt file is not right; the message names it.</exception>
    public static async Task<PreparedParts> PrepareAsync<TShop>(
        RuntimeOptions options, DataFolder folder, Task<TShop> opening, CancellationToken cancellationToken)
        where TShop : IShop
    {
        var (settings, prompts) = (options.Settings, options.Roots.Resolve(options.Settings.Prompts.Path));
        var learning = Task.Run(() => LearntIntents.LoadAsync(Path.Combine(prompts, "intents"), folder, cancellationToken), cancellationToken);
        var passages = new PassageIndex(folder.PathOf(IndexFile), new HashedNgramEmbeddings());
        var pages = new KnowledgeFolder(options.Roots.Resolve(settings.Knowledge.Path), PageStrictness.Strict, options.Time);
        var knowledge = new LiveKnowledge(
            pages, passages, options.Loggers.CreateLogger<LiveKnowledge>(), options.KeepsReleases ? new ReleaseArchive(folder.PathOf(ReleasesFolder), options.Time) : null);
        var catalog = new CatalogIndex(folder.PathOf(CatalogFile));
        try
        {
            await knowledge.ReloadAsync(cancellationToken);
            var shop = await opening;
            await catalog.BuildAsync(await shop.ReadCatalogVersionAsync(cancellationToken), shop.ReadCatalogAsync(cancellationToken), cancellationToken);
            var (classifier, intents) = await learning;
            return new PreparedParts
            {
                Prompts = PromptLibrary.Load(prompts),
                Wording = Wording.Load(Path.Combine(prompts, "replies")),
                Brain = BuiltInBrain.Create(
                    new BuiltInBrainOptions { Prompts = prompts, TimeZone = TimeZoneInfo.FindSystemTimeZoneById(settings.Shop.TimeZone), Currency = settings.Shop.Currency },
                    new Understander(classifier),
                    intents,
                    await ProductNames.ReadAsync(shop, cancellationToken),
                    options.Time),
                Pages = pages,
                Knowledge = knowledge,
                Passages = passages,
                Catalog = catalog,
            };
        }
        catch
        {
            Close(knowledge, passages, catalog);
            throw;
        }
    }

    public void Dispose() => Close(Knowledge, Passages, Catalog);

    private static void Close(LiveKnowledge knowledge, PassageIndex passages, CatalogIndex catalog)
    {
        knowledge.Dispose();
        passages.Dispose();
        catalog.Dispose();
    }
}
