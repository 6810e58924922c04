using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Knowledge;
using Assistant.Testing.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions;

/// <summary>Every event in every state: the arrows of the design are there, and no others.</summary>
public sealed class ActionArrowsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    private static readonly ActionId Id = SampleReturn.New().Id;
    private static readonly Approver Kim = new("Kim", IsLocal: true, null);
    private static readonly ActionLease Lease = new(3, Noon.AddMinutes(1));

    /// <summary>Each state, under the name that the design gives it; those that are worked on under the third lease.</summary>
    private static readonly Dictionary<string, ActionState> States = new()
    {
        ["Proposed"] = new ActionState.Proposed(),
        ["Shown"] = new ActionState.Shown(2),
        ["Confirmed"] = new ActionState.Confirmed(),
        ["NeedsApproval"] = new ActionState.NeedsApproval(),
        ["Approved"] = new ActionState.Approved(Kim),
        ["Refused"] = new ActionState.Refused(Kim),
        ["Executing"] = new ActionState.Executing(Lease),
        ["Unknown"] = new ActionState.Unknown(Lease, 0),
        ["Succeeded"] = new ActionState.Succeeded(EveryActionEvent.Receipt()),
        ["Rejected"] = new ActionState.Rejected(RejectedBecause.Changed),
        ["Escalated"] = new ActionState.Escalated(),
        ["Settled"] = new ActionState.Settled(Kim, IsDone: true),
        ["Declined"] = new ActionState.Declined(),
        ["Expired"] = new ActionState.Expired(),
        ["Withdrawn"] = new ActionState.Withdrawn(WithdrawnBecause.Changed),
    };

    private static readonly Dictionary<string, OfAction> Events = new()
    {
        ["confirmed"] = new ActionConfirmed(Id, 3, ConfirmedBy.Click) { At = Noon },
        ["declined"] = new ActionDeclined(Id, 3) { At = Noon },
        ["expired"] = new ActionExpired(Id) { At = Noon },
        ["withdrawn"] = new ActionWithdrawn(Id, WithdrawnBecause.Changed) { At = Noon },
        ["step-up"] = new StepUpIssued(Id, "A1B2", Noon.AddMinutes(5)) { At = Noon },
        ["approval asked"] = new ApprovalAsked(Id) { At = Noon },
        ["approved"] = new ActionApproved(Id, Kim) { At = Noon },
        ["refused"] = new ActionRefused(Id, Kim) { At = Noon },
        ["started"] = new ActionStarted(Id, new ActionLease(1, Noon), new ReleaseId("r-1"), null) { At = Noon },
        ["proposed again"] = SampleReturn.New().Proposed(),
        ["escalated"] = new ActionEscalated(Id, 3) { At = Noon },
        ["succeeded"] = new ActionSucceeded(Id, 3, EveryActionEvent.Receipt()) { At = Noon },
        ["rejected"] = new ActionRejected(Id, 3, RejectedBecause.Changed) { At = Noon },
        ["unknown"] = new ActionUnknown(Id, 3) { At = Noon },
        ["retried"] = new ActionRetried(Id, new ActionLease(4, Noon)) { At = Noon },
        ["settled"] = new ActionSettled(Id, Kim, IsDone: true, LedgerSays.Nothing) { At = Noon },
        ["escalated by a stale worker"] = new ActionEscalated(Id, 2) { At = Noon },
        ["succeeded by a stale worker"] = new ActionSucceeded(Id, 2, EveryActionEvent.Receipt()) { At = Noon },
        ["rejected by a stale worker"] = new ActionRejected(Id, 2, RejectedBecause.Changed) { At = Noon },
        ["unknown by a stale worker"] = new ActionUnknown(Id, 2) { At = Noon },
        ["succeeded by a worker of the future"] = new ActionSucceeded(Id, 4, EveryActionEvent.Receipt()) { At = Noon },
        ["retried under the same lease"] = new ActionRetried(Id, new ActionLease(3, Noon)) { At = Noon },
        ["retried under an older lease"] = new ActionRetried(Id, new ActionLease(2, Noon)) { At = Noon },
    };

    /// <summary>Section 4a of the goals, and what else the design says: a step-up leaves the card where it is.</summary>
    private static readonly HashSet<(string From, string Event, string To)> Arrows =
    [
        ("Shown", "confirmed", "Confirmed"), ("Shown", "declined", "Declined"), ("Shown", "expired", "Expired"), ("Shown", "withdrawn", "Withdrawn"), ("Shown", "step-up", "Shown"),
        ("Confirmed", "approval asked", "NeedsApproval"), ("Confirmed", "started", "Executing"),
        ("NeedsApproval", "approved", "Approved"), ("NeedsApproval", "refused", "Refused"), ("Approved", "started", "Executing"),
        ("Executing", "succeeded", "Succeeded"), ("Executing", "rejected", "Rejected"), ("Executing", "unknown", "Unknown"), ("Executing", "retried", "Executing"),
        ("Unknown", "succeeded", "Succeeded"), ("Unknown", "rejected", "Rejected"), ("Unknown", "retried", "Unknown"), ("Unknown", "escalated", "Escalated"),
        ("Escalated", "settled", "Settled"),
    ];

    [Fact]
    [Trait("goal", "section 4a")]
    public void Takes_the_arrows_of_the_design_and_no_other()
    {
        var wrong = new List<string>();
        foreach (var (from, state) in States)
        {
            foreach (var (name, e) in Events)
            {
                var to = Arrows.FirstOrDefault(arrow => arrow.From == from && arrow.Event == name).To;
                if (After(state, e) is var came && came != to)
                {
                    wrong.Add($"{from}, {name}: {came ?? "refused"} instead of {to ?? "refused"}");
                }
            }
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Is_shown_once_and_never_after_it_was_decided()
    {
        var shown = States.ToDictionary(state => state.Key, state => Try(() => Action(state.Value).ShownAt(9).State));

        Assert.Equal(new ActionState.Shown(9), shown["Proposed"]);
        Assert.Equal(new ActionState.Shown(2), shown["Shown"]);
        Assert.All(shown.Where(one => one.Key is not ("Proposed" or "Shown")), one => Assert.Null(one.Value));
    }

    [Fact]
    public void Knows_every_state_and_every_event()
    {
        Assert.Equal(Nested(typeof(ActionState)), States.Values.Select(state => state.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            typeof(ConversationEvent).GetNestedTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(OfAction))).Select(type => type.Name).Order(StringComparer.Ordinal),
            Events.Values.Select(e => e.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The state that it comes to; null where it is refused.</summary>
    private static string? After(ActionState state, OfAction e) => Try(() => Action(state).After(e).State)?.GetType().Name;

    private static ActionState? Try(Func<ActionState> step)
    {
        try
        {
            return step();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static PendingAction Action(ActionState state) => PendingAction.Of(SampleReturn.New().Proposed()) with { State = state };

    private static IEnumerable<string> Nested(Type type) => type.GetNestedTypes().Where(nested => !nested.IsAbstract).Select(nested => nested.Name).Order(StringComparer.Ordinal);
}
