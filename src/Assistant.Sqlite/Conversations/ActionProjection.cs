using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Privacy;
using Assistant.Sqlite.Storage;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Sqlite.Conversations;

/// <summary>Keeps the rows of actions in step with their events, and refuses an event whose arrow is not in <see cref="ActionState"/>.</summary>
internal sealed class ActionProjection(Pseudonyms pseudonyms)
{
    private readonly OrderClaims _claims = new(pseudonyms);

    /// <exception cref="ArgumentException">The event cannot follow in the action's state.</exception>
    /// <exception cref="ClaimConflictException">What the action would take is taken already.</exception>
    public void Project(SqliteSession session, string conversation, ConversationEvent e)
    {
        switch (e)
        {
            case ActionProposed proposed:
                Insert(session, conversation, proposed);
                break;
            case AssistantSpoke { Message.Action: { State: ActionNoteState.Proposed } card }:
                Show(session, conversation, card, e.At);
                break;
            case OfAction happened:
                Move(session, conversation, happened);
                Claim(session, happened);
                break;
        }
    }

    private void Insert(SqliteSession session, string conversation, ActionProposed proposed)
    {
        var proposal = proposed.Proposal;
        session.Execute(
            """
            INSERT INTO actions (id, conversation, tool, state, owner, order_key, amount, currency, proposed_at, changed_at)
            VALUES ($id, $conversation, $tool, 'proposed', $owner, $order, $amount, $currency, $at, $at)
            """,
            ("$id", proposal.Id.Value),
            ("$conversation", conversation),
            ("$tool", proposal.Tool),
            ("$owner", pseudonyms.Of(proposal.Owner)),
            ("$order", proposal.Order is { } order ? pseudonyms.KeyOf(order) : null),
            ("$amount", proposal.Summary.Amount?.Minor),
            ("$currency", proposal.Summary.Amount?.Currency),
            ("$at", proposed.At.ToUnixTimeMilliseconds()));
    }

    private static void Move(SqliteSession session, string conversation, OfAction e)
    {
        var (id, at) = (e.Action, e.At);
        switch (e)
        {
            case ActionConfirmed:
                // Due at once: whoever confirmed it and stopped before the next step left it to the worker.
                Move(session, conversation, id, at, "confirmed", after: "shown", due: at);
                break;
            case StepUpIssued:
                Require(Touch(session, conversation, id, at, state: "shown"), id, "shown");
                break;
            case ActionDeclined:
                Move(session, conversation, id, at, "declined", after: "shown");
                break;
            case ActionExpired:
                Move(session, conversation, id, at, "expired", after: "shown");
                break;
            case ActionWithdrawn:
                Move(session, conversation, id, at, "withdrawn", after: "shown");
                break;
            case ApprovalAsked:
                Move(session, conversation, id, at, "needs-approval", after: "confirmed");
                break;
            case ActionApproved:
                Move(session, conversation, id, at, "approved", after: "needs-approval", due: at);
                break;
            case ActionRefused:
                Move(session, conversation, id, at, "refused", after: "needs-approval");
                break;
            case ActionStarted { Lease: var lease }:
                Start(session, conversation, id, at, lease);
                break;
            case ActionRetried { Lease: var lease }:
                Retry(session, conversation, id, at, lease);
                break;
            case ActionUnknown { Fence: var fence }:
                End(session, conversation, id, at, "unknown", fence, from: "executing", or: "executing");
                break;
            case ActionSucceeded { Fence: var fence }:
                End(session, conversation, id, at, "succeeded", fence, from: "executing", or: "unknown");
                break;
            case ActionRejected { Fence: var fence }:
                End(session, conversation, id, at, "rejected", fence, from: "executing", or: "unknown");
                break;
            case ActionEscalated { Fence: var fence }:
                End(session, conversation, id, at, "escalated", fence, from: "unknown", or: "unknown");
                break;
            case ActionSettled:
                Move(session, conversation, id, at, "settled", after: "escalated");
                break;
        }
    }

    private void Claim(SqliteSession session, OfAction e)
    {
        switch (e)
        {
            case ActionStarted { Claim: { } claim }:
                _claims.Take(session, e.Action, claim);
                break;
            case ActionSucceeded { Receipt.Return: { } opened }:
                OrderClaims.Name(session, e.Action, opened);
                break;
            case ActionSettled { IsDone: true, Receipt.Return: { } opened }:
                OrderClaims.Name(session, e.Action, opened);
                break;
            case ActionRejected or ActionSettled { IsDone: false }:
                OrderClaims.Release(session, e.Action);
                break;
        }
    }

    private static void Move(
        SqliteSession session, string conversation, ActionId id, DateTimeOffset at, string state, string after, DateTimeOffset? due = null) =>
        Require(
            session.Execute(
                """
                UPDATE actions SET state = $state, changed_at = $at, due_at = $due
                WHERE id = $id AND conversation = $conversation AND state = $after
                """,
                ("$id", id.Value),
                ("$conversation", conversation),
                ("$at", at.ToUnixTimeMilliseconds()),
                ("$state", state),
                ("$due", due?.ToUnixTimeMilliseconds()),
                ("$after", after)),
            id,
            state);

    /// <summary>The first message that shows it is its card; later ones remind of it, and change nothing.</summary>
    private static void Show(SqliteSession session, string conversation, ActionNote card, DateTimeOffset at) => Require(
        session.Execute(
            """
            UPDATE actions SET state = 'shown', changed_at = $at, due_at = $due
            WHERE id = $id AND conversation = $conversation AND state IN ('proposed', 'shown')
            """,
            ("$id", card.Id.Value),
            ("$conversation", conversation),
            ("$at", at.ToUnixTimeMilliseconds()),
            ("$due", card.ExpiresAt.ToUnixTimeMilliseconds())),
        card.Id,
        "shown");

    private static int Touch(SqliteSession session, string conversation, ActionId id, DateTimeOffset at, string state) => session.Execute(
        "UPDATE actions SET changed_at = $at WHERE id = $id AND conversation = $conversation AND state = $state",
        ("$id", id.Value),
        ("$conversation", conversation),
        ("$at", at.ToUnixTimeMilliseconds()),
        ("$state", state));

    private static void Start(SqliteSession session, string conversation, ActionId id, DateTimeOffset at, ActionLease lease) => Require(
        session.Execute(
            """
            UPDATE actions SET state = 'executing', changed_at = $at, started_at = $at, fence = $fence, due_at = $until
            WHERE id = $id AND conversation = $conversation AND state IN ('confirmed', 'approved')
            """,
            ("$id", id.Value),
            ("$conversation", conversation),
            ("$at", at.ToUnixTimeMilliseconds()),
            ("$fence", lease.Fence),
            ("$until", lease.Until.ToUnixTimeMilliseconds())),
        id,
        "executing");

    private static void Retry(SqliteSession session, string conversation, ActionId id, DateTimeOffset at, ActionLease lease) => Require(
        session.Execute(
            """
            UPDATE actions SET changed_at = $at, fence = $fence, due_at = $until
            WHERE id = $id AND conversation = $conversation AND state IN ('executing', 'unknown') AND fence < $fence
            """,
            ("$id", id.Value),
            ("$conversation", conversation),
            ("$at", at.ToUnixTimeMilliseconds()),
            ("$fence", lease.Fence),
            ("$until", lease.Until.ToUnixTimeMilliseconds())),
        id,
        "taken up");

    /// <summary>Only for who holds the newest fence. What is not known yet stays due when its lease runs out.</summary>
    private static void End(
        SqliteSession session, string conversation, ActionId id, DateTimeOffset at, string state, int fence, string from, string or) => Require(
        session.Execute(
            """
            UPDATE actions SET state = $state, changed_at = $at, due_at = CASE WHEN $state = 'unknown' THEN due_at END
            WHERE id = $id AND conversation = $conversation AND state IN ($from, $or) AND fence = $fence
            """,
            ("$id", id.Value),
            ("$conversation", conversation),
            ("$at", at.ToUnixTimeMilliseconds()),
            ("$state", state),
            ("$fence", fence),
            ("$from", from),
            ("$or", or)),
        id,
        state);

    private static void Require(int changed, ActionId id, string state)
    {
        if (changed is 0)
        {
            throw new ArgumentException($"Action {id} cannot become {state} as it stands. Nothing was stored.");
        }
    }
}
