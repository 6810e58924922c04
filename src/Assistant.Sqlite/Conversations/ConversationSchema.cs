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
            [
                // A row per intended write, made of its events. owner is a pseudonym, order_key a keyed hash.
                // due_at: from when somebody has to take it up: a card's expiry, an approval's moment, the end of a lease; null while nobody has to.
                """
                CREATE TABLE actions (
                    id TEXT PRIMARY KEY,
                    conversation TEXT NOT NULL REFERENCES conversations (id),
                    tool TEXT NOT NULL,
                    state TEXT NOT NULL,
                    owner TEXT NOT NULL,
                    order_key BLOB,
                    amount INTEGER,
                    currency TEXT,
                    proposed_at INTEGER NOT NULL,
                    changed_at INTEGER NOT NULL,
                    started_at INTEGER,
                    fence INTEGER,
                    due_at INTEGER
                ) WITHOUT ROWID
                """,
                "CREATE INDEX actions_due ON actions (due_at) WHERE due_at IS NOT NULL",
                "CREATE INDEX actions_waiting ON actions (changed_at) WHERE state = 'needs-approval'",
                "CREATE INDEX actions_changed ON actions (changed_at)",
                "CREATE INDEX actions_started ON actions (started_at) WHERE started_at IS NOT NULL",

                "ALTER TABLE outbox ADD COLUMN action TEXT",
                "ALTER TABLE outbox ADD COLUMN purpose TEXT",
                "CREATE INDEX outbox_action ON outbox (action) WHERE action IS NOT NULL",

                // What actions take out of orders. live: not given back. opened: the return that came of it.
                """
                CREATE TABLE claimed_refunds (
                    action TEXT PRIMARY KEY,
                    order_key BLOB NOT NULL,
                    currency TEXT NOT NULL,
                    amount INTEGER NOT NULL CHECK (typeof(amount) = 'integer' AND amount >= 0),
                    captured INTEGER NOT NULL CHECK (typeof(captured) = 'integer'),
                    live INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
                    opened TEXT
                ) WITHOUT ROWID
                """,
                "CREATE INDEX claimed_refunds_order ON claimed_refunds (order_key, currency) WHERE live",
                """
                CREATE TRIGGER claimed_refunds_never_more_than_captured BEFORE INSERT ON claimed_refunds
                WHEN NEW.amount > NEW.captured - (
                    SELECT coalesce(sum(amount), 0) FROM claimed_refunds
                    WHERE order_key = NEW.order_key AND currency = NEW.currency AND live)
                BEGIN
                    SELECT RAISE(ABORT, 'more would go back than was captured');
                END
                """,
                """
                CREATE TRIGGER claimed_refunds_only_end BEFORE UPDATE ON claimed_refunds
                WHEN NEW.live > OLD.live OR NEW.amount IS NOT OLD.amount OR NEW.order_key IS NOT OLD.order_key
                    OR NEW.currency IS NOT OLD.currency OR NEW.action IS NOT OLD.action
                BEGIN
                    SELECT RAISE(ABORT, 'a claim can only end');
                END
                """,
                """
                CREATE TABLE claimed_units (
                    order_key BLOB NOT NULL,
                    line TEXT NOT NULL,
                    unit INTEGER NOT NULL CHECK (typeof(unit) = 'integer' AND unit > 0),
                    action TEXT NOT NULL,
                    live INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
                    opened TEXT
                )
                """,
                "CREATE UNIQUE INDEX claimed_units_once ON claimed_units (order_key, line, unit) WHERE live",
                "CREATE INDEX claimed_units_action ON claimed_units (action)",

                // The chain of Core/Audit. Its key lies outside this file; so do the checkpoints.
                """
                CREATE TABLE audit (
                    number INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    kind TEXT NOT NULL,
                    body BLOB NOT NULL,
                    mac BLOB NOT NULL
                )
                """,
                "CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END",
                "CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END",
            ],
            [
                // The rules that are live, and when each last decided something, in days.
                """
                CREATE TABLE rule_use (
                    rule TEXT PRIMARY KEY,
                    live_since INTEGER NOT NULL,
                    decided_on INTEGER
                ) WITHOUT ROWID
                """,
            ],
            [
                // What was started lately was changed lately: the other index finds both.
                "DROP INDEX actions_started",

                // The same, held by action: the table is its own index of what an action took.
                """
                CREATE TABLE units (
                    action TEXT NOT NULL,
                    line TEXT NOT NULL,
                    unit INTEGER NOT NULL CHECK (typeof(unit) = 'integer' AND unit > 0),
                    order_key BLOB NOT NULL,
                    live INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
                    opened TEXT,
                    PRIMARY KEY (action, line, unit)
                ) WITHOUT ROWID
                """,
                "INSERT INTO units (action, line, unit, order_key, live, opened) SELECT action, line, unit, order_key, live, opened FROM claimed_units",
                "DROP TABLE claimed_units",
                "ALTER TABLE units RENAME TO claimed_units",
                "CREATE UNIQUE INDEX claimed_units_once ON claimed_units (order_key, line, unit) WHERE live",
            ],
            [
                // From here on a commit changes about half as many pages, each of which is a write that a shopper waits for.

                // In the order in which they come, whichever conversation they belong to: what one commit adds lies together, at the end.
                """
                CREATE TABLE appended (
                    conversation TEXT NOT NULL REFERENCES conversations (id),
                    position INTEGER NOT NULL,
                    sequence INTEGER,
                    at INTEGER NOT NULL,
                    kind TEXT NOT NULL,
                    client_id TEXT,
                    body TEXT NOT NULL
                )
                """,
                """
                INSERT INTO appended (conversation, position, sequence, at, kind, client_id, body)
                SELECT conversation, position, sequence, at, kind, client_id, body FROM events ORDER BY at, conversation, position
                """,
                "DROP TABLE events",
                "ALTER TABLE appended RENAME TO events",
                "CREATE UNIQUE INDEX events_position ON events (conversation, position)",
                "CREATE UNIQUE INDEX events_client_id ON events (conversation, client_id) WHERE client_id IS NOT NULL",

                // Without the time, which changes with every append.
                "DROP INDEX conversations_unanswered",
                "CREATE INDEX conversations_unanswered ON conversations (id) WHERE unanswered IS NOT NULL",

                // Asked for before every start, whereas what changed lately is asked for by people, now and then.
                "DROP INDEX actions_changed",
                "CREATE INDEX actions_started ON actions (started_at) WHERE started_at IS NOT NULL",

                // The return that came of an action is noted with the action, and what it took is there until it is given back: the key
                // of a table then is the rule that nothing is taken twice.
                "ALTER TABLE actions ADD COLUMN opened TEXT",
                "UPDATE actions SET opened = (SELECT opened FROM claimed_refunds WHERE action = id)",
                "UPDATE actions SET opened = (SELECT max(opened) FROM claimed_units WHERE action = id) WHERE opened IS NULL",
                """
                CREATE TABLE taken_refunds (
                    order_key BLOB NOT NULL,
                    action TEXT NOT NULL,
                    currency TEXT NOT NULL,
                    amount INTEGER NOT NULL CHECK (typeof(amount) = 'integer' AND amount >= 0),
                    captured INTEGER NOT NULL CHECK (typeof(captured) = 'integer'),
                    PRIMARY KEY (order_key, action)
                ) WITHOUT ROWID
                """,
                "INSERT INTO taken_refunds SELECT order_key, action, currency, amount, captured FROM claimed_refunds WHERE live",
                "DROP TABLE claimed_refunds",
                "ALTER TABLE taken_refunds RENAME TO claimed_refunds",
                """
                CREATE TRIGGER claimed_refunds_never_more_than_captured BEFORE INSERT ON claimed_refunds
                WHEN NEW.amount > NEW.captured - (
                    SELECT coalesce(sum(amount), 0) FROM claimed_refunds WHERE order_key = NEW.order_key AND currency = NEW.currency)
                BEGIN
                    SELECT RAISE(ABORT, 'more would go back than was captured');
                END
                """,
                """
                CREATE TRIGGER claimed_refunds_of_their_order BEFORE INSERT ON claimed_refunds
                WHEN (SELECT order_key FROM actions WHERE id = NEW.action) IS NOT NEW.order_key
                BEGIN
                    SELECT RAISE(ABORT, 'an action takes from its own order only');
                END
                """,
                "CREATE TRIGGER claimed_refunds_never_change BEFORE UPDATE ON claimed_refunds BEGIN SELECT RAISE(ABORT, 'a claim can only end'); END",
                """
                CREATE TABLE taken_units (
                    order_key BLOB NOT NULL,
                    line TEXT NOT NULL,
                    unit INTEGER NOT NULL CHECK (typeof(unit) = 'integer' AND unit > 0),
                    action TEXT NOT NULL,
                    PRIMARY KEY (order_key, line, unit)
                ) WITHOUT ROWID
                """,
                "INSERT INTO taken_units SELECT order_key, line, unit, action FROM claimed_units WHERE live",
                "DROP TABLE claimed_units",
                "ALTER TABLE taken_units RENAME TO claimed_units",
                """
                CREATE TRIGGER claimed_units_of_their_order BEFORE INSERT ON claimed_units
                WHEN (SELECT order_key FROM actions WHERE id = NEW.action) IS NOT NEW.order_key
                BEGIN
                    SELECT RAISE(ABORT, 'an action takes from its own order only');
                END
                """,
                "CREATE TRIGGER claimed_units_never_change BEFORE UPDATE ON claimed_units BEGIN SELECT RAISE(ABORT, 'a claim can only end'); END",
            ],
        ]);
}
