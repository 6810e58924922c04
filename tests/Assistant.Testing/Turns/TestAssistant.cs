using Assistant.Core.Policy;
using System.Collections.Immutable;
using Assistant.Core;
using Assistant.Core.Actions;
using Assistant.Core.Audit;
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
using Assistant.Testing.Conversations;
using Assistant.Testing.Knowledge;
using Assistant.Testing.Shop;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Testing.Turns;

/// <summary>
/// The whole product below its channels, with everything outside replaced by something in memory: a scripted model, a shop of two
/// customers, two pages, a clock that a test moves. Turns run when a test asks for one, or by themselves after <see cref="Schedule"/>.
/// </summary>
public sealed class TestAssistant : IAsyncDisposable
{
    /// <summary>An order of Ada's and one of Grace's.</summary>
    public static readonly OrderNumber AdasOrder = OrderNumber.Parse("W1001");

    public static readonly OrderNumber GracesOrder = OrderNumber.Parse("W2002");

    private static readonly DataKeys Keys = new(new byte[32]);

    private readonly OutboxDispatcher _outbox;
    private readonly TestStorage _storage;
    private TurnScheduler? _scheduler;

    public TestAssistant(IChatClient brain, Limits? limits = null, InMemoryConversationStore? store = null, ManualClock? clock = null, TestParts? parts = null)
    {
        parts ??= new TestParts();
        Limits = limits ?? new Limits { MessagesPerMinute = 1_000, MessagesPerHour = 10_000, ConversationsPerHour = 1_000 };
        Clock = clock ?? new ManualClock();
        Memory = store ?? new InMemoryConversationStore();
        _storage = parts.Storage ?? new TestStorage(Memory, Memory, Memory, Memory.Actions);
        Store = new FaultyStore(parts.AroundStore(_storage.Conversations));
        Pages = new InMemoryPages(parts.Release);
        Shop = parts.Shop ?? new InMemoryShop(
            parts.Contents ?? new ShopContents(
                [Some.Ada, Some.Grace], [Some.Mug],
                [Some.Order(AdasOrder.Value, Some.Ada), Some.Order(GracesOrder.Value, Some.Grace)]),
            Clock.GetUtcNow);
        var shop = parts.AroundShop(Shop);
        Log = new ConversationLog(Store, Feed, audit: parts.IsAudited ? new AuditTrail(Pseudonyms.From(Keys)) : null);
        var mail = new MailOutbox(new SealedBox(Keys, "outbox"), parts.AroundMailer(Mail));
        _outbox = new OutboxDispatcher(parts.AroundOutbox(_storage.Outbox), [mail], Clock, NullLogger<OutboxDispatcher>.Instance);
        var codes = new OneTimeCodes(Keys.Derive("codes"), Limits);
        Intake = new Intake(Log, codes, Limits, Clock);
        Reception = new Reception(Keys.Derive("origins"), Log, Pages, Limits, Clock);
        var builder = new PromptBuilder(new ShopFacts("Larkfield", TimeZoneInfo.Utc, "EUR"), Limits);
        var guestCheck = new GuestCheck(shop, codes, _storage.Codes, mail, Limits);
        var catalog = new InMemoryCatalog(parts.Contents?.Products ?? [Some.Mug]);
        var tools = StandardTools.Create(new ToolParts(shop, catalog, Pages, new PolicyEngine(parts.Zone), "EUR"));
        var toolbox = new Toolbox(tools.All.Select(parts.AroundTool));
        Actions = new ActionParts(new ActionSurroundings(
            shop, toolbox, parts.CarryingOut(Writes), Pages, Log, codes, mail, Pseudonyms.From(Keys), Limits, Clock, parts.Loggers));
        Pipeline = new TurnPipeline(
            Log,
            Pages,
            StandardGuardrails.Create(ImmutableHashSet<string>.Empty),
            new ToolLoop(brain, builder, toolbox, parts.Offering(Writes), Limits, parts.Loggers.CreateLogger<ToolLoop>()),
            Actions,
            new TurnCommit(Log, guestCheck),
            Limits,
            Clock,
            parts.Loggers.CreateLogger<TurnPipeline>());
        Worker = Actions.Worker(parts.AroundLedger(_storage.Actions));
    }

    public Limits Limits { get; }

    public ManualClock Clock { get; }

    public InMemoryConversationStore Memory { get; }

    /// <summary>In front of <see cref="Memory"/>.</summary>
    public FaultyStore Store { get; }

    public InMemoryShop Shop { get; }

    public InMemoryPages Pages { get; }

    public SentMail Mail { get; } = new();

    public ConversationFeed Feed { get; } = new();

    public ConversationLog Log { get; }

    /// <summary>Of the release that is live.</summary>
    public Wording Wording => Pages.Current.Wording;

    public Intake Intake { get; }

    public Reception Reception { get; }

    public TurnPipeline Pipeline { get; }

    public ActionParts Actions { get; }

    /// <summary>Works when a test tells it to.</summary>
    public ActionWorker Worker { get; }

    /// <summary>While false, no change of the shop is offered or carried out.</summary>
    public bool AreWritesOn { get; set; } = true;

    private WriteSwitch Writes => new(_ => true, () => AreWritesOn);

    /// <summary>From now on turns run by themselves.</summary>
    public TurnScheduler Schedule() => _scheduler ??=
        new TurnScheduler(Pipeline, Store, Log, Feed, Limits, Clock, NullLogger<TurnScheduler>.Instance);

    /// <param name="origin">Network address.</param>
    public async Task<ConversationId> OpenAsync(Customer? customer = null, string origin = "198.51.100.7")
    {
        var request = new StartRequest(ConversationId.New(), "test", "shopper", origin, Locale: null, customer?.Id);
        return await Reception.StartAsync(request, CancellationToken.None) is StartResult.Opened(var conversation)
            ? conversation.Id
            : throw new InvalidOperationException("Too many conversations from one address.");
    }

    /// <summary>Stores a message and gives its number; nobody answers yet.</summary>
    /// <param name="seen">Number of the last message that the shopper's client had shown; null where it does not say.</param>
    public async Task<int> PostAsync(ConversationId id, string text, string? clientId = null, ActionClick? click = null, int? seen = null) =>
        await Intake.AcceptAsync(
            id, new ShopperMessage(text, clientId, click, seen is { } shown ? ActivityId.Of(id, shown) : null), CancellationToken.None) switch
        {
            IntakeResult.Accepted(var activityId) => ActivityId.Sequence(id, activityId)!.Value,
            var refused => throw new InvalidOperationException($"{refused}"),
        };

    /// <summary>Runs one turn to its end.</summary>
    public async Task<IReadOnlyList<TurnEvent>> RunTurnAsync(ConversationId id)
    {
        var events = await Pipeline.RunAsync(id, CancellationToken.None).ToListAsync();
        await SendMailAsync();
        return events;
    }

    /// <summary>Tries once to send what is due.</summary>
    public Task SendMailAsync() => _outbox.SendDueAsync(CancellationToken.None);

    /// <summary>Says it, runs the turn and gives what the shopper reads.</summary>
    public async Task<OutgoingMessage> SayAsync(ConversationId id, string text)
    {
        await PostAsync(id, text);
        await RunTurnAsync(id);
        return (await FinalsAsync(id))[^1].Message;
    }

    /// <summary>The messages that ended turns, oldest first, read from the store.</summary>
    public async Task<IReadOnlyList<ConversationEvent.AssistantSpoke>> FinalsAsync(ConversationId id) =>
        [.. (await EventsAsync(id)).OfType<ConversationEvent.AssistantSpoke>().Where(spoke => spoke.Turn is not null)];

    public Task<IReadOnlyList<ConversationEvent>> EventsAsync(ConversationId id) =>
        _storage.Conversations.ReadAsync(id, 0, CancellationToken.None);

    /// <summary>The state as a fold over what is stored, not as anybody remembers it.</summary>
    public async Task<Conversation> StateAsync(ConversationId id) => Conversation.Replay(id, await EventsAsync(id));

    public async ValueTask DisposeAsync()
    {
        if (_scheduler is not null)
        {
            await _scheduler.DisposeAsync();
        }
    }
}
