using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using Assistant.Hosting;
using Assistant.Testing.Actions;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Browser.Tests.Browsing;

/// <summary>Puts intended writes into a visitor's conversation, and what becomes of them: the server's part, played by the test.</summary>
public sealed class ActionDesk(AssistantRuntime product, ConversationId id)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>From now on nothing but the test answers: what a shopper says to a person no turn takes up.</summary>
    public Task TakeOverAsync(string words = "Hello, this is Bea.") => AppendAsync(conversation =>
        [new PersonSpoke(conversation.LastSequence + 1, new HandoffId("H-00000001"), "Bea", words) { At = Now }]);

    public async Task<Proposal> ProposeAsync(string kind, string text = "", TimeSpan? lasts = null)
    {
        var proposal = SampleActions.Proposal(kind, Now + (lasts ?? TimeSpan.FromMinutes(10)));
        await AppendAsync(conversation => SampleActions.Propose(proposal, conversation.LastSequence + 1, Now, text));
        return proposal;
    }

    /// <summary>Brings an action from where it is into a state, and tells the shopper.</summary>
    /// <param name="answers">Number of the shopper's message that is answered by it.</param>
    public Task BecomeAsync(Proposal proposal, ActionNoteState state, string text = "", int? answers = null) => AppendAsync(conversation =>
    [
        .. Way(conversation, proposal.Id, state),
        SampleActions.Say(proposal, state, conversation.LastSequence + 1, Now, text) with { Turn = answers is { } number ? Turn(number) : null },
    ]);

    public Task SayAsync(string text, int? answers = null) => AppendAsync(conversation =>
    [
        new AssistantSpoke(conversation.LastSequence + 1, new OutgoingMessage(Speaker.Assistant, text))
        {
            At = Now, Turn = answers is { } number ? Turn(number) : null,
        },
    ]);

    /// <summary>The shopper's own click from somewhere else, such as another device.</summary>
    public Task ClickElsewhereAsync(Proposal proposal) => AppendAsync(conversation =>
        [new ShopperSpoke(conversation.LastSequence + 1, ClientId: null, "", Seen: null) { At = Now, Click = new ActionClick("confirm", proposal.Id.Value) }]);

    /// <summary>What the shopper sent, the oldest first, once there are as many as that.</summary>
    public async Task<IReadOnlyList<ShopperSpoke>> SaidAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var events = await product.Store.ReadAsync(id, afterPosition: 0, TestContext.Current.CancellationToken);
            if (events.OfType<ShopperSpoke>().ToList() is var said && said.Count >= count)
            {
                return said;
            }

            Assert.False(patience.IsCancellationRequested, $"{said.Count} messages of the shopper are stored, not {count}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<int> LastSequenceAsync() =>
        (await product.Conversations.FindAsync(id, TestContext.Current.CancellationToken))!.LastSequence;

    private DateTimeOffset Now => product.Time.GetUtcNow();

    private ImmutableArray<ConversationEvent> Way(Conversation conversation, ActionId action, ActionNoteState state)
    {
        var lease = new ActionLease(Fence: 1, Now.AddMinutes(1));
        ImmutableArray<ConversationEvent> confirmed =
            conversation.FindAction(action)!.IsOpen ? [new ActionConfirmed(action, conversation.LastSequence, ConfirmedBy.Click) { At = Now }] : [];
        ImmutableArray<ConversationEvent> started =
            confirmed.IsEmpty ? [] : [.. confirmed, new ActionStarted(action, lease, new("0123456789ab"), Claim: null) { At = Now }];
        return state switch
        {
            ActionNoteState.Declined => [new ActionDeclined(action, conversation.LastSequence) { At = Now }],
            ActionNoteState.Expired => [new ActionExpired(action) { At = Now }],
            ActionNoteState.Withdrawn => [new ActionWithdrawn(action, WithdrawnBecause.Replaced) { At = Now }],
            ActionNoteState.NeedsApproval => [.. confirmed, new ApprovalAsked(action) { At = Now }],
            ActionNoteState.Unknown => [.. started, new ActionUnknown(action, lease.Fence) { At = Now }],
            ActionNoteState.Rejected => [.. started, new ActionRejected(action, lease.Fence, RejectedBecause.NotPossible) { At = Now }],
            ActionNoteState.Succeeded => [.. started, new ActionSucceeded(action, lease.Fence, new ShopReceipt(Now, Version: 2)) { At = Now }],
            _ => [],
        };
    }

    private TurnRecord Turn(int answers) => new()
    {
        Id = Guid.CreateVersion7(),
        Brain = "test",
        Release = new("0123456789ab"),
        Prompts = "p",
        Answers = [answers],
        Outcome = "replied",
        StartedAt = Now,
        Elapsed = TimeSpan.Zero,
    };

    private async Task AppendAsync(Func<Conversation, ImmutableArray<ConversationEvent>> events) => await product.Conversations.UpdateAsync(
        id, conversation => new Change<bool>(true, events(conversation!)), TestContext.Current.CancellationToken);
}
