using Assistant.Brains.BuiltIn;
using Assistant.Brains.Embeddings;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Intents;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core;
using Assistant.Core.Conversations;
using Assistant.Core.Guardrails;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Mail;
using Assistant.Core.Privacy;
using Assistant.Core.Prompts;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Core.Turns;
using Assistant.DemoShop;
using Assistant.Sqlite.Conversations;
using Assistant.Sqlite.Search;
using Assistant.Sqlite.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Hosting;

/// <summary>Puts the product together, part by part, and takes it apart in the opposite order.</summary>
internal sealed class RuntimeAssembly(RuntimeOptions options) : IAsyncDisposable
{
    private const string IndexFile = "index.db";
    private const string ShopFile = "shop.db";

    private readonly Stack<Func<ValueTask>> _closers = [];
    private readonly Settings _settings = options.Settings;

    public async Task<AssistantRuntime> BuildAsync(CancellationToken cancellationToken)
    {
        var folder = TakeFolder();
        var database = Own(ConversationDatabase.Open(folder, options.Time, options.Loggers.CreateLogger<ConversationDatabase>()));

        // The three slow parts of a first start share nothing.
        var learning = Task.Run(() => LearntIntents.LoadAsync(Path.Combine(PromptFolder, "intents"), folder, cancellationToken), cancellationToken);
        var shop = await OpenShopAsync(folder, cancellationToken);
        var (knowledge, passages) = await OpenKnowledgeAsync(folder, cancellationToken);
        var catalog = await OpenCatalogAsync(folder, shop, cancellationToken);

        var facts = new ShopFacts(_settings.Shop.Name, TimeZoneInfo.FindSystemTimeZoneById(_settings.Shop.TimeZone), _settings.Shop.Currency);
        var wording = Wording.Load(Path.Combine(PromptFolder, "replies"));
        var toolbox = StandardTools.Create(new ToolParts(shop, catalog, passages, facts.Currency));
        var feed = new ConversationFeed();
        var log = new ConversationLog(database.Conversations, feed);
        var codes = new OneTimeCodes(folder.Keys.Derive("one-time codes"), _settings.Limits);
        var mail = StartOutbox(folder, database, feed);
        var brain = options.Brain ?? BuiltIn(await learning, facts, await ProductNames.ReadAsync(shop, cancellationToken));
        var turns = StartTurns(brain, facts, wording, toolbox, log, feed, database, knowledge, Own(new GuestCheck(
            shop, codes, database.Codes, mail, wording, _settings.Limits)));
        await turns.RecoverAsync(cancellationToken);

        return new AssistantRuntime(DisposeAsync)
        {
            Settings = _settings,
            Roots = options.Roots,
            IsDemo = options.IsDemo,
            Time = options.Time,
            Folder = folder,
            ShopFacts = facts,
            Shop = shop,
            Catalog = catalog,
            Knowledge = knowledge,
            Passages = passages,
            Toolbox = toolbox,
            Conversations = log,
            Store = database.Conversations,
            Feed = feed,
            Intake = new Intake(log, codes, _settings.Limits, options.Time),
            Reception = new Reception(folder.Keys.Derive("origins"), log, wording, _settings.Limits, options.Time),
            Handoffs = database.Handoffs,
            ResumeTokens = database.ResumeTokens,
            Limits = _settings.Limits,
        };
    }

    public async ValueTask DisposeAsync()
    {
        while (_closers.TryPop(out var close))
        {
            await close();
        }
    }

    private string PromptFolder => options.Roots.Resolve(_settings.Prompts.Path);

    private DataFolder TakeFolder()
    {
        var path = options.Roots.Resolve(_settings.Data.Folder);
        return DataFolder.TryTake(path) switch
        {
            DataFolderClaim.Taken(var folder) => Own(folder),
            DataFolderClaim.HeldBy(var processId) => throw new DataFolderHeldException(path, processId),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<SqliteDemoShop> OpenShopAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        var path = folder.PathOf(ShopFile);
        var isNew = !File.Exists(path);
        var shop = Own(await SqliteDemoShop.OpenAsync(path, options.Time, DemoShopSeed.Default, cancellationToken));
        options.Report(isNew ? $"Made the demo shop in {path}." : $"Opened the demo shop in {path}.");
        return shop;
    }

    private async Task<(LiveKnowledge Knowledge, PassageIndex Passages)> OpenKnowledgeAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        var passages = Own(new PassageIndex(folder.PathOf(IndexFile), new HashedNgramEmbeddings()));
        var files = new KnowledgeFolder(options.Roots.Resolve(_settings.Knowledge.Path), PageStrictness.Strict, options.Time);
        var knowledge = Own(new LiveKnowledge(files, passages, options.Loggers.CreateLogger<LiveKnowledge>()));
        var outcome = await knowledge.ReloadAsync(cancellationToken);
        var refused = outcome.Faults.Count(fault => fault.Refused);
        options.Report($"Policy release {knowledge.Current.Id} is live with {knowledge.Current.Pages.Length} pages"
            + (refused is 0 ? "." : $"; {refused} faults keep pages out, see \"assistant knowledge lint\"."));
        if (_settings.Knowledge.PublishOnSave ?? options.IsDemo)
        {
            var watcher = new KnowledgeWatcher(files, knowledge, options.Time, options.Loggers.CreateLogger<KnowledgeWatcher>());
            RunInBackground(watcher.RunAsync);
        }

        return (knowledge, passages);
    }

    private async Task<CatalogIndex> OpenCatalogAsync(DataFolder folder, SqliteDemoShop shop, CancellationToken cancellationToken)
    {
        var catalog = Own(new CatalogIndex(folder.PathOf("catalog.db")));
        await catalog.BuildAsync(await shop.ReadCatalogVersionAsync(cancellationToken), shop.ReadCatalogAsync(cancellationToken), cancellationToken);
        return catalog;
    }

    private BuiltInBrain BuiltIn(
        (IntentClassifier Classifier, IReadOnlySet<string> Intents) learnt, ShopFacts facts, IProductVocabulary products) => BuiltInBrain.Create(
            new BuiltInBrainOptions { Prompts = PromptFolder, TimeZone = facts.TimeZone, Currency = facts.Currency },
            new Understander(learnt.Classifier),
            learnt.Intents,
            products,
            options.Time);

    private MailOutbox StartOutbox(DataFolder folder, ConversationDatabase database, ConversationFeed feed)
    {
        var mailer = options.Mailer ?? new UnsentMail(options.Loggers.CreateLogger<UnsentMail>());
        var mail = new MailOutbox(new SealedBox(folder.Keys, "outbox"), mailer);
        var dispatcher = new OutboxDispatcher(database.Outbox, [mail], options.Time, options.Loggers.CreateLogger<OutboxDispatcher>());
        feed.SubscribeAll(item =>
        {
            if (item is FeedItem.Appended)
            {
                dispatcher.Wake();
            }
        });
        RunInBackground(dispatcher.RunAsync);
        return mail;
    }

    private TurnScheduler StartTurns(
        IChatClient brain,
        ShopFacts facts,
        Wording wording,
        Toolbox toolbox,
        ConversationLog log,
        ConversationFeed feed,
        ConversationDatabase database,
        LiveKnowledge knowledge,
        GuestCheck guestCheck)
    {
        var prompts = new PromptBuilder(PromptLibrary.Load(PromptFolder), facts, _settings.Limits);
        var guardrails = new TurnGuardrails(
            Question: [new StaleClicks(wording), new AsksForPerson(wording)],
            Draft: [new LinksAllowed(_settings.Shop.LinkHosts.ToHashSet(StringComparer.OrdinalIgnoreCase)), new CitationsResolve()]);
        var loop = new ToolLoop(brain, prompts, toolbox, _settings.Limits, options.Loggers.CreateLogger<ToolLoop>());
        var commit = new TurnCommit(log, guestCheck, prompts, wording);
        var pipeline = new TurnPipeline(
            log, knowledge, guardrails, loop, commit, wording, _settings.Limits, options.Time, options.Loggers.CreateLogger<TurnPipeline>());
        return Own(new TurnScheduler(
            pipeline, database.Conversations, log, feed, _settings.Limits, options.Time, options.Loggers.CreateLogger<TurnScheduler>()));
    }

    private void RunInBackground(Func<CancellationToken, Task> work)
    {
        var stopping = new CancellationTokenSource();
        var running = Task.Run(() => work(stopping.Token));
        _closers.Push(async () =>
        {
            await stopping.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopping.Dispose();
        });
    }

    private T Own<T>(T part)
        where T : notnull
    {
        _closers.Push(part switch
        {
            IAsyncDisposable later => later.DisposeAsync,
            IDisposable now => () =>
            {
                now.Dispose();
                return ValueTask.CompletedTask;
            },
            _ => () => ValueTask.CompletedTask,
        });
        return part;
    }
}
