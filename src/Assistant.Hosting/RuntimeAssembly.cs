using Assistant.Core.Policy;
using Assistant.Core;
using Assistant.Core.Actions;
using Assistant.Core.Audit;
using Assistant.Core.Conversations;
using Assistant.Core.Guardrails;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Mail;
using Assistant.Core.Privacy;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Core.Turns;
using Assistant.DemoShop;
using Assistant.Sqlite.Conversations;
using Assistant.Sqlite.Storage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Hosting;

/// <summary>Puts the product together, part by part, and takes it apart in the opposite order.</summary>
internal sealed class RuntimeAssembly(RuntimeOptions options) : IAsyncDisposable
{
    private const string ShopFile = "shop.db";

    private readonly Stack<Func<ValueTask>> _closers = [];
    private readonly Settings _settings = options.Settings;

    public async Task<AssistantRuntime> BuildAsync(CancellationToken cancellationToken)
    {
        var folder = TakeFolder();
        var database = Own(ConversationDatabase.Open(
            folder, options.Time, options.Loggers.CreateLogger<ConversationDatabase>(), CheckpointPath()));

        var opening = OwnLater(Task.Run(() => OpenShopAsync(folder, cancellationToken), cancellationToken));
        var parts = options.Prepared ?? Own(await PreparedParts.PrepareAsync(options, folder, opening, cancellationToken));
        var shop = options.Wrap.Shop(await opening);
        Publish(parts);
        if (options.KeepsReleases)
        {
            await Own(new RuleAges(parts.Knowledge, database.Rules, options.Time, options.Loggers.CreateLogger<RuleAges>())).NoteAsync(cancellationToken);
        }

        var facts = new ShopFacts(_settings.Shop.Name, TimeZoneInfo.FindSystemTimeZoneById(_settings.Shop.TimeZone), _settings.Shop.Currency);
        var passages = new RememberedSearches(options.Wrap.Passages(parts.Passages));
        var toolbox = StandardTools.Create(new ToolParts(shop, parts.Catalog, passages, new PolicyEngine(new ShopZone(facts.TimeZone)), facts.Currency));
        var feed = new ConversationFeed();
        var store = options.Wrap.Store(database.Conversations);
        var pseudonyms = Pseudonyms.From(folder.Keys);
        var log = new ConversationLog(store, feed, audit: new AuditTrail(pseudonyms));
        var codes = new OneTimeCodes(folder.Keys.Derive("one-time codes"), _settings.Limits);
        var mail = StartOutbox(folder, database, feed);
        var guestCheck = Own(new GuestCheck(shop, codes, database.Codes, mail, _settings.Limits));
        var actions = new ActionParts(new ActionSurroundings(
            shop, toolbox, Writes(database.Audit), parts.Knowledge, log, codes, mail, pseudonyms, _settings.Limits, options.Time, options.Loggers));
        var turns = StartTurns(parts, facts, toolbox, actions, log, feed, store, guestCheck);
        var worker = actions.Worker(database.Actions);
        await worker.RecoverAsync(cancellationToken);
        await turns.RecoverAsync(cancellationToken);
        RunInBackground(worker.RunAsync);

        return new AssistantRuntime(DisposeAsync)
        {
            Settings = _settings,
            Roots = options.Roots,
            IsDemo = options.IsDemo,
            Time = options.Time,
            Folder = folder,
            ShopFacts = facts,
            Shop = shop,
            Catalog = parts.Catalog,
            Knowledge = parts.Knowledge,
            Passages = passages,
            Toolbox = toolbox,
            Conversations = log,
            Store = store,
            Feed = feed,
            Intake = new Intake(log, codes, _settings.Limits, options.Time),
            Reception = new Reception(folder.Keys.Derive("origins"), log, parts.Knowledge, _settings.Limits, options.Time),
            Handoffs = database.Handoffs,
            ResumeTokens = database.ResumeTokens,
            Actions = database.Actions,
            ActionWorker = worker,
            Approvals = new ApprovalDesk(database.Actions, log, shop, parts.Knowledge, options.Time),
            Settlements = actions.Settlements(database.Actions),
            Audit = database.Audit,
            RuleUse = database.Rules,
            Limits = _settings.Limits,
            Rehearsal = options.Brain is null ? RehearsalOf(parts, facts, toolbox, actions.Writes) : null,
        };
    }

    public async ValueTask DisposeAsync()
    {
        while (_closers.TryPop(out var close))
        {
            await close();
        }
    }

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

    /// <summary>Null: in the data folder. A folder is never made here: where a disk is not mounted, it would be made on the wrong one.</summary>
    private string? CheckpointPath()
    {
        if (_settings.Audit.CheckpointPath is not { } configured)
        {
            return null;
        }

        var path = options.Roots.Resolve(configured);
        return Directory.Exists(Path.GetDirectoryName(path)) && !Directory.Exists(path)
            ? path
            : throw new SettingsException(
                [$"Audit:CheckpointPath \"{configured}\" must name a file in a folder that exists. Make the folder, or leave the key out to keep the file with the data."]);
    }

    private async Task<SqliteDemoShop> OpenShopAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        var path = folder.PathOf(ShopFile);
        var isNew = !File.Exists(path);
        var shop = await SqliteDemoShop.OpenAsync(path, options.Time, DemoShopSeed.Default, cancellationToken);
        options.Report(isNew ? $"Made the demo shop in {path}." : $"Opened the demo shop in {path}.");
        return shop;
    }

    /// <summary>Says what is live, and keeps it as the folder is where saving publishes.</summary>
    private void Publish(PreparedParts parts)
    {
        var (live, refused) = (parts.Knowledge.Current, parts.Knowledge.Faults.Count(fault => fault.Refused));
        options.Report($"Policy release {live.Id} is live with {live.Pages.Length} pages"
            + (refused is 0 ? "." : $"; {refused} faults keep files out, see \"assistant knowledge lint\"."));
        if (_settings.Knowledge.PublishOnSave ?? options.IsDemo)
        {
            var watcher = new KnowledgeWatcher(parts.Pages, parts.Knowledge, options.Time, options.Loggers.CreateLogger<KnowledgeWatcher>());
            RunInBackground(watcher.RunAsync);
        }
    }

    /// <summary>Outside demo mode a shop is read-only until it names the changes that the assistant may propose.</summary>
    private WriteSwitch Writes(IAudit audit)
    {
        var allowed = (_settings.Actions.Allowed ?? (options.IsDemo ? [ActionSettings.All] : [])).ToHashSet(StringComparer.Ordinal);
        return new WriteSwitch(tool => allowed.Contains(ActionSettings.All) || allowed.Contains(tool), () => audit.IsHealthy);
    }

    private MailOutbox StartOutbox(DataFolder folder, ConversationDatabase database, ConversationFeed feed)
    {
        var mailer = options.Mailer ?? new UnsentMail(options.Loggers.CreateLogger<UnsentMail>());
        var mail = new MailOutbox(new SealedBox(folder.Keys, "outbox"), mailer);
        var dispatcher = new OutboxDispatcher(database.Outbox, [mail], options.Time, options.Loggers.CreateLogger<OutboxDispatcher>());
        feed.SubscribeAll(item =>
        {
            if (item is FeedItem.Appended { FillsOutbox: true })
            {
                dispatcher.Wake();
            }
        });
        RunInBackground(dispatcher.RunAsync);
        return mail;
    }

    private TurnScheduler StartTurns(
        PreparedParts parts,
        ShopFacts facts,
        Toolbox toolbox,
        ActionParts actions,
        ConversationLog log,
        ConversationFeed feed,
        IConversationStore store,
        GuestCheck guestCheck)
    {
        var brain = options.Wrap.Brain(options.Brain ?? new PinnedBrain(options.Time));
        var loop = LoopOf(brain, facts, toolbox, actions.Writes, options.Loggers.CreateLogger<ToolLoop>());
        var commit = new TurnCommit(log, guestCheck);
        var pipeline = new TurnPipeline(
            log, parts.Knowledge, Guardrails(), loop, actions, commit, _settings.Limits, options.Time, options.Loggers.CreateLogger<TurnPipeline>());
        return Own(new TurnScheduler(
            pipeline, store, log, feed, _settings.Limits, options.Time, options.Loggers.CreateLogger<TurnScheduler>()));
    }

    // It says nothing of its tools: whoever reads the log reads of shoppers.
    private Rehearsal RehearsalOf(PreparedParts parts, ShopFacts facts, Toolbox toolbox, WriteSwitch writes) => new(
        parts.Knowledge, Guardrails(), LoopOf(new PinnedBrain(options.Time), facts, toolbox, writes, NullLogger<ToolLoop>.Instance), options.Time);

    private ToolLoop LoopOf(IChatClient brain, ShopFacts facts, Toolbox toolbox, WriteSwitch writes, ILogger<ToolLoop> logger) =>
        new(brain, new PromptBuilder(facts, _settings.Limits), toolbox, writes, _settings.Limits, logger);

    private TurnGuardrails Guardrails() => StandardGuardrails.Create(_settings.Shop.LinkHosts.ToHashSet(StringComparer.OrdinalIgnoreCase));

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

    /// <summary>Disposes of what a task brings, whether or not somebody waited for it.</summary>
    private Task<T> OwnLater<T>(Task<T> bringing)
        where T : IDisposable
    {
        _closers.Push(async () =>
        {
            await ((Task)bringing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (bringing.IsCompletedSuccessfully)
            {
                (await bringing).Dispose();
            }
        });
        return bringing;
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
