using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Testing.Conversations;

/// <summary>Events to store.</summary>
public static class SampleEvents
{
    /// <summary>Midday of an ordinary day, in whole milliseconds.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static OrderNumber Order { get; } = OrderNumber.Parse("W1042");

    public static Started Started(DateTimeOffset? at = null, string origin = "origin-1") =>
        new("directline", "shopper-1", origin, "en-GB") { At = at ?? Noon };

    public static ShopperSpoke Asked(int sequence, string? clientId = null, DateTimeOffset? at = null) =>
        new(sequence, clientId, "Where is my order?", Seen: null) { At = at ?? Noon };

    /// <summary>An answer that ends a turn.</summary>
    public static AssistantSpoke Answered(int sequence, params ImmutableArray<int> answers) =>
        new(sequence, new OutgoingMessage(Speaker.Assistant, "It is on its way.")) { At = Noon, Turn = Turn(answers) };

    /// <summary>Something said by the assistant that ends no turn.</summary>
    public static AssistantSpoke Noticed(int sequence) =>
        new(sequence, new OutgoingMessage(Speaker.System, "A person will be with you soon.")) { At = Noon };

    public static PersonSpoke PersonSaid(int sequence) =>
        new(sequence, new HandoffId("H-0000ABCD"), "Kim", "Hello, I am Kim.") { At = Noon };

    public static HandoffQueued Queued(HandoffId handoff, DateTimeOffset? at = null) =>
        new(handoff, Packet()) { At = at ?? Noon };

    public static CodeIssued CodeIssued(OrderNumber order, DateTimeOffset at, string origin, string? hash = "A1B2") =>
        new(order, hash, at.AddMinutes(10), origin) { At = at };

    public static OutboxItem Mail(string kind = "mail") => new(Guid.CreateVersion7(), kind, [1, 2, 3]);

    /// <summary>A conversation that holds every kind of event, with every member of every event set.</summary>
    public static ImmutableArray<ConversationEvent> EveryKind(HandoffId handoff) =>
    [
        Started() with { QualityConsent = true },
        new SignedIn(new CustomerId("ada")) { At = Noon },
        new Resumed { At = Noon },
        new ActionProposed(EveryActionEvent.Proposal(EveryActionEvent.Cancelled)) { At = Noon },
        new ShopperSpoke(1, "client-1", "Grüße 😀 \"here\" <b>\n[code]", Seen: 7)
        {
            At = Noon,
            Click = new ActionClick("confirm", "action-1"),
            Redacted = ["card number", "password"],
            Code = new CodeAttempt(CodeOutcome.Rejected, Order) { VerifiedUntil = Noon.AddMinutes(30) },
            StepUp = new StepUpAttempt(CodeOutcome.Rejected, EveryActionEvent.Cancelled),
        },
        Card(2, EveryActionEvent.Cancelled),
        new PersonSpoke(3, handoff, "Kim", "Hello.") { At = Noon },
        CodeIssued(Order, Noon, "origin-1"),
        new TurnRetried { At = Noon },
        Queued(handoff),
        new HandoffEnded(handoff, "solved") { At = Noon },
        .. EveryActionEvent.EveryKind(sequence: 4),
        new Ended { At = Noon },
    ];

    /// <summary>A message with every member set, the card of an action that was proposed.</summary>
    public static AssistantSpoke Card(int sequence, ActionId action) => new(sequence, Message(action)) { At = Noon, Turn = Turn([1]) };

    private static OutgoingMessage Message(ActionId action) => new(Speaker.System, "You have 30 days [1].")
    {
        Citations = [new Citation(1, new PageId("returns"), "Returns", "how-long", "Returns > How long", "v3", "30 days.")],
        Cards =
        [
            new Card.OrderCard(
                Order, "Order W1042", [new CardFact("State", "Shipped")], [new CardItem("Lamp", "black", 2, "€20.00")], new Money(2000, "EUR")),
            new Card.ProductCard(new ProductId("lamp"), "Lamp", "€10.00", "A lamp.", "/images/lamp.png"),
        ],
        Suggestions = ["Where is my order?", "Talk to a person"],
        Action = ActionNote.Of(EveryActionEvent.Proposal(action), ActionNoteState.Proposed),
    };

    private static TurnRecord Turn(ImmutableArray<int> answers) => new()
    {
        Id = Guid.Parse("0198c0de-0000-7000-8000-000000000001"),
        Brain = "built-in",
        Release = new ReleaseId("r-1"),
        Prompts = "5f2c",
        Answers = answers,
        Outcome = "replied",
        Intent = "order_status",
        Confidence = 0.875,
        Marks = ["injection:override"],
        ToolCalls = [new ToolCallRecord("find_order", "found", TimeSpan.FromMilliseconds(12))],
        Orders = [new SeenOrder(Order, OrderStatus.Shipped)],
        Sources = ["returns#how-long@v3"],
        Rules = [new Assistant.Core.Policy.Rules.RuleId("returns.return_window_days")],
        BrainState = "{\"topic\":\"order\"}",
        StartedAt = Noon,
        Elapsed = TimeSpan.FromMilliseconds(34.5),
    };

    private static Packet Packet() => new()
    {
        Reason = HandoffReason.Complaint,
        Topic = "unsafe_product",
        Intent = "complaint",
        Summary = "The lamp is broken.",
        OpenQuestion = "Who pays?",
        Identity = IdentityLevel.Guest,
        Customer = "ada",
        Orders = ["W1042: delivered"],
        Tried = ["find_order: found"],
        Sources = ["returns#how-long@v3"],
        Transcript = [new PacketLine(Noon, "shopper", "It is broken."), new PacketLine(Noon, "assistant", "I am sorry.")],
    };
}
