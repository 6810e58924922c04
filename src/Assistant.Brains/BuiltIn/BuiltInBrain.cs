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
    private static readonly ChatClientMetadata Metadata = new("built-in");

    private readonly Conversing _conversing;
    private readonly Replies _replies;
    private readonly BuiltInBrainOptions _options;
    private readonly TimeProvider _time;

    private BuiltInBrain(Conversing conversing, Replies replies, BuiltInBrainOptions options, TimeProvider time) =>
        (_conversing, _replies, _options, _time) = (conversing, replies, options, time);

    /// <summary>Reads all prompt files and learns the intents; a second or two, once.</summary>
    /// <param name="products">The names that products go by.</param>
    /// <exception cref="InvalidDataException">A file has faults: one line for each, with file, line and what to do.</exception>
    public static async Task<BuiltInBrain> CreateAsync(
        BuiltInBrainOptions options, IProductVocabulary products, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var examples = await IntentExamples.LoadAsync(Path.Combine(options.Prompts, "intents"), cancellationToken);
        if (!examples.Faults.IsEmpty)
        {
            throw new InvalidDataException($"prompts/intents has faults:\n{string.Join('\n', examples.Faults)}");
        }

        var classifier = IntentClassifier.Train(examples.Examples, cancellationToken);
        return Create(options, new Understander(classifier), examples.Examples.Select(example => example.Intent), products, time);
    }

    /// <summary>Reads the flows and replies for an understander that has learnt already.</summary>
    /// <param name="intents">What it can understand.</param>
    /// <exception cref="InvalidDataException">See <see cref="CreateAsync"/>.</exception>
    public static BuiltInBrain Create(
        BuiltInBrainOptions options, Understander understander, IEnumerable<string> intents, IProductVocabulary products, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var replies = new Replies(Wording.Load(Path.Combine(options.Prompts, "replies")));
        IComposer[] composers =
        [
            new OrderStatusComposer(), new OrderBriefComposer(), new OrderWhyComposer(), new OrderListComposer(),
            new RefundStatusComposer(), new RefundAmountComposer(), new OrderPaymentsComposer(), new OrderContentsComposer(),
            new ReturnCheckComposer(ActionKind.Return), new ReturnCheckComposer(ActionKind.Exchange), new ReturnReasonsComposer(), new ClaimCheckComposer(),
            new OrderCheckComposer("cancel", found => found.Cancellation), new OrderCheckComposer("address", found => found.AddressChange), new OrderCheckComposer("items", found => found.ItemsChange), new ProductResultsComposer(), new ProductDetailsComposer(),
            new StockComposer(), new NoProductsComposer(), new ComparisonComposer(), new PolicyComposer(), new ProfileComposer(), new RefusalComposer(), new ChangeOfferComposer(),
            new ActOfferComposer(WellKnown.ReturnItem, ToolNames.CreateReturn, found => CheckRulings.OfReturn(found)),
            new ActOfferComposer(WellKnown.ExchangeItem, ToolNames.CreateExchange, found => CheckRulings.OfExchange(found)),
            new ActOfferComposer(WellKnown.CancelOrder, ToolNames.CancelOrder, found => CheckRulings.OfOrder(found, order => order.Cancellation)),
            new ActOfferComposer(WellKnown.ChangeAddress, ToolNames.ChangeAddress, found => CheckRulings.OfOrder(found, order => order.AddressChange)),
            new ActOfferComposer(WellKnown.ChangeItems, ToolNames.ChangeItems, _ => null),
            new ActOfferComposer(WellKnown.ChangePayment, ToolNames.ChangePayment, _ => null),
            new ActOfferComposer(WellKnown.UpdateProfile, ToolNames.UpdateProfile, _ => null),
        ];
        var flows = FlowLibrary.Load(Path.Combine(options.Prompts, "flows"), new FlowVocabulary(
            replies.Keys, composers.Select(composer => composer.Name).ToFrozenSet(), ToolNames.All, intents.ToFrozenSet()));
        var conversing = new Conversing(
            flows,
            new FlowRunner(flows, new Doing(flows), composers),
            new SlotFiller(new WishReader(options.Currency, products)),
            (text, today) => understander.Understand(text, new UnderstandingContext(today) { Products = products }));
        return new BuiltInBrain(conversing, replies, options, time);
    }

    /// <summary>The same brain by another clock; what was read and learnt is shared.</summary>
    public BuiltInBrain At(TimeProvider time) => new(_conversing, _replies, _options, time);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        var turn = TurnMessages.Of([.. messages]);
        var tools = new ToolCalls(turn, (options?.Tools ?? []).Select(tool => tool.Name).ToFrozenSet());
        var days = new ShopDays(_options.TimeZone, _time.GetUtcNow());
        var reading = turn.Reading ?? _conversing.Read(turn, days.Today);
        var session = new Session(reading.State, turn, tools, _replies, days);
        var id = FormattableString.Invariant($"built-in-{turn.Rounds}");

        // Either the dialogue has come to its end, or it stands before calls that the turn must make first.
        var dialogue = _conversing.AnswerAsync(turn, reading.Messages, session);
        if (!dialogue.IsCompleted)
        {
            var calls = new ChatMessage(ChatRole.Assistant, [.. tools.Pending]) { RawRepresentation = reading };
            if (tools.ProposesWrite)
            {
                // A change that is planned ends the turn: this is all that is heard of the dialogue before the next one.
                Note(calls, session);
            }

            return Response(calls, id, ChatFinishReason.ToolCalls);
        }

        await dialogue;
        return Response(Spoken(session), id, ChatFinishReason.Stop);
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

    private static ChatMessage Spoken(Session session)
    {
        var message = new ChatMessage(ChatRole.Assistant, session.Draft.Text);
        Note(message, session);
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
