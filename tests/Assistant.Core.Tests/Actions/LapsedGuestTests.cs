using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Actions.Hostile;
using Assistant.Testing.Shop;

namespace Assistant.Core.Tests.Actions;

/// <summary>A guest's half hour ends while their action goes on. What is said then may be read by whoever sits there now.</summary>
public sealed class LapsedGuestTests(LarkfieldRelease live) : IClassFixture<LarkfieldRelease>
{
    private const string Order = "W10000";
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(31);
    private static readonly Approver Kim = new("Kim", IsLocal: true, "As the page says.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_told_that_it_is_done_and_nothing_of_what_it_was()
    {
        await using var world = World();
        var guest = await GuestAsync(world);
        world.Assistant.Shop.LosesNextReply = true;
        await world.ConfirmAsync(guest, await ShowAsync(world, guest));

        var told = await WorkAsync(world, guest);

        Assert.Equal(ActionNoteState.Succeeded, told.Action!.State);
        AssertTellsNothing(told);
        Assert.Contains(Order, world.Assistant.Mail.Mails[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_told_that_the_card_ran_out_and_nothing_of_what_stood_on_it()
    {
        await using var world = World();
        var guest = await GuestAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(25));
        await ShowAsync(world, guest);

        var told = await WorkAsync(world, guest);

        Assert.Equal(ActionNoteState.Expired, told.Action!.State);
        AssertTellsNothing(told);
    }

    [Fact]
    public async Task Is_told_that_a_person_finds_out_and_nothing_of_what()
    {
        await using var world = World();
        var guest = await GuestAsync(world);
        var card = await ShowAsync(world, guest);
        world.Assistant.Shop.LosesNextReply = true;
        await world.ConfirmAsync(guest, card);
        world.Assistant.Shop.IsDown = true;

        var told = await WorkAsync(world, guest);

        Assert.IsType<ActionState.Escalated>((await world.Assistant.StateAsync(guest.Id)).FindAction(card.Id)!.State);
        AssertTellsNothing(told);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_told_what_a_person_decided_and_nothing_of_what_about(bool isApproved)
    {
        await using var world = World(RuleVocabulary.ApprovalAbove);
        var guest = await GuestAsync(world);
        var card = await ShowAsync(world, guest);
        await world.ConfirmAsync(guest, card);
        var desk = new ApprovalDesk(world.Assistant.Memory.Actions, world.Assistant.Log, world.Keeper, world.Assistant.Pages, world.Clock);

        world.Clock.Advance(HalfAnHour);
        Assert.IsType<ApprovalResult.Done>(await (isApproved ? desk.ApproveAsync(card.Id, Kim, Cancellation) : desk.RefuseAsync(card.Id, Kim, Cancellation)));
        var told = await WorkAsync(world, guest);

        Assert.Equal(isApproved ? ActionNoteState.Succeeded : ActionNoteState.Rejected, told.Action!.State);
        AssertTellsNothing(told);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(31, false)]
    public async Task The_brain_of_a_guest_knows_what_a_card_is_about_as_long_as_the_guest_does(int minutes, bool knows)
    {
        await using var world = World();
        var guest = await GuestAsync(world);
        await ShowAsync(world, guest);

        world.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await world.TurnAsync(guest, "And now?", []);

        var note = Assert.Single(world.Brain.Told);
        Assert.Equal(knows, note.Order is not null);
        Assert.Equal(knows, !note.Summary.Lines.IsEmpty);
        Assert.Null(note.Code);
    }

    [Fact]
    public async Task A_guest_who_is_still_known_is_told_all_of_it()
    {
        await using var world = World();
        var guest = await GuestAsync(world);
        world.Assistant.Shop.LosesNextReply = true;
        await world.ConfirmAsync(guest, await ShowAsync(world, guest));

        var told = await WorkAsync(world, guest, TimeSpan.FromMinutes(1));

        Assert.Contains(Order, told.Text, StringComparison.Ordinal);
        Assert.NotEmpty(told.Action!.Summary.Lines);
    }

    private static void AssertTellsNothing(OutgoingMessage told)
    {
        Assert.Null(told.Action!.Order);
        Assert.Equal(new ActionSummary(), told.Action.Summary);
        Assert.Null(told.Action.Code);
        Assert.Empty(told.Citations);
        Assert.DoesNotContain(Order, told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("€", told.Text, StringComparison.Ordinal);
        Assert.All(HostileGoods.Products, product => Assert.DoesNotContain(product.Title, told.Text, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<OutgoingMessage> WorkAsync(HostileWorld world, Session guest, TimeSpan? later = null)
    {
        world.Clock.Advance(later ?? HalfAnHour);
        await world.Assistant.Worker.WorkAsync(Cancellation);
        await world.Assistant.SendMailAsync();
        return (await world.Assistant.EventsAsync(guest.Id)).OfType<ConversationEvent.AssistantSpoke>().Last().Message;
    }

    private static async Task<Session> GuestAsync(HostileWorld world)
    {
        var guest = await world.OpenAsync();
        await world.ProveAsync(guest, world.Contents.Orders[0]);
        return guest;
    }

    private static async Task<PendingAction> ShowAsync(HostileWorld world, Session shopper) =>
        await world.TurnAsync(shopper, "Send it back.", [[new HostileCall(
            "create_return",
            new Dictionary<string, object?> { ["order"] = Order, ["items"] = Target.Json($"[{Target.Item("create_return", quantity: "1")}]") },
            "return",
            MustRefuse: false)]]) ?? throw new InvalidOperationException("No card was shown.");

    private HostileWorld World(RuleKind<Money>? above = null)
    {
        var release = above is null ? live.Release
            : live.Release with { Rules = new RuleBook(live.Release.Rules.Rules.Append(Policy.Some.Rule(above, new Money(1, "EUR"), name: ".test"))) };
        return new HostileWorld(release, (goods, clock) =>
        {
            var ada = goods.Customer("ada");
            return new ShopContents([ada], HostileGoods.Products, [goods.Order(Order, ada, OrderCase.InWindow, clock.GetUtcNow())]);
        });
    }
}
