using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Shop;
using Assistant.Crash.Tests.Stage;
using Assistant.Testing.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Replies;

/// <summary>A change whose reply never came is neither done nor undone: the shop is asked until it tells, under the one key that it has.</summary>
[Trait("goal", "R-03")]
public sealed class LostReplyTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Theory]
    [MemberData(nameof(Act.Changes), MemberType = typeof(Act))]
    public async Task What_was_done_and_not_answered_is_told_as_done_within_a_minute(string words)
    {
        await using var visit = await Visit.BeginAsync();
        var card = await visit.ProposeAsync(Act.Of(words));
        visit.Assistant.Shop.LosesNextReply = true;

        var first = await visit.ConfirmAsync(card);
        await visit.WorkAsync(Soon);

        Assert.Equal(ActionNoteState.Unknown, first.Message.Action!.State);
        Assert.NotNull(first.Turn);
        var told = await visit.LastAsync();
        Assert.Equal((card.Id, ActionNoteState.Succeeded, Speaker.System), (told.Message.Action!.Id, told.Message.Action.State, told.Message.Speaker));
        Assert.Equal([card.Id], visit.Assistant.Shop.Ledger.Select(entry => entry.Key));
        Assert.Equal([card.Id], visit.Shop.Keys);
        Assert.Empty(await visit.FaultsAsync());
    }

    [Theory]
    [MemberData(nameof(Act.Changes), MemberType = typeof(Act))]
    public async Task What_never_reached_the_shop_is_sent_again_once_under_the_same_key(string words)
    {
        await using var visit = await Visit.BeginAsync();
        var card = await visit.ProposeAsync(Act.Of(words));
        visit.Shop.Before = ShopDouble.Once();

        var first = await visit.ConfirmAsync(card);
        var before = visit.Assistant.Shop.Ledger.Count;
        await visit.WorkAsync(Soon);

        Assert.Equal((ActionNoteState.Unknown, 0), (first.Message.Action!.State, before));
        Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(card));
        Assert.Equal([card.Id, card.Id], visit.Shop.Keys);
        Assert.Empty(await visit.FaultsAsync());
    }

    [Fact]
    public async Task A_reply_that_is_lost_again_and_again_doubles_nothing()
    {
        await using var visit = await Visit.BeginAsync();
        var (card, lost) = (await visit.ProposeAsync(Act.Return), 0);
        visit.Shop.Before = () => lost++ < 3 ? throw new ShopUnavailableException("Cut before.") : Task.CompletedTask;
        visit.Shop.After = () => lost++ < 8 ? throw new ShopUnavailableException("Cut behind.") : Task.CompletedTask;

        await visit.ConfirmAsync(card);
        await visit.WorkAsync(TimeSpan.FromMinutes(10));

        Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(card));
        Assert.All(visit.Shop.Keys, key => Assert.Equal(card.Id, key));
        Assert.Empty(await visit.FaultsAsync());
    }

    [Fact]
    public async Task What_no_longer_fits_the_order_is_told_as_not_done()
    {
        await using var visit = await Visit.BeginAsync();
        var card = await visit.ProposeAsync(Act.Cancel);
        visit.Shop.Before = ShopDouble.Once();
        await visit.ConfirmAsync(card);
        var elsewhere = await visit.OpenAsync();

        await visit.ConfirmAsync(await visit.ProposeAsync(Act.Address, elsewhere), elsewhere);
        await visit.WorkAsync(Soon);

        Assert.Equal(new ActionState.Rejected(RejectedBecause.Changed), await visit.StateAsync(card));
        Assert.Equal(ActionNoteState.Rejected, (await visit.LastAsync()).Message.Action!.State);
        Assert.IsType<ShopCommand.ChangeAddress>(Assert.Single(visit.Assistant.Shop.Ledger).Command);
        Assert.Empty(await visit.FaultsAsync());
    }

    [Fact]
    public async Task A_shop_that_stays_silent_hands_over_to_a_person_after_a_quarter_of_an_hour()
    {
        await using var visit = await Visit.BeginAsync();
        var card = await visit.ProposeAsync(Act.Return);
        visit.Shop.Before = () =>
        {
            visit.Assistant.Shop.IsDown = true;
            return Task.CompletedTask;
        };
        await visit.ConfirmAsync(card);

        await visit.WorkAsync(TimeSpan.FromMinutes(14) + TimeSpan.FromSeconds(59));
        var before = await visit.StateAsync(card);
        await visit.WorkAsync(TimeSpan.FromMinutes(1));

        Assert.IsType<ActionState.Unknown>(before);
        Assert.IsType<ActionState.Escalated>(await visit.StateAsync(card));
        var packet = Assert.Single((await visit.Assistant.EventsAsync(visit.Id)).OfType<HandoffQueued>()).Packet;
        Assert.Equal(HandoffReason.TechnicalFault, packet.Reason);
        Assert.Contains(card.Id.Value, packet.Summary, StringComparison.Ordinal);
        Assert.Equal(ActionNoteState.Unknown, (await visit.LastAsync()).Message.Action!.State);

        // From here on it is the person's: nothing is sent to the shop any more.
        visit.Assistant.Shop.IsDown = false;
        await visit.WorkAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(visit.Assistant.Shop.Ledger);
        Assert.Empty(await visit.FaultsAsync());
    }

    [Fact]
    public async Task What_was_approved_late_is_asked_after_as_long_as_anything_else()
    {
        await using var visit = await Visit.BeginAsync(new TestParts { Release = await Larkfield.WithApprovalAsync() });
        var card = await visit.ProposeAsync(Act.Return);
        await visit.ConfirmAsync(card);
        await visit.WorkAsync(TimeSpan.FromMinutes(20));
        visit.Assistant.Shop.LosesNextReply = true;

        await visit.ApproveAsync(card);
        await visit.WorkAsync(TimeSpan.FromMinutes(2));

        Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(card));
        Assert.Empty(await visit.FaultsAsync());
    }

    [Fact]
    public async Task Nobody_is_called_before_the_shop_was_asked_although_the_product_was_away_for_an_hour()
    {
        await using var visit = await Visit.BeginAsync();
        var card = await visit.ProposeAsync(Act.Return);
        visit.Assistant.Shop.LosesNextReply = true;
        await visit.ConfirmAsync(card);

        visit.Assistant.Clock.Advance(TimeSpan.FromHours(1));
        await visit.Assistant.Worker.RecoverAsync(TestContext.Current.CancellationToken);
        await visit.Assistant.SendMailAsync();

        Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(card));
        Assert.Empty(await visit.FaultsAsync());
    }

    [Fact]
    public async Task Waiting_for_a_shop_to_answer_takes_nothing_from_what_may_be_changed_in_an_hour()
    {
        await using var visit = await Visit.BeginAsync(new TestParts { Release = await Larkfield.WithApprovalAsync() });
        var card = await visit.ProposeAsync(Act.Return);
        await visit.ConfirmAsync(card);
        await visit.ApproveAsync(card);

        // Longer than the hourly plan of one shopper has places.
        visit.Assistant.Shop.IsDown = true;
        await visit.WorkAsync(TimeSpan.FromMinutes(2));
        visit.Assistant.Shop.IsDown = false;
        await visit.WorkAsync(TimeSpan.FromSeconds(2));

        Assert.IsType<ActionState.Succeeded>(await visit.StateAsync(card));
        Assert.Empty(await visit.FaultsAsync());
    }

    [Fact]
    public async Task Of_two_approved_returns_of_the_same_cup_the_second_is_told_as_not_done()
    {
        await using var visit = await Visit.BeginAsync(new TestParts { Release = await Larkfield.WithApprovalAsync() });
        var (first, elsewhere) = (await visit.ProposeAsync(Act.Return), await visit.OpenAsync());
        var second = await visit.ProposeAsync(Act.ReturnAll, elsewhere);
        await visit.ConfirmAsync(first);
        await visit.ConfirmAsync(second, elsewhere);

        // The first is under way, and nobody knows how it ended, when the second is approved.
        visit.Shop.Before = () => throw new ShopUnavailableException("Cut before.");
        await visit.ApproveAsync(first);
        await visit.WorkAsync(TimeSpan.FromSeconds(2));
        await visit.ApproveAsync(second, elsewhere);
        await visit.WorkAsync(TimeSpan.FromSeconds(2));

        Assert.IsType<ActionState.Unknown>(await visit.StateAsync(first));
        Assert.Equal(new ActionState.Rejected(RejectedBecause.Changed), await visit.StateAsync(second, elsewhere));

        visit.Shop.Before = () => Task.CompletedTask;
        await visit.WorkAsync(TimeSpan.FromMinutes(2));
        Assert.Equal([first.Id], visit.Assistant.Shop.Ledger.Select(entry => entry.Key));
        Assert.Empty(await visit.FaultsAsync());
    }
}
