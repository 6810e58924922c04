using System.Text;
using Assistant.Core.Actions;
using Assistant.Core.Audit;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Shop;
using Assistant.Testing.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Core.Tests.Audit;

public sealed class AuditTrailTests
{
    private static readonly ConversationId Id = ConversationId.New();
    private static readonly Pseudonyms Pseudonyms = new(Encoding.UTF8.GetBytes("a key of a test"));
    private static readonly SampleReturn Action = SampleReturn.New();

    private readonly AuditTrail _trail = new(Pseudonyms);

    [Fact]
    public void Every_event_of_an_action_is_one_entry()
    {
        var kinds = typeof(ConversationEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(OfAction))).ToHashSet();
        var events = EveryStep();
        Assert.Equal(kinds, events.Select(e => e.GetType()).ToHashSet());

        var entries = events.SelectMany(e => _trail.Of(Id, Shown(), [e])).ToList();

        Assert.Equal(events.Select(EventJson.KindOf), entries.Select(entry => entry.Kind));
        Assert.All(entries, entry =>
        {
            Assert.Equal(Action.Id.Value, entry.Facts["action"]);
            Assert.Equal("create_return", entry.Facts["tool"]);
            Assert.Equal(Id.Value, entry.Facts["conversation"]);
            Assert.Equal(Pseudonyms.Of(new CustomerId("ada")), entry.Facts["owner"]);
            Assert.Equal(Pseudonyms.Of(SampleEvents.Order), entry.Facts["order"]);
            Assert.Equal("2000 EUR", entry.Facts["amount"]);
        });
    }

    [Fact]
    public void An_entry_tells_what_decided()
    {
        var proposed = Assert.Single(_trail.Of(Id, before: null, [Started(), Action.Proposed(), Action.Card(1)]));
        Assert.Equal(("r-1", "returns.return_window_days"), (proposed.Facts["release"], proposed.Facts["rules"]));

        Assert.Equal("click", Facts(Action.Confirmed())["by"]);
        Assert.Equal(("r-2", "1"), (Facts(Action.Started())["release"], Facts(Action.Started())["fence"]));
        Assert.Equal(("succeeded", "3"), (Facts(Action.Succeeded(3))["outcome"], Facts(Action.Succeeded(3))["fence"]));
        Assert.Equal("rejected: NotPossible", Facts(Action.Rejected())["outcome"]);
        var approved = Facts(new ActionApproved(Action.Id, new Approver("Kim", IsLocal: true, "Ada was upset")) { At = Noon });
        Assert.Equal(("Kim", "yes"), (approved["approver"], approved["local"]));
    }

    [Fact]
    public void Sign_ins_and_guest_checks_are_kept_under_pseudonyms()
    {
        var entries = _trail.Of(Id, null, [Started(), new SignedIn(new CustomerId("ada")) { At = Noon }, CodeIssued(SampleEvents.Order, Noon, "origin-1")]);

        Assert.Equal(["signed-in", "code-issued"], entries.Select(entry => entry.Kind));
        Assert.Equal(Pseudonyms.Of(new CustomerId("ada")), entries[0].Facts["owner"]);
        Assert.Equal((Pseudonyms.Of(SampleEvents.Order), "mailed"), (entries[1].Facts["order"], entries[1].Facts["outcome"]));
    }

    [Fact]
    public void What_is_said_and_shown_is_no_entry() =>
        Assert.Empty(_trail.Of(Id, Shown(), [Asked(2), Answered(3, 2), PersonSaid(4), Queued(Core.Handoffs.HandoffId.New()), new Ended { At = Noon }]));

    [Fact]
    public void Nothing_of_a_shopper_stands_in_any_entry()
    {
        var entries = EveryStep().SelectMany(e => _trail.Of(Id, Shown(), [e])).ToList();

        // The action's own id is drawn by lot, and may hold any letters.
        var text = string.Join('\n', entries.SelectMany(entry => entry.Facts.Select(fact => $"{fact.Key}={fact.Value}"))).Replace(Action.Id.Value, "", StringComparison.Ordinal);

        foreach (var personal in (string[])["ada", "W1042", "Visa", "4242", "Enamel", "K7QF", "hash-of-code", "upset"])
        {
            Assert.DoesNotContain(personal, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Pseudonyms_tell_customers_and_orders_apart_and_nothing_without_the_key()
    {
        Assert.NotEqual(Pseudonyms.Of(new CustomerId("W1042")), Pseudonyms.Of(OrderNumber.Parse("W1042")));
        Assert.NotEqual(Pseudonyms.Of(new CustomerId("ada")), new Pseudonyms([1]).Of(new CustomerId("ada")));
        Assert.Equal(16, Pseudonyms.Of(new CustomerId("ada")).Length);
    }

    private static Conversation Shown() => Conversation.Replay(Id, [Started(), .. Action.Shown(1)]);

    private static ConversationEvent[] EveryStep()
    {
        var (id, by) = (Action.Id, new Approver("Kim", IsLocal: true, "Ada was upset"));
        return
        [
            Action.Proposed(),
            Action.Confirmed(),
            new ActionDeclined(id, 2) { At = Noon },
            new ActionExpired(id) { At = Noon },
            new ActionWithdrawn(id, WithdrawnBecause.Changed) { At = Noon },
            new StepUpIssued(id, "hash-of-code", Noon) { At = Noon },
            new ApprovalAsked(id) { At = Noon },
            new ActionApproved(id, by) { At = Noon },
            new ActionRefused(id, by) { At = Noon },
            Action.Started(claim: Action.Claim()),
            Action.Succeeded(opened: "RET-1"),
            Action.Rejected(),
            Action.Unknown(),
            Action.Retried(2, Noon),
            new ActionEscalated(id, 1) { At = Noon },
            new ActionSettled(id, by, IsDone: true, LedgerSays.Nothing) { At = Noon },
        ];
    }

    private System.Collections.Immutable.ImmutableSortedDictionary<string, string> Facts(ConversationEvent e) => _trail.Of(Id, Shown(), [e]).Single().Facts;
}
