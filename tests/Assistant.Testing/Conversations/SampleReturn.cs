using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Testing.Conversations;

/// <summary>Events of one intended return, as the turn, the gate and the worker append them.</summary>
public sealed record SampleReturn(ActionId Id)
{
    public static OrderLineId Line { get; } = new("1");

    public OrderNumber Order { get; init; } = SampleEvents.Order;

    public Money Refund { get; init; } = new(2000, "EUR");

    public DateTimeOffset At { get; init; } = Noon;

    public DateTimeOffset ExpiresAt => At.AddMinutes(10);

    public OrderOwner Owner { get; init; } = new OrderOwner.OfCustomer(new CustomerId("ada"));

    public static SampleReturn New() => new(ActionId.New());

    public ActionProposed Proposed() => new(new Proposal(
        Id,
        "create_return",
        JsonElement.Parse("""{"order":"W1042","items":[{"line":"1","quantity":1}]}"""),
        new ShopCommand.CreateReturn(Order, 7, [new CommandUnits(Line, 1)], Reason: null, Money.Zero(Refund.Currency), []),
        Owner)
    {
        Release = new ReleaseId("r-1"),
        Summary = Summary,
        Rules = ["returns.return_window_days"],
        Code = "K7QF",
        ExpiresAt = ExpiresAt,
    })
    { At = At };

    private ActionSummary Summary => new()
    {
        Lines = [new ActionLine(Line, "Enamel mug", 1, Refund)],
        Amount = Refund,
        RefundTo = "Visa ending in 4242",
    };

    /// <summary>The message with the card.</summary>
    public AssistantSpoke Card(int sequence) => new(
        sequence,
        new OutgoingMessage(Speaker.System, "Please confirm.") { Action = ActionNote.Of(Proposed().Proposal, ActionNoteState.Proposed) })
    { At = At };

    /// <summary>All that comes before a shopper decides.</summary>
    public ImmutableArray<ConversationEvent> Shown(int sequence) => [Proposed(), Card(sequence)];

    public ActionConfirmed Confirmed() => new(Id, Sequence: 2, ConfirmedBy.Click) { At = At };

    public ActionStarted Started(DateTimeOffset? until = null, OrderClaim? claim = null) =>
        new(Id, new ActionLease(1, until ?? At.AddMinutes(1)), new ReleaseId("r-2"), claim) { At = At };

    public ActionRetried Retried(int fence, DateTimeOffset until) => new(Id, new ActionLease(fence, until)) { At = At };

    public ActionSucceeded Succeeded(int fence = 1, string? opened = null) =>
        new(Id, fence, new ShopReceipt(At, 8) { Return = opened is null ? null : new ReturnId(opened) }) { At = At };

    public ActionRejected Rejected(int fence = 1) => new(Id, fence, RejectedBecause.NotPossible) { At = At };

    public ActionUnknown Unknown(int fence = 1) => new(Id, fence) { At = At };

    public ActionSettled Settled(bool isDone, string? opened = null) => new(Id, new Approver("Kim", IsLocal: true, Note: null), isDone, isDone ? LedgerSays.Done : LedgerSays.NotDone)
    {
        At = At,
        Receipt = isDone && opened is not null ? new ShopReceipt(At, 8) { Return = new ReturnId(opened) } : null,
    };

    /// <summary>Some units of the one line, and what they come to.</summary>
    /// <param name="of">Units of the line.</param>
    /// <param name="captured">What was paid in all, in minor units.</param>
    public OrderClaim Claim(int quantity = 1, int of = 1, long captured = 2000, params ImmutableArray<GoneReturn> gone) =>
        new(Order, Refund, Refund with { Minor = captured }, [new ClaimedUnits(Line, quantity, of)]) { GoneReturns = gone };
}
