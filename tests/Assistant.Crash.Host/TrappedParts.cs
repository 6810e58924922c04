using System.Runtime.CompilerServices;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Mail;
using Assistant.Core.Shop;
using Microsoft.Extensions.AI;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Host;

/// <summary>A store in which the process can die just before and just after each kind of append.</summary>
internal sealed class TrappedStore(IConversationStore inner, Trap trap) : IConversationStore
{
    public Task<IReadOnlyList<ConversationEvent>> ReadAsync(ConversationId id, long afterPosition, CancellationToken cancellationToken) =>
        inner.ReadAsync(id, afterPosition, cancellationToken);

    public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken) =>
        inner.ReadVisibleAsync(id, afterSequence, limit, cancellationToken);

    public async Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken)
    {
        Reach(append, Before);
        var stored = await inner.AppendAsync(append, cancellationToken);
        Reach(append, After);
        return stored;
    }

    public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken) => inner.ListUnansweredAsync(cancellationToken);

    public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.ListStartedAsync(from, before, cancellationToken);

    private void Reach(ConversationAppend append, Func<ConversationEvent, CrashPoint> point)
    {
        foreach (var e in append.Events)
        {
            trap.Reach(point(e));
        }

        if (point == After && !append.Audit.IsEmpty && append.Events.Any(e => e is ActionConfirmed))
        {
            trap.Reach(CrashPoint.AuditedBeforeEffect);
        }
    }

    private static CrashPoint Before(ConversationEvent e) => e switch
    {
        ShopperSpoke => CrashPoint.BeforeMessageIsStored,
        ActionProposed => CrashPoint.BeforeProposalIsStored,
        ActionSucceeded { Fence: 1 } => CrashPoint.ReplyReadBeforeItIsStored,
        ActionSucceeded => CrashPoint.ReconciledBeforeItIsStored,
        _ => CrashPoint.None,
    };

    private static CrashPoint After(ConversationEvent e) => e switch
    {
        ShopperSpoke { Click: not null } => CrashPoint.ClickStored,
        ShopperSpoke => CrashPoint.MessageStoredNotAcknowledged,
        ActionProposed => CrashPoint.CardStored,
        ActionStarted => CrashPoint.StartedBeforeShopIsCalled,
        ActionSucceeded => CrashPoint.SuccessStoredBeforeItIsTold,
        ActionRetried => CrashPoint.TakenUpByWorker,
        TurnRetried => CrashPoint.TurnRetried,
        HandoffQueued => CrashPoint.HandoffQueued,
        _ => CrashPoint.None,
    };
}

/// <summary>A shop after whose answers the process can die.</summary>
internal sealed class TrappedShop(IShop inner, Trap trap) : IShop
{
    public string Name => inner.Name;

    public async Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken)
    {
        var order = await inner.FindOrderAsync(owner, number, cancellationToken);
        trap.Reach(CrashPoint.ToolHasRead);
        return order;
    }

    public Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken) =>
        inner.ListOrdersAsync(customer, limit, cancellationToken);

    public Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken) => inner.FindCustomerAsync(customer, cancellationToken);

    public Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken) =>
        inner.MatchGuestAsync(number, email, cancellationToken);

    public Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken) => inner.FindMailAsync(owner, cancellationToken);

    public Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken) => inner.FindProductAsync(product, cancellationToken);

    public IAsyncEnumerable<Product> ReadCatalogAsync(CancellationToken cancellationToken) => inner.ReadCatalogAsync(cancellationToken);

    public Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken) => inner.ReadCatalogVersionAsync(cancellationToken);

    public async Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken)
    {
        var outcome = await inner.ExecuteAsync(owner, command, key, cancellationToken);
        trap.Reach(CrashPoint.ShopHasDoneItReplyLost);
        return outcome;
    }

    public Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken) => inner.FindReceiptAsync(key, cancellationToken);

    public Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken) => inner.VoidAsync(key, cancellationToken);
}

/// <summary>A brain before and after whose answer the process can die.</summary>
internal sealed class TrappedBrain(IChatClient inner, Trap trap) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        trap.Reach(CrashPoint.BrainAsked);
        if (trap.Point is CrashPoint.AcknowledgedBeforeTurn)
        {
            // The message is to be acknowledged, and nothing more is to come of it.
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        trap.Reach(CrashPoint.BrainAnswered);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}

/// <summary>An index after whose answers the process can die.</summary>
internal sealed class TrappedPassages(IPassageIndex inner, Trap trap) : IPassageIndex
{
    public Task BuildAsync(Release release, CancellationToken cancellationToken) => inner.BuildAsync(release, cancellationToken);

    public async Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken)
    {
        var hits = await inner.SearchAsync(release, query, top, cancellationToken);
        trap.Reach(CrashPoint.PassagesFound);
        return hits;
    }
}

/// <summary>Delivers mail as lines of a file, which outlives the process: what stands in it has left.</summary>
internal sealed class TrappedMailer(string path, Trap trap) : IMailer
{
    private readonly Lock _lock = new();

    public Task SendAsync(Guid id, MailMessage mail, CancellationToken cancellationToken)
    {
        trap.Reach(CrashPoint.BeforeMailIsSent);
        lock (_lock)
        {
            File.AppendAllText(path, $"{id}\t{mail.To}\n");
        }

        trap.Reach(CrashPoint.MailSentBeforeItIsMarked);
        return Task.CompletedTask;
    }
}
