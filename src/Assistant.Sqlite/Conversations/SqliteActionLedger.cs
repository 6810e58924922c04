using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Sqlite.Storage;
using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Conversations;

/// <summary>Reads the rows that <see cref="ActionProjection"/> keeps.</summary>
internal sealed class SqliteActionLedger(SqliteDatabase database) : IActionLedger
{
    public Task<ConversationId?> FindAsync(ActionId id, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Query<ConversationId?>(
            "SELECT conversation FROM actions WHERE id = $id", row => ReadConversation(row, 0), ("$id", id.Value)).SingleOrDefault(),
        cancellationToken);

    public Task<IReadOnlyList<DueAction>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return database.ReadAsync<IReadOnlyList<DueAction>>(
            session => session.Query(
                "SELECT id, conversation FROM actions WHERE due_at <= $now ORDER BY due_at, id LIMIT $limit",
                ReadAction,
                ("$now", now.ToUnixTimeMilliseconds()),
                ("$limit", limit)),
            cancellationToken);
    }

    public Task<IReadOnlyList<DueAction>> ListWaitingForApprovalAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DueAction>>(
            session => session.Query(
                "SELECT id, conversation FROM actions WHERE state = 'needs-approval' ORDER BY changed_at, id", ReadAction),
            cancellationToken);

    public Task<IReadOnlyList<DueAction>> ListRecentAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return database.ReadAsync<IReadOnlyList<DueAction>>(
            session => session.Query(
                // Asked now and then, by people: it reads the row of each action rather than cost every change an index.
                "SELECT id, conversation FROM actions WHERE changed_at >= $since ORDER BY changed_at DESC, id LIMIT $limit",
                ReadAction,
                ("$since", since.ToUnixTimeMilliseconds()),
                ("$limit", limit)),
            cancellationToken);
    }

    public Task<IReadOnlyList<StartedAction>> ListStartedAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StartedAction>>(
            session => session.Query(
                "SELECT tool, owner, started_at FROM actions WHERE started_at >= $since ORDER BY started_at, id",
                row => new StartedAction(row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
                ("$since", since.ToUnixTimeMilliseconds())),
            cancellationToken);

    public Task<ImmutableArray<ActionStep>> ListStepsAsync(ActionId id, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Query(
            "SELECT coalesce(purpose, kind), sent_at, attempts, next_attempt_at FROM outbox WHERE action = $id ORDER BY number",
            row => new ActionStep(
                row.GetString(0),
                row.IsDBNull(1) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
                row.GetInt32(2),
                IsGivenUp: row.IsDBNull(1) && row.IsDBNull(3)),
            ("$id", id.Value)).ToImmutableArray(),
        cancellationToken);

    private static DueAction ReadAction(SqliteDataReader row) => new(
        ActionId.TryParse(row.GetString(0), out var id) ? id : throw new InvalidDataException("A stored action id is not one."),
        ReadConversation(row, 1));

    private static ConversationId ReadConversation(SqliteDataReader row, int column) =>
        ConversationId.TryParse(row.GetString(column), out var id)
            ? id
            : throw new InvalidDataException("A stored conversation id is not one.");
}
