using Assistant.Sqlite.Storage;

namespace Assistant.Sqlite.Conversations;

/// <summary>The tables of the conversations' file. Times are Unix milliseconds; ids are the text that every wire shows.</summary>
internal static class ConversationSchema
{
    public static SqliteSchema Schema { get; } = new(
        "conversations",
        ApplicationId: 0x41_53_43_4F, // "ASCO"
        [
            [
                // A row per conversation, kept in step with its events: where appends continue, and what is listed.
                // unanswered: the numbers of the messages that no turn has answered, such as 3,4; null for none.
                // with_person: whether a person owns the conversation, whose messages then wait for no turn.
                """
                CREATE TABLE conversations (
                    id TEXT PRIMARY KEY,
                    channel TEXT NOT NULL,
                    started_at INTEGER NOT NULL,
                    updated_at INTEGER NOT NULL,
                    position INTEGER NOT NULL,
                    last_sequence INTEGER NOT NULL,
                    unanswered TEXT,
                    with_person INTEGER NOT NULL,
                    customer TEXT
                ) WITHOUT ROWID
                """,
                "CREATE INDEX conversations_unanswered ON conversations (updated_at) WHERE unanswered IS NOT NULL",

                // What happened, and the truth: everything else in this file can be made from it.
                """
                CREATE TABLE events (
                    conversation TEXT NOT NULL REFERENCES conversations (id),
                    position INTEGER NOT NULL,
                    sequence INTEGER,
                    at INTEGER NOT NULL,
                    kind TEXT NOT NULL,
                    client_id TEXT,
                    body TEXT NOT NULL,
                    PRIMARY KEY (conversation, position)
                ) WITHOUT ROWID
                """,
                "CREATE UNIQUE INDEX events_sequence ON events (conversation, sequence) WHERE sequence IS NOT NULL",
                "CREATE UNIQUE INDEX events_client_id ON events (conversation, client_id) WHERE client_id IS NOT NULL",

                """
                CREATE TABLE handoffs (
                    id TEXT PRIMARY KEY,
                    conversation TEXT NOT NULL REFERENCES conversations (id),
                    queued_at INTEGER NOT NULL,
                    ended_at INTEGER,
                    packet TEXT NOT NULL
                ) WITHOUT ROWID
                """,
                "CREATE INDEX handoffs_open ON handoffs (queued_at) WHERE ended_at IS NULL",

                // One-time codes of the last day, for the budgets. The order's number is hashed.
                """
                CREATE TABLE codes (
                    order_key BLOB NOT NULL,
                    origin TEXT NOT NULL,
                    at INTEGER NOT NULL
                )
                """,
                "CREATE INDEX codes_order ON codes (order_key, at)",
                "CREATE INDEX codes_origin ON codes (origin, at)",
                "CREATE INDEX codes_at ON codes (at)",

                // Ways back into a conversation, by the hashes of their last two tokens.
                """
                CREATE TABLE resume_tokens (
                    current TEXT PRIMARY KEY,
                    previous TEXT,
                    conversation TEXT NOT NULL,
                    expires_at INTEGER NOT NULL
                ) WITHOUT ROWID
                """,
                "CREATE INDEX resume_tokens_previous ON resume_tokens (previous)",
                "CREATE INDEX resume_tokens_expiry ON resume_tokens (expires_at)",

                // next_attempt_at is null once an item is sent or given up; sent_at tells which.
                """
                CREATE TABLE outbox (
                    number INTEGER PRIMARY KEY,
                    id TEXT NOT NULL UNIQUE,
                    kind TEXT NOT NULL,
                    payload BLOB NOT NULL,
                    created_at INTEGER NOT NULL,
                    attempts INTEGER NOT NULL DEFAULT 0,
                    next_attempt_at INTEGER,
                    sent_at INTEGER,
                    last_error_kind TEXT
                )
                """,
                "CREATE INDEX outbox_due ON outbox (kind, next_attempt_at) WHERE next_attempt_at IS NOT NULL",
            ],
        ]);
}
