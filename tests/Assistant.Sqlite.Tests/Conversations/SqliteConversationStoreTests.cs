using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Privacy;
using Assistant.Sqlite.Conversations;
using Assistant.Testing.Conversations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Sqlite.Tests.Conversations;

public sealed class SqliteConversationStoreTests(SqliteConversationStoreTests.Fixture fixture)
    : ConversationStoreConformance<SqliteConversationStoreTests.Fixture>(fixture)
{
    public sealed class Fixture : IConversationStoreFixture, IAsyncDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly ConversationDatabase _database;

        public Fixture() =>
            _database = ConversationDatabase.Open(
                _folder.PathOf("conversations.db"),
                new DataKeys(new byte[32]),
                _folder.PathOf("audit-checkpoints.log"),
                TimeProvider.System,
                TimeSpan.FromSeconds(5),
                NullLogger.Instance);

        public IConversationStore Store => _database.Conversations;

        public IHandoffQueue Handoffs => _database.Handoffs;

        public ICodeLedger Codes => _database.Codes;

        public IOutbox Outbox => _database.Outbox;

        public IActionLedger Actions => _database.Actions;

        public async ValueTask DisposeAsync()
        {
            await _database.DisposeAsync();
            _folder.Dispose();
        }
    }
}
