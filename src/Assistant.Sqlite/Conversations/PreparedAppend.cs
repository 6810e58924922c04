using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Audit;
using Assistant.Core.Conversations;
using Assistant.Sqlite.Audit;
using Assistant.Sqlite.Storage;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Sqlite.Conversations;

/// <summary>An append with its texts already made, and the statements that store all of it in the caller's transaction.</summary>
internal sealed class PreparedAppend
{
    private readonly ConversationAppend _append;
    private readonly ImmutableArray<byte[]> _bodies;

    private readonly ActionProjection _actions;
    private readonly AuditTable _audit;

    private PreparedAppend(ConversationAppend append, ImmutableArray<byte[]> bodies, ActionProjection actions, AuditTable audit)
    {
        _append = append;
        _bodies = bodies;
        _actions = actions;
        _audit = audit;
    }

    /// <summary>Where the audit ends with this append; null where it added nothing.</summary>
    public AuditHead? AuditHead { get; private set; }

    /// <exception cref="ArgumentException">There are no events.</exception>
    public static PreparedAppend From(ConversationAppend append, ActionProjection actions, AuditTable audit) =>
        append.Events.IsDefaultOrEmpty
            ? throw new ArgumentException("An append stores at least one event.", nameof(append))
            : new PreparedAppend(append, [.. append.Events.Select(EventJson.Write)], actions, audit);

    /// <summary>False, and nothing stored, when the conversation stands at another position than expected.</summary>
    /// <exception cref="ArgumentException">The events cannot follow those that are stored.</exception>
    /// <exception cref="ClaimConflictException">What an action would take out of its order is taken already.</exception>
    public bool Store(SqliteSession session)
    {
        var before = session.Query(
            $"SELECT {ConversationRow.Columns} FROM conversations WHERE id = $id", ConversationRow.Read, ("$id", Id))
            .SingleOrDefault() ?? new ConversationRow();
        if (before.Position != _append.ExpectedPosition)
        {
            return false;
        }

        var after = _append.Events.Aggregate(before, (row, e) => row.Apply(e));
        Store(session, before, after);
        for (var i = 0; i < _append.Events.Length; i++)
        {
            Store(session, before.Position + i + 1, _append.Events[i], _bodies[i]);
            Project(session, _append.Events[i]);
            _actions.Project(session, Id, _append.Events[i]);
        }

        foreach (var item in _append.Outbox)
        {
            SqliteOutbox.Add(session, item, after.UpdatedAt);
        }

        if (!_append.Audit.IsEmpty)
        {
            AuditHead = _audit.Append(session, _append.Audit);
        }

        return true;
    }

    private string Id => _append.Conversation.Value;

    private void Store(SqliteSession session, ConversationRow before, ConversationRow after)
    {
        if (before.Position is 0)
        {
            session.Execute(
                """
                INSERT INTO conversations
                    (id, channel, started_at, updated_at, position, last_sequence, unanswered, with_person, customer)
                VALUES ($id, $channel, $started, $updated, $position, $sequence, $unanswered, $person, $customer)
                """,
                ("$id", Id),
                ("$channel", after.Channel),
                ("$started", after.StartedAt),
                ("$updated", after.UpdatedAt),
                ("$position", after.Position),
                ("$sequence", after.LastSequence),
                ("$unanswered", after.UnansweredText),
                ("$person", after.WithPerson),
                ("$customer", after.Customer));
        }
        else if (after.UnansweredText == before.UnansweredText)
        {
            // What is not named is not indexed anew.
            session.Execute(
                """
                UPDATE conversations SET updated_at = $updated, position = $position, last_sequence = $sequence,
                    with_person = $person, customer = $customer
                WHERE id = $id
                """,
                ("$id", Id),
                ("$updated", after.UpdatedAt),
                ("$position", after.Position),
                ("$sequence", after.LastSequence),
                ("$person", after.WithPerson),
                ("$customer", after.Customer));
        }
        else
        {
            session.Execute(
                """
                UPDATE conversations SET updated_at = $updated, position = $position, last_sequence = $sequence,
                    unanswered = $unanswered, with_person = $person, customer = $customer
                WHERE id = $id
                """,
                ("$id", Id),
                ("$updated", after.UpdatedAt),
                ("$position", after.Position),
                ("$sequence", after.LastSequence),
                ("$unanswered", after.UnansweredText),
                ("$person", after.WithPerson),
                ("$customer", after.Customer));
        }
    }

    private void Store(SqliteSession session, long position, ConversationEvent e, byte[] body) =>
        session.Execute(
            """
            INSERT INTO events (conversation, position, sequence, at, kind, client_id, body)
            VALUES ($id, $position, $sequence, $at, $kind, $client, CAST($body AS TEXT))
            """,
            ("$id", Id),
            ("$position", position),
            ("$sequence", (e as IVisible)?.Sequence),
            ("$at", e.At.ToUnixTimeMilliseconds()),
            ("$kind", EventJson.KindOf(e)),
            ("$client", (e as ShopperSpoke)?.ClientId),
            ("$body", body));

    private void Project(SqliteSession session, ConversationEvent e)
    {
        switch (e)
        {
            case HandoffQueued queued:
                session.Execute(
                    """
                    INSERT INTO handoffs (id, conversation, queued_at, packet)
                    VALUES ($handoff, $id, $at, CAST($packet AS TEXT))
                    """,
                    ("$handoff", queued.Handoff.Value),
                    ("$id", Id),
                    ("$at", queued.At.ToUnixTimeMilliseconds()),
                    ("$packet", EventJson.Write(queued.Packet)));
                break;
            case HandoffEnded ended:
                session.Execute(
                    "UPDATE handoffs SET ended_at = $at WHERE id = $handoff AND conversation = $id AND ended_at IS NULL",
                    ("$handoff", ended.Handoff.Value),
                    ("$id", Id),
                    ("$at", ended.At.ToUnixTimeMilliseconds()));
                break;
            case AssistantSpoke { Turn.Rules: { IsDefaultOrEmpty: false } rules }:
                SqliteRuleUse.Decided(session, rules, e.At);
                break;
            case CodeIssued issued:
                SqliteCodeLedger.Add(session, issued);
                break;
        }
    }
}
