using Assistant.Testing.Conversations;

namespace Assistant.Sqlite.Tests.Conversations;

public sealed class SqliteActionLedgerTests(SqliteConversationStoreTests.Fixture fixture)
    : ActionLedgerConformance<SqliteConversationStoreTests.Fixture>(fixture);
