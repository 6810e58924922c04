using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Testing.Knowledge;
using Assistant.Testing;
using Assistant.Testing.Conversations;
using Assistant.Testing.Shop;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Core.Tests.Actions;

public sealed class ApprovalDeskTests
{
    private static readonly OrderNumber AdasOrder = OrderNumber.Parse("W1001");
    private static readonly Approver Kim = new("Kim", IsLocal: true, Note: null);

    private readonly InMemoryConversationStore _store = new();
    private readonly ManualClock _clock = new();
    private readonly ConversationLog _log;
    private readonly ApprovalDesk _desk;
    private readonly ConversationId _id = ConversationId.New();

    private SampleReturn _action = SampleReturn.New() with { Order = AdasOrder };

    public ApprovalDeskTests()
    {
        _log = new ConversationLog(_store, new ConversationFeed());
        var shop = new InMemoryShop(new ShopContents([Some.Ada, Some.Grace], [Some.Mug], [Some.Order(AdasOrder.Value, Some.Ada)]), _clock.GetUtcNow);
        _desk = new ApprovalDesk(_store.Actions, _log, shop, ShippedPrompts.Live, _clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_yes_is_stored_and_left_to_the_worker()
    {
        await WaitingAsync();

        Assert.IsType<ApprovalResult.Done>(await _desk.ApproveAsync(_action.Id, Kim, Cancellation));

        Assert.Equal(new ActionState.Approved(Kim), await StateAsync());
        Assert.Contains(await _store.Actions.ListDueAsync(_clock.GetUtcNow(), 10, Cancellation), due => due.Id == _action.Id);
        Assert.Empty(await _store.Actions.ListWaitingForApprovalAsync(Cancellation));
    }

    [Fact]
    public async Task A_no_is_told_to_the_shopper_with_the_card()
    {
        await WaitingAsync();

        Assert.IsType<ApprovalResult.Done>(await _desk.RefuseAsync(_action.Id, Kim with { Note = "It is not one of ours." }, Cancellation));

        Assert.IsType<ActionState.Refused>(await StateAsync());
        var told = Assert.IsType<AssistantSpoke>((await _store.ReadAsync(_id, 0, Cancellation))[^1]).Message;
        Assert.Equal((Speaker.System, ActionNoteState.Rejected), (told.Speaker, told.Action!.State));
        Assert.Contains("nothing was changed", told.Text, StringComparison.Ordinal);
        Assert.EndsWith("It is not one of ours.", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_no_without_a_note_says_nothing_in_its_place()
    {
        await WaitingAsync();

        await _desk.RefuseAsync(_action.Id, Kim, Cancellation);

        var told = Assert.IsType<AssistantSpoke>((await _store.ReadAsync(_id, 0, Cancellation))[^1]).Message;
        Assert.DoesNotContain("{", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("They wrote", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_conversation_is_decided_on_without_a_word()
    {
        await WaitingAsync();
        await _log.UpdateAsync(_id, _ => new Change<bool>(true, [new Ended { At = Noon }]), Cancellation);

        Assert.IsType<ApprovalResult.Done>(await _desk.RefuseAsync(_action.Id, Kim, Cancellation));

        Assert.IsType<ActionRefused>((await _store.ReadAsync(_id, 0, Cancellation))[^1]);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData(" ADA ")]
    [InlineData("ada@example.com")]
    [InlineData("Ada@Example.com")]
    public async Task Whoever_asked_cannot_decide(string name)
    {
        await WaitingAsync();

        Assert.IsType<ApprovalResult.Refused>(await _desk.ApproveAsync(_action.Id, Kim with { Name = name }, Cancellation));
        Assert.IsType<ApprovalResult.Refused>(await _desk.RefuseAsync(_action.Id, Kim with { Name = name }, Cancellation));

        Assert.IsType<ActionState.NeedsApproval>(await StateAsync());
    }

    [Fact]
    public async Task A_guest_cannot_decide_by_the_mail_address_of_the_order()
    {
        _action = _action with { Owner = new OrderOwner.OfOrder(AdasOrder) };
        await WaitingAsync();

        Assert.IsType<ApprovalResult.Refused>(await _desk.ApproveAsync(_action.Id, Kim with { Name = "ada@example.com" }, Cancellation));
        Assert.IsType<ApprovalResult.Done>(await _desk.ApproveAsync(_action.Id, Kim with { Name = "grace@example.org" }, Cancellation));
    }

    [Theory]
    [InlineData(" ", null)]
    [InlineData("Kim", " ")]
    public async Task A_decision_has_a_name_and_no_empty_note(string name, string? note)
    {
        await WaitingAsync();

        Assert.IsType<ApprovalResult.Refused>(await _desk.ApproveAsync(_action.Id, new Approver(name, IsLocal: true, note), Cancellation));
        Assert.IsType<ApprovalResult.Refused>(
            await _desk.ApproveAsync(_action.Id, new Approver(new string('x', ApprovalDesk.MaxName + 1), IsLocal: true, null), Cancellation));
        Assert.IsType<ApprovalResult.Refused>(
            await _desk.ApproveAsync(_action.Id, Kim with { Note = new string('x', ApprovalDesk.MaxNote + 1) }, Cancellation));
    }

    [Fact]
    public async Task What_does_not_wait_is_not_decided_on()
    {
        await WaitingAsync();
        await _desk.ApproveAsync(_action.Id, Kim, Cancellation);

        Assert.Equal(new ApprovalResult.NotWaiting("Approved"), await _desk.RefuseAsync(_action.Id, Kim, Cancellation));
        Assert.IsType<ApprovalResult.Unknown>(await _desk.ApproveAsync(ActionId.New(), Kim, Cancellation));
    }

    [Fact]
    public async Task Of_many_who_decide_at_once_one_does()
    {
        await WaitingAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => i % 2 is 0 ? _desk.ApproveAsync(_action.Id, Kim, Cancellation) : _desk.RefuseAsync(_action.Id, Kim, Cancellation), Cancellation)));

        Assert.Single(results, result => result is ApprovalResult.Done);
    }

    private Task<Conversation> WaitingAsync() => _log.StartAsync(
        _id, [Started(), Asked(1), .. _action.Shown(2), _action.Confirmed(), new ApprovalAsked(_action.Id) { At = Noon }], Cancellation);

    private async Task<ActionState?> StateAsync() => (await _log.FindAsync(_id, Cancellation))?.FindAction(_action.Id)?.State;
}
