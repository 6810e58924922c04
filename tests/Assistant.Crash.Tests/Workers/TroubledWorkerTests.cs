using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Crash.Tests.Stage;
using Assistant.Testing;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Workers;

/// <summary>What goes wrong with one action, or with the shop, does not keep the product from the others.</summary>
[Trait("goal", "R-03")]
public sealed class TroubledWorkerTests
{
    private static readonly Act[] Acts = [Act.Phone, Act.Address, Act.Return];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_conversation_that_cannot_be_read_leaves_the_actions_of_others_to_be_worked_on(bool isAtStart)
    {
        await using var visit = await Visit.BeginAsync();
        var cards = await LoseRepliesAsync(visit);
        // A process that has just been started remembers no conversation.
        await using var restarted = Restart(visit);
        restarted.Store.Unreadable = cards[0].Conversation;

        await (isAtStart ? restarted.Worker.RecoverAsync(Token) : restarted.Worker.WorkAsync(Token));

        Assert.True(restarted.Store.FailedReads > 0);
        Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(cards[1].Card, cards[1].Conversation));
        Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(cards[2].Card, cards[2].Conversation));
    }

    [Fact]
    public async Task A_start_does_not_wait_for_a_silent_shop_with_each_action_that_was_under_way()
    {
        await using var visit = await Visit.BeginAsync();
        var cards = await LoseRepliesAsync(visit);
        await using var restarted = Restart(visit);
        var silent = new SilentShop(visit.Assistant.Shop);
        await using var again = Restart(visit, silent);

        var recovering = again.Worker.RecoverAsync(Token);
        await silent.Asked.WaitAsync(TimeSpan.FromSeconds(20), Token);
        again.Clock.Advance(again.Limits.ShopWrite);
        await recovering.WaitAsync(TimeSpan.FromSeconds(20), Token);
        // They are not forgotten: the worker takes them up when their leases run out.
        restarted.Clock.Advance(TimeSpan.FromSeconds(61));
        await restarted.Worker.WorkAsync(Token);

        Assert.Equal(1, silent.Calls);
        foreach (var (conversation, card) in cards)
        {
            Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(card, conversation));
        }
    }

    [Fact]
    public async Task What_the_shop_does_not_tell_is_a_persons_to_find_out_although_the_shopper_has_left()
    {
        await using var visit = await Visit.BeginAsync();
        var card = await visit.ProposeAsync(Act.Return);
        visit.Shop.Before = () =>
        {
            visit.Assistant.Shop.IsDown = true;
            return Task.CompletedTask;
        };
        await visit.ConfirmAsync(card);
        await visit.Assistant.Log.UpdateAsync(visit.Id, _ => new Change<bool>(true, [new Ended { At = visit.Assistant.Clock.GetUtcNow() }]), Token);
        var said = (await visit.StateAsync()).LastSequence;

        await visit.WorkAsync(TimeSpan.FromMinutes(16));

        Assert.IsType<ActionState.Escalated>(await visit.StateAsync(card));
        var handoff = Assert.Single(await visit.Assistant.Memory.ListOpenAsync(Token));
        Assert.Contains(card.Id.Value, handoff.Packet.Summary, StringComparison.Ordinal);
        Assert.Equal(said, (await visit.StateAsync()).LastSequence);
    }

    /// <summary>Three changes, each in a conversation of its own, whose replies are lost.</summary>
    private static async Task<List<(ConversationId Conversation, PendingAction Card)>> LoseRepliesAsync(Visit visit)
    {
        var cards = new List<(ConversationId, PendingAction)>();
        foreach (var act in Acts)
        {
            var id = await visit.OpenAsync();
            var card = await visit.ProposeAsync(act, id);
            visit.Assistant.Shop.LosesNextReply = true;
            await visit.ConfirmAsync(card, id);
            cards.Add((id, card));
        }

        return cards;
    }

    private static TestAssistant Restart(Visit visit, IShop? shop = null)
    {
        var clock = new ManualClock();
        clock.Advance(TimeSpan.FromSeconds(61));
        return new TestAssistant(
            Act.Brain(), store: visit.Assistant.Memory, clock: clock, parts: new TestParts { Shop = visit.Assistant.Shop, AroundShop = inner => shop ?? inner });
    }

    /// <summary>A shop that is never heard of again once it is asked what became of something.</summary>
    private sealed class SilentShop(IShop inner) : IShop
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        public string Name => inner.Name;

        public Task Asked => _asked.Task;

        public int Calls => _calls;

        public Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken) =>
            inner.FindOrderAsync(owner, number, cancellationToken);

        public Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken) =>
            inner.ListOrdersAsync(customer, limit, cancellationToken);

        public Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken) => inner.FindCustomerAsync(customer, cancellationToken);

        public Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken) =>
            inner.MatchGuestAsync(number, email, cancellationToken);

        public Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken) => inner.FindMailAsync(owner, cancellationToken);

        public Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken) => inner.FindProductAsync(product, cancellationToken);

        public IAsyncEnumerable<Product> ReadCatalogAsync(CancellationToken cancellationToken) => inner.ReadCatalogAsync(cancellationToken);

        public Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken) => inner.ReadCatalogVersionAsync(cancellationToken);

        public Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken) =>
            inner.ExecuteAsync(owner, command, key, cancellationToken);

        public Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken) => inner.VoidAsync(key, cancellationToken);

        public async Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            _asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        }
    }
}
