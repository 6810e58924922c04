using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Actions.Hostile;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Interleaving;

/// <summary>Ports before which everybody stops until the scheduler lets them go on.</summary>
/// <param name="longest">A call that has been on its way for longer than this never arrives.</param>
internal sealed class GatedPorts(StepScheduler scheduler, Func<DateTimeOffset> now, TimeSpan longest)
{
    private readonly StepScheduler _scheduler = scheduler;
    private readonly List<(OfAction Event, string? By)> _stored = [];

    /// <summary>What happened to actions, in the order in which it was stored, and who stored it.</summary>
    public IReadOnlyList<(OfAction Event, string? By)> Stored => _stored;

    public HostileShop Shop => new()
    {
        FindOrder = async (shop, owner, number) => await CallAsync("order", () => shop.FindOrderAsync(owner, number, default)),
        FindCustomer = async (shop, customer) => await CallAsync("customer", () => shop.FindCustomerAsync(customer, default)),
        FindReceipt = async (shop, key) => await CallAsync("receipt", () => shop.FindReceiptAsync(key, default)),
        Void = async (shop, key) => await CallAsync("void", () => shop.VoidAsync(key, default)),
        Execute = async (shop, owner, command, key) =>
        {
            var outcome = await CallAsync("execute", () => shop.ExecuteAsync(owner, command, key, default));
            // Done, and the reply is on its way.
            await _scheduler.PassAsync("reply");
            return outcome;
        },
    };

    public IConversationStore Around(IConversationStore inner) => new Store(this, inner);

    public IActionLedger Around(IActionLedger inner) => new Ledger(_scheduler, inner);

    private async Task<T> CallAsync<T>(string call, Func<Task<T>> ask)
    {
        var since = now();
        await _scheduler.PassAsync(call);
        return now() - since <= longest ? await ask() : throw new ShopUnavailableException("The call never arrived.");
    }

    private sealed class Store(GatedPorts ports, IConversationStore inner) : IConversationStore
    {
        public async Task<IReadOnlyList<ConversationEvent>> ReadAsync(ConversationId id, long afterPosition, CancellationToken cancellationToken)
        {
            await ports._scheduler.PassAsync("read");
            return await inner.ReadAsync(id, afterPosition, cancellationToken);
        }

        public Task<IReadOnlyList<ConversationEvent>> ReadVisibleAsync(ConversationId id, int afterSequence, int limit, CancellationToken cancellationToken) =>
            inner.ReadVisibleAsync(id, afterSequence, limit, cancellationToken);

        public async Task<bool> AppendAsync(ConversationAppend append, CancellationToken cancellationToken)
        {
            await ports._scheduler.PassAsync($"append {string.Join(' ', append.Events.Select(EventJson.KindOf))}");
            var stored = await inner.AppendAsync(append, cancellationToken);
            if (stored)
            {
                ports._stored.AddRange(append.Events.OfType<OfAction>().Select(e => (e, ports._scheduler.Participant)));
            }

            // Stored, and whoever stored it does not know yet.
            await ports._scheduler.PassAsync("stored");
            return stored;
        }

        public Task<IReadOnlyList<ConversationId>> ListUnansweredAsync(CancellationToken cancellationToken) => inner.ListUnansweredAsync(cancellationToken);

        public Task<IReadOnlyList<ConversationStart>> ListStartedAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
            inner.ListStartedAsync(from, before, cancellationToken);
    }

    private sealed class Ledger(StepScheduler scheduler, IActionLedger inner) : IActionLedger
    {
        public Task<ConversationId?> FindAsync(ActionId id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

        public async Task<IReadOnlyList<DueAction>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
        {
            await scheduler.PassAsync("due");
            return await inner.ListDueAsync(now, limit, cancellationToken);
        }

        public async Task<IReadOnlyList<DueAction>> ListWaitingForApprovalAsync(CancellationToken cancellationToken)
        {
            await scheduler.PassAsync("waiting");
            return await inner.ListWaitingForApprovalAsync(cancellationToken);
        }

        public Task<IReadOnlyList<DueAction>> ListRecentAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) => inner.ListRecentAsync(since, limit, cancellationToken);

        public Task<IReadOnlyList<StartedAction>> ListStartedAsync(DateTimeOffset since, CancellationToken cancellationToken) => inner.ListStartedAsync(since, cancellationToken);

        public Task<ImmutableArray<ActionStep>> ListStepsAsync(ActionId id, CancellationToken cancellationToken) => inner.ListStepsAsync(id, cancellationToken);
    }
}
