using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Testing.Actions;

/// <summary>Intended writes as the tools would plan them, one of each kind, for tests of what shows them.</summary>
public static class SampleActions
{
    private const string Eur = "EUR";

    private static readonly OrderNumber Order = OrderNumber.Parse("W1007");

    public static readonly ImmutableArray<string> Kinds =
        ["cancel_order", "change_address", "change_payment", "change_items", "create_return", "create_exchange", "update_profile"];

    public static ActionSummary Summary(string kind) => kind switch
    {
        "cancel_order" => new ActionSummary
        {
            Lines = [Line("l1", "Head torch", 1, 4_495), Line("l2", "Merino socks", 2, 3_800)],
            Amount = new Money(8_790, Eur),
            RefundTo = "Visa ending in 4242",
            Facts = [new CardFact("Delivery price refunded", "€4.95")],
        },
        "change_address" => new ActionSummary
        {
            Facts = [new CardFact("New address", "Ada Lovelace, Invalidenstraße 117, Hinterhaus, 10115 Berlin, DE")],
        },
        "change_payment" => new ActionSummary
        {
            Amount = new Money(12_900, Eur),
            RefundTo = "Visa ending in 4242",
            Facts = [new CardFact("You pay", "€129.00"), new CardFact("Paid with", "PayPal")],
        },
        "change_items" => new ActionSummary
        {
            Lines = [Line("l1", "Trail shoe Scree", 1, null) with { Note = "becomes 43, black" }],
            Amount = new Money(1_000, Eur),
            Facts = [new CardFact("Paid with", "Visa ending in 4242")],
        },
        "create_return" => new ActionSummary
        {
            Lines = [Line("l1", "Bastion 2, two-person tent", 1, 32_900), Line("l2", "Tent pegs, set of 10", 2, 2_400)],
            Amount = new Money(34_805, Eur),
            RefundTo = "Visa ending in 4242",
            Facts = [new CardFact("Fee", "€4.95")],
        },
        "create_exchange" => new ActionSummary
        {
            Lines = [Line("l1", "Trail shoe Scree", 1, null) with { Note = "becomes 43, black" }],
        },
        _ => new ActionSummary { Facts = [new CardFact("New mail address", "ada.lovelace@example.com")] },
    };

    public static Proposal Proposal(string kind, DateTimeOffset expiresAt, ActionId? id = null) => new(
        id ?? ActionId.New(),
        kind,
        JsonElement.Parse("{}"),
        kind is "update_profile"
            ? new ShopCommand.UpdateProfile(DefaultAddress: null, "ada.lovelace@example.com", Phone: null)
            : new ShopCommand.Cancel(Order, Version: 1, [], Reason: null, []),
        new OrderOwner.OfCustomer(new CustomerId("ada")))
    {
        Release = new ReleaseId("0123456789ab"),
        Summary = Summary(kind),
        Code = "K7QF",
        ExpiresAt = expiresAt,
    };

    /// <summary>The proposal and the message with its card, as one append.</summary>
    public static ImmutableArray<ConversationEvent> Propose(Proposal proposal, int sequence, DateTimeOffset at, string text) =>
    [
        new ActionProposed(proposal) { At = at },
        Say(proposal, ActionNoteState.Proposed, sequence, at, text),
    ];

    /// <summary>The message that tells of a state.</summary>
    public static AssistantSpoke Say(Proposal proposal, ActionNoteState state, int sequence, DateTimeOffset at, string text) =>
        new(sequence, new OutgoingMessage(Speaker.Assistant, text) { Action = ActionNote.Of(proposal, state) }) { At = at };

    private static ActionLine Line(string id, string title, int quantity, long? amount) =>
        new(new OrderLineId(id), title, quantity, amount is { } minor ? new Money(minor, Eur) : null);
}
