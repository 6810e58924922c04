using System.Text.Json;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Sqlite.Audit;
using Assistant.Sqlite.Storage;
using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Conversations;

/// <summary>Conversations and their handoffs in SQLite.</summary>
internal sealed class SqliteConversationStore(
    SqliteDatabase database, ActionProjection actions, AuditTable audit, AuditCheckpoints checkpoints) : IConversationStore, IHandoffQueue
{
    private const int ConstraintFailed = SQLitePCL.raw.SQLITE_CONSTRAINT;
    private const string HandoffColumns = "id, conversation, queued_at, ended_at, packet";

    public Task<IReadOnlyList<ConversationEvent>> ReadAsync(
        ConversationId id, long afterPosition, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ConversationEvent>>(
            session => session.Query(
                "SELECT position, body FROM events WHERE conversation = $id AND position > $after ORDER BY position",
                row => ReadEvent(id, row),
                ("$id", id.Value),
                ("$after", afterPosition)),
            cancellationToken);

    public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(
        ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return database.ReadAsync<IReadOnlyList<ConversationEvent>>(
            session => session.Query(
                // Nothing is numbered beyond its position, by which there is an index.
                """
                SELECT position, body FROM events
                WHERE conversation = $id AND position > $after AND sequence > $after
                ORDER BY position LIMIT $limit
                """,
                row => ReadEvent(id, row),
                ("$id", id.Value),
                ("$after", afterSequence),
                ("$limit", limit)),
            cancellationToken);
    }

    public async Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken)
    {
        if (!checkpoints.IsHealthy && !append.Audit.IsEmpty && append.FurthersWrite)
        {
            throw new StorageUnavailableException("The audit cannot be kept right now, so that nothing may be changed. Nothing was stored.");
        }

        // Texts are made here, on the caller's thread: the writer serves everybody.
        var prepared = PreparedAppend.From(append, actions, audit);
        try
        {
            var stored = await database.WriteAsync(prepared.Store, cancellationToken);
            if (prepared.AuditHead is { } head)
            {
                checkpoints.Note(head);
            }

            return stored;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ConstraintFailed)
        {
            throw new ArgumentException("A client id, handoff, action or outbox item with this id is stored already. Nothing was stored.", nameof(append), e);
        }
    }

    public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ConversationId>>(
            session => session.Query(
                "SELECT id FROM conversations WHERE unanswered IS NOT NULL ORDER BY updated_at",
                row => ReadId(row, 0)),
            cancellationToken);

    public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(
        DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        // Asked now and then, by people: it reads the row of each conversation rather than cost every start an index.
        database.ReadAsync<IReadOnlyList<ConversationStart>>(
            session => session.Query(
                """
                SELECT e.position, e.body, c.id FROM conversations c JOIN events e ON e.conversation = c.id AND e.position = 1
                WHERE c.started_at >= $from AND c.started_at < $before
                ORDER BY c.started_at, c.id
                """,
                row => ReadId(row, 2) is var id && ReadEvent(id, row) is ConversationEvent.Started started
                    ? new ConversationStart(id, started)
                    : throw new InvalidDataException($"Conversation {id} does not begin with its start."),
                ("$from", from.ToUnixTimeMilliseconds()),
                ("$before", before.ToUnixTimeMilliseconds())),
            cancellationToken);

    public Task<IReadOnlyList<Handoff>> ListOpenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Handoff>>(
            session => session.Query(
                $"SELECT {HandoffColumns} FROM handoffs WHERE ended_at IS NULL ORDER BY queued_at, id", ReadHandoff),
            cancellationToken);

    public Task<Handoff?> FindAsync(HandoffId id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query(
                $"SELECT {HandoffColumns} FROM handoffs WHERE id = $id", ReadHandoff, ("$id", id.Value)).SingleOrDefault(),
            cancellationToken);

    private static ConversationEvent ReadEvent(ConversationId id, SqliteDataReader row)
    {
        try
        {
            return EventJson.ReadEvent(row.GetFieldValue<byte[]>(1));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Event {row.GetInt64(0)} of conversation {id}: {e.Message}", e);
        }
    }

    private static Handoff ReadHandoff(SqliteDataReader row) => new(
        new HandoffId(row.GetString(0)),
        ReadId(row, 1),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)),
        EventJson.ReadPacket(row.GetFieldValue<byte[]>(4)))
    {
        EndedAt = row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
    };

    private static ConversationId ReadId(SqliteDataReader row, int column) =>
        ConversationId.TryParse(row.GetString(column), out var id)
            ? id
            : throw new InvalidDataException("A stored conversation id is not one.");
}
