using Assistant.Testing.Conversations;

namespace Assistant.Core.Tests.Conversations;

public sealed class InMemoryActionLedgerTests(InMemoryConversationStoreTests.Fixture fixture)
    : ActionLedgerConformance<InMemoryConversationStoreTests.Fixture>(fixture);
