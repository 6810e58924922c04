using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Testing.Conversations;

namespace Assistant.Core.Tests.Conversations;

public sealed class InMemoryConversationStoreTests(InMemoryConversationStoreTests.Fixture fixture)
    : ConversationStoreConformance<InMemoryConversationStoreTests.Fixture>(fixture)
{
    public sealed class Fixture : IConversationStoreFixture
    {
        private readonly InMemoryConversationStore _store = new();

        public IConversationStore Store => _store;

        public IHandoffQueue Handoffs => _store;

        public ICodeLedger Codes => _store;

        public IOutbox Outbox => _store;

        public IActionLedger Actions => _store.Actions;
    }
}
