using Assistant.Core.Conversations;
using Assistant.Sqlite.Storage;

namespace Assistant.Sqlite.Conversations;

/// <summary>What waits to be sent, in SQLite. One process owns the file, so that a due item needs no claim.</summary>
internal sealed class SqliteOutbox(SqliteDatabase database, TimeProvider time) : IOutbox
{
    public static void Add(SqliteSession session, OutboxItem item, long at) =>
        session.Execute(
            """
            INSERT INTO outbox (id, kind, payload, created_at, next_attempt_at, action, purpose)
            VALUES ($id, $kind, $payload, $at, $at, $action, $purpose)
            """,
            ("$action", item.Action?.Value),
            ("$purpose", item.Purpose),
            ("$id", item.Id.ToString("D")),
            ("$kind", item.Kind),
            ("$payload", item.Payload),
            ("$at", at));

    public Task<IReadOnlyList<PendingItem>> TakeDueAsync(
        string kind, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return database.ReadAsync<IReadOnlyList<PendingItem>>(
            session => session.Query(
                """
                SELECT id, kind, payload, attempts FROM outbox
                WHERE kind = $kind AND next_attempt_at <= $now
                ORDER BY next_attempt_at, number LIMIT $limit
                """,
                row => new PendingItem(
                    Guid.ParseExact(row.GetString(0), "D"), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetInt32(3)),
                ("$kind", kind),
                ("$now", now.ToUnixTimeMilliseconds()),
                ("$limit", limit)),
            cancellationToken);
    }

    public Task MarkSentAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            session => session.Execute(
                "UPDATE outbox SET payload = x'', next_attempt_at = NULL, sent_at = $now WHERE id = $id",
                ("$id", id.ToString("D")),
                ("$now", now)),
            cancellationToken);
    }

    public Task MarkFailedAsync(Guid id, string errorKind, DateTimeOffset? nextAttempt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute(
                """
                UPDATE outbox SET attempts = attempts + 1, last_error_kind = $error, next_attempt_at = $next
                WHERE id = $id AND sent_at IS NULL
                """,
                ("$id", id.ToString("D")),
                ("$error", errorKind),
                ("$next", nextAttempt?.ToUnixTimeMilliseconds())),
            cancellationToken);
}
