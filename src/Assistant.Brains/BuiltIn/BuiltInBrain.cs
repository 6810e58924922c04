using Assistant.Core.Policy;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Assistant.Brains.BuiltIn.Accounts;
using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.BuiltIn.Products;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Intents;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Knowledge;
using Assistant.Core.Prompts;
using Assistant.Core.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Brains.BuiltIn;

/// <summary>
/// A brain without a model: it understands with a classifier, follows the flows of <c>prompts/flows</c> and speaks the replies of
/// <c>prompts/replies</c>. It is given what a model would be given and answers as one would, with calls or with text.
/// </summary>
/// <remarks>Stateless and safe for use by many threads; equal messages and tools give equal answers at equal times.</remarks>
public sealed class BuiltInBrain : IChatClient
{
    /// <summary>What it is called in records.</summary>
    public static ChatClientMetadata Metadata { get; } = new("built-in");

    private readonly Conversing _conversing;
    private readonly FlowLibrary _flows;
    private readonly Replies _replies;
    private readonly BuiltInBrainOptions _options;
    private readonly TimeProvider _time;

    private BuiltInBrain(
        Conversing conversing, FlowLibrary flows, Replies replies, IReadOnlyList<string> openings, BuiltInBrainOptions options, TimeProvider time) =>
        (_conversing, _flows, _replies, Openings, _options, _time) = (conversing, flows, replies, openings, options, time);

    /// <summary>What shoppers typically begin with: an example of each intent that it has learnt.</summary>
    public IReadOnlyList<string> Openings { get; }

    /// <summary>Reads a folder of prompts and learns its intents; a second or two.</summary>
    /// <param name="products">The names that products go by.</param>
    /// <exception cref="InvalidDataException">A file has faults: one line for each, with file, line and what to do.</exception>
    public static async Task<BuiltInBrain> CreateAsync(
        string prompts, BuiltInBrainOptions options, IProductVocabulary products, TimeProvider time, CancellationToken cancellationToken)
    {
        var library = await PromptLibrary.LoadAsync(prompts, cancellationToken);
        var faults = new List<KnowledgeFault>();
        var script = BuiltInScript.Read(library.Files, library.Wording, faults) ?? throw PromptFaults.Thrown(prompts, faults);
        return Create(script, IntentClassifier.Train(script.Examples, cancellationToken), options, products, time);
    }

    /// <param name="classifier">Has learnt the script's examples.</param>
    /// <param name="products">The names that products go by.</param>
    public static BuiltInBrain Create(
        BuiltInScript script, IntentClassifier classifier, BuiltInBrainOptions options, IProductVocabulary products, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(options);
        var (flows, understander) = (script.Flows, new Understander(classifier));
        var conversing = new Conversing(
            flows,
            new FlowRunner(flows, new Doing(flows), script.Composers),
            new SlotFiller(new WishReader(options.Currency, products)),
            (text, today) => understander.Understand(text, new UnderstandingContext(today) { Products = products }));
        string[] openings = [.. script.Examples.DistinctBy(example => example.Intent).Select(example => example.Text)];
        return new BuiltInBrain(conversing, flows, script.Replies, openings, options, time);
    }

    /// <summary>The same brain by another clock; what was read and learnt is shared.</summary>
    public BuiltInBrain At(TimeProvider time) => new(_conversing, _flows, _replies, Openings, _options, time);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        var turn = TurnMessages.Of([.. messages]);
        var offered = (options?.Tools ?? []).Select(tool => tool.Name).ToFrozenSet();
        var id = FormattableString.Invariant($"built-in-{turn.Rounds}");

        // Either the dialogue has come to its end, or it stands before calls that the turn must make first.
        var dialogue = OffContext(() => turn.Paused?.TryGoOn(turn, offered) is true ? turn.Paused : Begin(turn, offered));
        if (!dialogue.IsOver)
        {
            var calls = new ChatMessage(ChatRole.Assistant, [.. dialogue.Calls]) { RawRepresentation = dialogue };
            if (dialogue.Session.Tools.ProposesWrite)
            {
                // A change that is planned ends the turn: this is all that is heard of the dialogue before the next one.
                Note(calls, dialogue.Session);
            }

            return Response(calls, id, ChatFinishReason.ToolCalls);
        }

        await dialogue.Ending;
        return Response(Spoken(dialogue.Session), id, ChatFinishReason.Stop);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? Metadata
        : serviceType?.IsInstanceOfType(this) is true ? this
        : null;

    /// <summary>Holds nothing to let go of.</summary>
    public void Dispose()
    {
    }

    private PausedDialogue Begin(TurnMessages turn, FrozenSet<string> offered)
    {
        var days = new ShopDays(_options.TimeZone, _time.GetUtcNow());
        var reading = turn.Paused?.Reading ?? Read(turn, days);
        var session = new Session(reading.State, turn, new ToolCalls(turn, offered), _replies, days);
        return new PausedDialogue(reading, session, turn.Rounds, _conversing.AnswerAsync(turn, reading.Messages, session));
    }

    private TurnReading Read(TurnMessages turn, ShopDays days)
    {
        var reading = _conversing.Read(turn, days.Today);
        return reading with { State = KnownFlows.In(_flows, reading.State) };
    }

    /// <summary>A dialogue that is given an answer goes on at once and here: posted to a caller's context, it would still stand when it is looked at.</summary>
    private static PausedDialogue OffContext(Func<PausedDialogue> step)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return step();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>The parts that put results into words, for <c>compose:</c> in flows.</summary>
    internal static IComposer[] Composers() =>
    [
        new OrderStatusComposer(), new OrderBriefComposer(), new OrderWhyComposer(), new OrderListComposer(),
        new RefundStatusComposer(), new RefundFactComposer(), new RefundOfferComposer(), new ParcelOfferComposer(), new WhyOfferComposer(), new DeliveryTimeComposer(), new RefundAmountComposer(), new OrderPaymentsComposer(), new OrderContentsComposer(),
        new ReturnCheckComposer(ActionKind.Return), new ReturnCheckComposer(ActionKind.Exchange), new ReturnReasonsComposer(), new ClaimCheckComposer(),
        new OrderCheckComposer("cancel", found => found.Cancellation), new OrderCheckComposer("address", found => found.AddressChange), new OrderCheckComposer("items", found => found.ItemsChange), new ProductResultsComposer(), new ProductDetailsComposer(),
        new StockComposer(), new NoProductsComposer(), new ComparisonComposer(), new PolicyComposer(), new ProfileComposer(), new OwnLanguageComposer(), new RefusalComposer(), new ChangeOfferComposer(),
        new ActOfferComposer(WellKnown.ReturnItem, ToolNames.CreateReturn, CheckRulings.OfReturn),
        new ActOfferComposer(WellKnown.ExchangeItem, ToolNames.CreateExchange, CheckRulings.OfExchange),
        new ActOfferComposer(WellKnown.CancelOrder, ToolNames.CancelOrder, (found, _) => CheckRulings.OfOrder(found, order => order.Cancellation)),
        new ActOfferComposer(WellKnown.ChangeAddress, ToolNames.ChangeAddress, (found, _) => CheckRulings.OfOrder(found, order => order.AddressChange)),
        new ActOfferComposer(WellKnown.ChangeItems, ToolNames.ChangeItems, (found, _) => CheckRulings.OfOrder(found, order => order.ItemsChange)),
        new ActOfferComposer(WellKnown.ChangePayment, ToolNames.ChangePayment, (_, _) => null),
        new ActOfferComposer(WellKnown.UpdateProfile, ToolNames.UpdateProfile, (_, _) => null),
    ];

    private static ChatMessage Spoken(Session session)
    {
        var message = new ChatMessage(ChatRole.Assistant, session.Draft.Text);
        Note(message, session);
        if (session.Tools.LookedUp is { Count: > 0 } lookedUp)
        {
            BrainNotes.SetLookedUp(message, lookedUp);
        }

        if (session.Draft.Suggestions is { IsEmpty: false } suggestions)
        {
            BrainNotes.SetSuggestions(message, suggestions);
        }

        return message;
    }

    /// <summary>What travels with a message besides its words.</summary>
    private static void Note(ChatMessage message, Session session)
    {
        if (session.Intent is { } intent)
        {
            BrainNotes.SetIntent(message, intent);
            if (session.Part?.Prediction is { } read && read.Best == intent)
            {
                BrainNotes.SetConfidence(message, Math.Round(read.Confidence, 3));
            }
        }

        BrainNotes.SetState(message, StateText.Write(session.State));
    }

    private static ChatResponse Response(ChatMessage message, string id, ChatFinishReason reason)
    {
        message.MessageId = id;
        return new ChatResponse(message) { FinishReason = reason, ModelId = "built-in" };
    }
}
