using System.Text.Json;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Testing.Conversations;

/// <summary>What can happen to an intended write, to store. Not in an order in which it can.</summary>
public static class EveryActionEvent
{
    private static readonly DateTimeOffset Noon = SampleEvents.Noon;
    private static readonly Approver Kim = new("Kim", IsLocal: true, "The shopper is right.");

    /// <summary>A cancellation.</summary>
    public static ActionId Cancelled { get; } = Id('1');

    public static Proposal Proposal(ActionId id) => Proposal(id, SampleEvents.Order);

    private static Proposal Proposal(ActionId id, OrderNumber order) => new(
        id, "cancel_order", JsonSerializer.SerializeToElement(new { order = order.Value }), Cancel(order), new OrderOwner.OfCustomer(new CustomerId("ada")))
    {
        Release = new ReleaseId("r-1"),
        Summary = new ActionSummary
        {
            Lines = [new ActionLine(new OrderLineId("1"), "Lamp", 2, new Money(2000, "EUR"), "becomes black")],
            Amount = new Money(2000, "EUR"),
            RefundTo = "Visa ending in 4242",
            Facts = [new CardFact("Fee", "€0.00")],
        },
        NeedsApproval = true,
        StepUp = true,
        Rules = ["cancellations.cancel_until"],
        Code = "K7QF",
        ExpiresAt = Noon.AddMinutes(10),
    };

    /// <summary>
    /// Every kind of event, with every member set, in an order in which it can happen; <see cref="Cancelled"/> is proposed and shown before.
    /// </summary>
    /// <param name="sequence">Number of the first message.</param>
    public static IEnumerable<ConversationEvent> EveryKind(int sequence)
    {
        yield return new StepUpIssued(Cancelled, "A1B2", Noon.AddMinutes(10)) { At = Noon };
        foreach (var e in Confirmed(Cancelled))
        {
            yield return e;
        }

        yield return new ApprovalAsked(Cancelled) { At = Noon };
        yield return new ActionApproved(Cancelled, Kim) { At = Noon };
        yield return new ActionStarted(Cancelled, Lease(), new ReleaseId("r-1"), Claim()) { At = Noon };
        yield return new ActionUnknown(Cancelled, 1) { At = Noon };
        yield return new ActionRetried(Cancelled, Lease(2)) { At = Noon };
        yield return new ActionSucceeded(Cancelled, 2, Receipt()) { At = Noon };
        var others = new Func<ActionId, IEnumerable<ConversationEvent>>[]
        {
            id => [new ActionDeclined(id, 3) { At = Noon }],
            id => [new ActionExpired(id) { At = Noon }],
            id => [new ActionWithdrawn(id, WithdrawnBecause.Changed) { At = Noon }],
            id => [.. Confirmed(id), new ApprovalAsked(id) { At = Noon }, new ActionRefused(id, Kim) { At = Noon }],
            id => [.. Confirmed(id), new ActionStarted(id, Lease(), new ReleaseId("r-1"), Claim() with { Order = Rejected }) { At = Noon }, new ActionRejected(id, 1, RejectedBecause.NotPossible) { At = Noon }],
        };
        foreach (var (index, ends) in others.Index())
        {
            var id = Id((char)('a' + index));
            yield return new ActionProposed(Proposal(id, index == others.Length - 1 ? Rejected : SampleEvents.Order)) { At = Noon };
            yield return SampleEvents.Card(sequence++, id);
            foreach (var e in ends(id))
            {
                yield return e;
            }
        }

        var unknown = Id('f');
        // Of another order, which nothing has been taken out of.
        var other = OrderNumber.Parse("W1043");
        yield return new ActionProposed(Proposal(unknown, other)) { At = Noon };
        yield return SampleEvents.Card(sequence, unknown);
        foreach (var e in Confirmed(unknown))
        {
            yield return e;
        }

        yield return new ActionStarted(unknown, Lease(), new ReleaseId("r-1"), Claim() with { Order = other }) { At = Noon };
        yield return new ActionUnknown(unknown, 1) { At = Noon };
        yield return new ActionEscalated(unknown, 1) { At = Noon };
        yield return new ActionSettled(unknown, Kim, IsDone: true, LedgerSays.Done) { At = Noon, Receipt = Receipt() };
    }

    private static ConversationEvent[] Confirmed(ActionId id) => [new ActionConfirmed(id, 3, ConfirmedBy.Code) { At = Noon }];

    public static ActionLease Lease(int fence = 1) => new(fence, Noon.AddMinutes(1));

    public static ShopReceipt Receipt() => new(Noon, 4)
    {
        Return = new ReturnId("R-1"),
        Label = "LBL-4K7Q-9D2M",
        RefundExpectedOn = new DateOnly(2026, 3, 9),
    };

    private static ShopCommand.Cancel Cancel(OrderNumber order) => new(
        order,
        3,
        [new CommandUnits(new OrderLineId("1"), 2)],
        CancelReason.FoundCheaper,
        [new ShopRefund(RefundTo.GiftCard, new PaymentMethod(new PaymentMethodId("card-1"), "card", "Visa ending in 4242") { Balance = new Money(1, "EUR") }, new Money(2000, "EUR"), Reserved: true)]);

    /// <summary>The order of the action that the shop refuses.</summary>
    private static OrderNumber Rejected => OrderNumber.Parse("W1044");

    private static OrderClaim Claim() =>
        new(SampleEvents.Order, new Money(2000, "EUR"), new Money(2495, "EUR"), [new ClaimedUnits(new OrderLineId("1"), 2, 2)])
        {
            GoneReturns = [new GoneReturn(new ReturnId("R-0"), KeepsMoney: true)],
        };

    private static ActionId Id(char digit) => ActionId.TryParse("act-" + new string(digit, 32), out var id) ? id : throw new InvalidOperationException();
}
