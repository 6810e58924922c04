using Assistant.Core.Conversations;
using Assistant.Sqlite.Storage;

namespace Assistant.Sqlite.Conversations;

/// <summary>Keeps the ways back into conversations in SQLite: a row each, with the hashes of its last two tokens.</summary>
internal sealed class SqliteResumeTokens(SqliteDatabase database, TimeProvider time) : IResumeTokens
{
    public Task AddAsync(ConversationId conversation, string hash, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM resume_tokens WHERE expires_at <= $now", ("$now", now));
                return session.Execute(
                    "INSERT INTO resume_tokens (current, previous, conversation, expires_at) VALUES ($hash, NULL, $conversation, $expires)",
                    ("$hash", hash),
                    ("$conversation", conversation.Value),
                    ("$expires", expiresAt.ToUnixTimeMilliseconds()));
            },
            cancellationToken);
    }

    public Task<ConversationId?> FindAsync(string hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query<ConversationId?>(
                "SELECT conversation FROM resume_tokens WHERE (current = $hash OR previous = $hash) AND expires_at > $now",
                row => ConversationId.TryParse(row.GetString(0), out var id) ? id : null,
                ("$hash", hash),
                ("$now", now.ToUnixTimeMilliseconds())).SingleOrDefault(),
            cancellationToken);

    public Task<bool> RotateAsync(
        string used, string next, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute(
                """
                UPDATE resume_tokens SET previous = $used, current = $next, expires_at = $expires
                WHERE (current = $used OR previous = $used) AND expires_at > $now
                """,
                ("$used", used),
                ("$next", next),
                ("$now", now.ToUnixTimeMilliseconds()),
                ("$expires", expiresAt.ToUnixTimeMilliseconds())) is 1,
            cancellationToken);
}
