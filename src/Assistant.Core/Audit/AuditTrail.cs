using System.Collections.Immutable;
using System.Globalization;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Audit;

/// <summary>What the audit keeps of a conversation's events: every step of an intended write, sign-ins and guest checks. Whoever it concerns is a pseudonym.</summary>
public sealed class AuditTrail(Pseudonyms pseudonyms)
{
    /// <param name="before">The conversation that the events follow; null where they start it.</param>
    public ImmutableArray<AuditEntry> Of(ConversationId id, Conversation? before, ImmutableArray<ConversationEvent> events) =>
        [.. events.Select(e => Of(id, before, events, e)).OfType<AuditEntry>()];

    private AuditEntry? Of(ConversationId id, Conversation? before, ImmutableArray<ConversationEvent> events, ConversationEvent e)
    {
        var facts = e switch
        {
            OfAction happened => Of(happened, ProposalOf(before, events, happened.Action)),
            SignedIn signedIn => [("owner", pseudonyms.Of(signedIn.Customer))],
            CodeIssued issued => [("order", pseudonyms.Of(issued.Order)), ("outcome", issued.Hash is null ? "no match" : "mailed")],
            _ => null,
        };
        return facts is null ? null : new AuditEntry(e.At, EventJson.KindOf(e), Sorted([("conversation", id.Value), .. facts]));
    }

    private IEnumerable<(string Name, string? Value)> Of(OfAction e, Proposal? proposal) =>
    [
        ("action", e.Action.Value),
        ("tool", proposal?.Tool),
        ("owner", proposal is null ? null : pseudonyms.Of(proposal.Owner)),
        ("order", proposal?.Order is { } order ? pseudonyms.Of(order) : null),
        ("amount", proposal?.Summary.Amount is { } amount ? Text(amount) : null),
        .. Own(e),
    ];

    /// <summary>What this one event adds.</summary>
    private static IEnumerable<(string Name, string? Value)> Own(OfAction e) => e switch
    {
        ActionProposed { Proposal: var proposal } =>
        [
            ("release", proposal.Release.Value),
            ("rules", proposal.Rules.IsDefaultOrEmpty ? null : string.Join(' ', proposal.Rules)),
            ("approval", proposal.NeedsApproval ? "needed" : null),
            ("step-up", proposal.StepUp ? "needed" : null),
        ],
        ActionConfirmed confirmed => [("by", $"{confirmed.By}".ToLowerInvariant()), ("message", Text(confirmed.Sequence))],
        ActionDeclined declined => [("outcome", "declined"), ("message", Text(declined.Sequence))],
        ActionExpired => [("outcome", "expired")],
        ActionWithdrawn withdrawn => [("outcome", $"withdrawn: {withdrawn.Why}")],
        ActionApproved approved => [("outcome", "approved"), .. Person(approved.By)],
        ActionRefused refused => [("outcome", "refused"), .. Person(refused.By)],
        ActionStarted started => [("release", started.Release.Value), Fence(started.Lease.Fence)],
        ActionRetried retried => [Fence(retried.Lease.Fence)],
        ActionSucceeded succeeded => [("outcome", "succeeded"), Fence(succeeded.Fence)],
        ActionRejected rejected => [("outcome", $"rejected: {rejected.Why}"), Fence(rejected.Fence)],
        ActionUnknown unknown => [("outcome", "unknown"), Fence(unknown.Fence)],
        ActionEscalated escalated => [("outcome", "escalated"), Fence(escalated.Fence)],
        ActionSettled settled => [("outcome", settled.IsDone ? "settled: done" : "settled: not done"), ("ledger", $"{settled.Shop}"), .. Person(settled.By)],
        _ => [],
    };

    /// <summary>People of the shop are named: the audit is about what they decide. Their note may name a shopper and stays out.</summary>
    private static IEnumerable<(string Name, string? Value)> Person(Approver by) => [("approver", by.Name), ("local", by.IsLocal ? "yes" : "no")];

    private static (string Name, string? Value) Fence(int fence) => ("fence", Text(fence));

    private static Proposal? ProposalOf(Conversation? before, ImmutableArray<ConversationEvent> events, ActionId action) =>
        events.OfType<ActionProposed>().FirstOrDefault(proposed => proposed.Action == action)?.Proposal ?? before?.FindAction(action)?.Proposal;

    private static ImmutableSortedDictionary<string, string> Sorted(IEnumerable<(string Name, string? Value)> facts) => facts
        .Where(fact => fact.Value is not null)
        .ToImmutableSortedDictionary(fact => fact.Name, fact => fact.Value!, StringComparer.Ordinal);

    private static string Text(Money money) => string.Create(CultureInfo.InvariantCulture, $"{money.Minor} {money.Currency}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
