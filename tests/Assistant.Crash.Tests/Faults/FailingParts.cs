using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Mail;
using Assistant.Core.Shop;
using Assistant.Testing.Turns;
using Microsoft.Extensions.AI;

namespace Assistant.Crash.Tests.Faults;

/// <summary>Every port that an action has to do with, each of whose calls may be the one that fails.</summary>
internal static class FailingParts
{
    public static TestParts Of(Calls calls) => new()
    {
        AroundShop = part => new FailingShop(part, calls),
        AroundStore = part => new FailingStore(part, calls),
        AroundOutbox = part => new FailingOutbox(part, calls),
        AroundLedger = part => new FailingLedger(part, calls),
        AroundMailer = part => new FailingMailer(part, calls),
    };

    private static StorageUnavailableException Storage() => new("The test broke the storage.");

    private static ShopUnavailableException Shop() => new("The test broke the shop.");

    internal sealed class FailingBrain(IChatClient inner, Calls calls) : DelegatingChatClient(inner)
    {
        public override Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            calls.Async(() => base.GetResponseAsync(messages, options, cancellationToken), () => new HttpRequestException("The test broke the brain."));
    }

    private sealed class FailingMailer(IMailer inner, Calls calls) : IMailer
    {
        public Task SendAsync(Guid id, MailMessage mail, CancellationToken cancellationToken) =>
            calls.Async(() => inner.SendAsync(id, mail, cancellationToken), () => new IOException("The test broke the mail server."));
    }

    private sealed class FailingStore(IConversationStore inner, Calls calls) : IConversationStore
    {
        public Task<IReadOnlyList<ConversationEvent>> ReadAsync(ConversationId id, long afterPosition, CancellationToken cancellationToken) =>
            calls.Async(() => inner.ReadAsync(id, afterPosition, cancellationToken), Storage);

        public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken) =>
            calls.Async(() => inner.ReadVisibleAsync(id, afterSequence, limit, cancellationToken), Storage);

        public Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken) =>
            calls.Async(() => inner.AppendAsync(append, cancellationToken), Storage);

        public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken) =>
            calls.Async(() => inner.ListUnansweredAsync(cancellationToken), Storage);

        public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
            calls.Async(() => inner.ListStartedAsync(from, before, cancellationToken), Storage);
    }

    private sealed class FailingOutbox(IOutbox inner, Calls calls) : IOutbox
    {
        public Task<IReadOnlyList<PendingItem>> TakeDueAsync(string kind, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
            calls.Async(() => inner.TakeDueAsync(kind, now, limit, cancellationToken), Storage);

        public Task MarkSentAsync(Guid id, CancellationToken cancellationToken) => calls.Async(() => inner.MarkSentAsync(id, cancellationToken), Storage);

        public Task MarkFailedAsync(Guid id, string errorKind, DateTimeOffset? nextAttempt, CancellationToken cancellationToken) =>
            calls.Async(() => inner.MarkFailedAsync(id, errorKind, nextAttempt, cancellationToken), Storage);
    }

    private sealed class FailingLedger(IActionLedger inner, Calls calls) : IActionLedger
    {
        public Task<ConversationId?> FindAsync(ActionId id, CancellationToken cancellationToken) => calls.Async(() => inner.FindAsync(id, cancellationToken), Storage);

        public Task<IReadOnlyList<DueAction>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
            calls.Async(() => inner.ListDueAsync(now, limit, cancellationToken), Storage);

        public Task<IReadOnlyList<DueAction>> ListWaitingForApprovalAsync(CancellationToken cancellationToken) =>
            calls.Async(() => inner.ListWaitingForApprovalAsync(cancellationToken), Storage);

        public Task<IReadOnlyList<DueAction>> ListRecentAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
            calls.Async(() => inner.ListRecentAsync(since, limit, cancellationToken), Storage);

        public Task<IReadOnlyList<StartedAction>> ListStartedAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
            calls.Async(() => inner.ListStartedAsync(since, cancellationToken), Storage);

        public Task<ImmutableArray<ActionStep>> ListStepsAsync(ActionId id, CancellationToken cancellationToken) =>
            calls.Async(() => inner.ListStepsAsync(id, cancellationToken), Storage);
    }

    private sealed class FailingShop(IShop inner, Calls calls) : IShop
    {
        public string Name => inner.Name;

        public Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken) =>
            calls.Async(() => inner.FindOrderAsync(owner, number, cancellationToken), Shop);

        public Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken) =>
            calls.Async(() => inner.ListOrdersAsync(customer, limit, cancellationToken), Shop);

        public Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken) =>
            calls.Async(() => inner.FindCustomerAsync(customer, cancellationToken), Shop);

        public Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken) =>
            calls.Async(() => inner.MatchGuestAsync(number, email, cancellationToken), Shop);

        public Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken) =>
            calls.Async(() => inner.FindMailAsync(owner, cancellationToken), Shop);

        public Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken) =>
            calls.Async(() => inner.FindProductAsync(product, cancellationToken), Shop);

        public IAsyncEnumerable<Product> ReadCatalogAsync(CancellationToken cancellationToken) => inner.ReadCatalogAsync(cancellationToken);

        public Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken) => inner.ReadCatalogVersionAsync(cancellationToken);

        public Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken) =>
            calls.Async(() => inner.ExecuteAsync(owner, command, key, cancellationToken), Shop);

        public Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken) =>
            calls.Async(() => inner.FindReceiptAsync(key, cancellationToken), Shop);

        public Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken) =>
            calls.Async(() => inner.VoidAsync(key, cancellationToken), Shop);
    }
}
