using System.Collections.Concurrent;
using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Testing.Conversations;

/// <summary>What every store of conversations must keep of actions, and must refuse.</summary>
public abstract class ActionLedgerConformance<TFixture>(TFixture fixture) : IClassFixture<TFixture>
    where TFixture : class, IConversationStoreFixture
{
    // A time of its own, since the store may be shared.
    private readonly DateTimeOffset _now = Noon.AddDays(Random.Shared.Next(1_000, 900_000));
    private readonly ConcurrentDictionary<ConversationId, long> _positions = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_the_conversation_of_an_action()
    {
        var (id, action) = (await OpenAsync(), SampleReturn.New());

        await AppendAsync(id, [.. action.Shown(1)]);

        Assert.Equal(id, await fixture.Actions.FindAsync(action.Id, Cancellation));
        Assert.Null(await fixture.Actions.FindAsync(ActionId.New(), Cancellation));
    }

    [Fact]
    public async Task A_card_is_due_when_it_runs_out_and_not_once_it_is_over()
    {
        var (id, action) = await ShowAsync();

        Assert.False(await IsDueAsync(action, action.ExpiresAt.AddMilliseconds(-1)));
        Assert.True(await IsDueAsync(action, action.ExpiresAt));

        await AppendAsync(id, new ActionExpired(action.Id) { At = action.ExpiresAt });
        Assert.False(await IsDueAsync(action, action.ExpiresAt.AddYears(1)));
    }

    [Fact]
    public async Task A_message_that_reminds_of_an_open_card_leaves_it_open()
    {
        var (id, action) = (await OpenAsync(), SampleReturn.New() with { At = _now });
        await AppendAsync(id, [.. action.Shown(1)]);

        await AppendAsync(id, action.Card(2));

        Assert.True(await IsDueAsync(action, action.ExpiresAt));
        await AppendAsync(id, new ActionDeclined(action.Id, Sequence: 3) { At = _now });
        Assert.False(await IsDueAsync(action, action.ExpiresAt));
    }

    [Fact]
    public async Task What_is_under_way_is_due_when_its_lease_runs_out()
    {
        var (id, action) = await ShowAsync();
        await AppendAsync(id, action.Confirmed(), action.Started(until: _now.AddMinutes(1)));
        Assert.False(await IsDueAsync(action, _now.AddSeconds(59)));
        Assert.True(await IsDueAsync(action, _now.AddMinutes(1)));

        await AppendAsync(id, action.Retried(2, until: _now.AddMinutes(3)));
        Assert.False(await IsDueAsync(action, _now.AddMinutes(2)));

        await AppendAsync(id, action.Unknown(2));
        Assert.False(await IsDueAsync(action, _now.AddMinutes(2)));
        Assert.True(await IsDueAsync(action, _now.AddMinutes(3)));

        await AppendAsync(id, action.Succeeded(2));
        Assert.False(await IsDueAsync(action, _now.AddYears(1)));
    }

    [Fact]
    public async Task What_was_confirmed_and_left_is_due_at_once()
    {
        var (id, action) = await ShowAsync();

        await AppendAsync(id, action.Confirmed());

        Assert.True(await IsDueAsync(action, _now));
    }

    [Fact]
    public async Task What_waits_for_approval_is_listed_and_due_once_approved()
    {
        var (id, action) = await ShowAsync();
        await AppendAsync(id, action.Confirmed(), new ApprovalAsked(action.Id) { At = _now });

        Assert.Contains(new DueAction(action.Id, id), await fixture.Actions.ListWaitingForApprovalAsync(Cancellation));
        Assert.False(await IsDueAsync(action, _now.AddYears(1)));

        await AppendAsync(id, new ActionApproved(action.Id, new Approver("Kim", IsLocal: true, Note: null)) { At = _now });

        Assert.DoesNotContain(new DueAction(action.Id, id), await fixture.Actions.ListWaitingForApprovalAsync(Cancellation));
        Assert.True(await IsDueAsync(action, _now));
    }

    [Fact]
    public async Task Lists_the_longest_due_first_up_to_a_limit()
    {
        var (late, early) = (await ShowAsync(_now.AddMinutes(1)), await ShowAsync(_now));

        var due = await fixture.Actions.ListDueAsync(_now.AddMinutes(30), 10_000, Cancellation);

        var ours = due.Where(one => one.Id == late.Action.Id || one.Id == early.Action.Id).Select(one => one.Id);
        Assert.Equal([early.Action.Id, late.Action.Id], ours);
        Assert.Single(await fixture.Actions.ListDueAsync(_now.AddMinutes(30), 1, Cancellation));
    }

    [Fact]
    public async Task Lists_what_changed_since_the_newest_first()
    {
        var (first, second) = (await ShowAsync(_now), await ShowAsync(_now.AddMinutes(1)));
        await AppendAsync(first.Conversation, new ActionDeclined(first.Action.Id, 2) { At = _now.AddMinutes(2) });

        var recent = (await fixture.Actions.ListRecentAsync(_now, 10_000, Cancellation)).Select(one => one.Id).ToList();

        Assert.Equal([first.Action.Id, second.Action.Id], recent.Where(one => one == first.Action.Id || one == second.Action.Id));
        Assert.DoesNotContain(second.Action.Id, (await fixture.Actions.ListRecentAsync(_now.AddMinutes(2), 10_000, Cancellation)).Select(one => one.Id));
    }

    [Fact]
    public async Task Lists_what_was_started_with_a_pseudonym_of_its_owner()
    {
        var guest = new OrderOwner.OfOrder(SampleEvents.Order);
        var (ada, stranger) = (await ShowAsync(), await ShowAsync(owner: guest));
        var before = await fixture.Actions.ListStartedAsync(_now, Cancellation);
        await AppendAsync(ada.Conversation, ada.Action.Confirmed(), ada.Action.Started(), ada.Action.Unknown(), ada.Action.Retried(2, _now.AddMinutes(9)));
        await AppendAsync(stranger.Conversation, stranger.Action.Confirmed(), stranger.Action.Started());

        var started = (await fixture.Actions.ListStartedAsync(_now, Cancellation)).Except(before).Where(one => one.At == _now).ToList();

        Assert.Equal(2, started.Count);
        Assert.Equal(2, started.Select(one => one.Owner).Distinct().Count());
        Assert.All(started, one => Assert.Equal(("create_return", 16), (one.Tool, one.Owner.Length)));
    }

    [Fact]
    public async Task Tells_what_followed_from_an_action_and_how_far_it_has_come()
    {
        var (id, action) = await ShowAsync();
        OutboxItem[] items = [.. Enumerable.Range(0, 3).Select(i => Mail() with { Action = action.Id, Purpose = $"mail {i}" })];
        await AppendAsync(id, [.. items, Mail()], action.Confirmed());
        await fixture.Outbox.MarkSentAsync(items[0].Id, Cancellation);
        await fixture.Outbox.MarkFailedAsync(items[1].Id, "TimeoutException", _now, Cancellation);
        await fixture.Outbox.MarkFailedAsync(items[2].Id, "TimeoutException", nextAttempt: null, Cancellation);

        var steps = await fixture.Actions.ListStepsAsync(action.Id, Cancellation);

        Assert.Equal(["mail 0", "mail 1", "mail 2"], steps.Select(step => step.Purpose));
        Assert.Equal([true, false, false], steps.Select(step => step.SentAt is not null));
        Assert.Equal([0, 1, 1], steps.Select(step => step.Attempts));
        Assert.Equal([false, false, true], steps.Select(step => step.IsGivenUp));
        Assert.Empty(await fixture.Actions.ListStepsAsync(ActionId.New(), Cancellation));
    }

    [Fact]
    public async Task Refuses_what_cannot_follow()
    {
        var (id, action) = await ShowAsync();
        var (other, _) = await ShowAsync();

        await RefusesAsync(id, action.Started());
        await RefusesAsync(id, action.Succeeded());
        await RefusesAsync(id, action.Proposed());
        await RefusesAsync(id, new ActionExpired(ActionId.New()) { At = _now });
        await RefusesAsync(other, action.Confirmed());

        await AppendAsync(id, action.Confirmed(), action.Started(), action.Retried(2, _now.AddMinutes(9)));
        await RefusesAsync(id, action.Succeeded(fence: 1));
        await RefusesAsync(id, action.Retried(2, _now.AddMinutes(9)));

        await AppendAsync(id, action.Rejected(2));
        await RefusesAsync(id, action.Succeeded(2));
        await RefusesAsync(id, action.Confirmed());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Agrees_with_the_fold_about_what_may_follow(int seed)
    {
        var random = new Random(seed);
        var accepted = 0;
        for (var run = 0; run < 40; run++)
        {
            var (id, action) = await ShowAsync();
            var state = PendingAction.Of(action.Proposed()).ShownAt(1);
            for (var step = 0; step < 12; step++)
            {
                var e = RandomEvent(random, action);
                if (After(state, e) is not { } next)
                {
                    await RefusesAsync(id, e);
                    continue;
                }

                await AppendAsync(id, e);
                accepted++;
                state = next;
                var isDue = state.State is ActionState.Shown or ActionState.Confirmed or ActionState.Approved or ActionState.Executing or ActionState.Unknown;
                Assert.Equal(isDue, await IsDueAsync(action, _now.AddDays(1)));
            }
        }

        Assert.True(accepted > 40, $"Only {accepted} events could follow.");
    }

    [Fact]
    public async Task Lets_a_unit_go_back_once()
    {
        var order = NewOrder();
        await TakeAsync(order, action => action.Claim(quantity: 1, of: 2, captured: 9_000));
        await TakeAsync(order, action => action.Claim(quantity: 1, of: 2, captured: 9_000));

        await ConflictsAsync(order, action => action.Claim(quantity: 1, of: 2, captured: 9_000));
    }

    [Fact]
    public async Task Lets_no_more_go_back_than_was_paid()
    {
        var order = NewOrder();
        await TakeAsync(order, action => action.Claim(of: 9, captured: 3_999));

        await ConflictsAsync(order, action => action.Claim(of: 9, captured: 3_999));
        await ConflictsAsync(order, action => action.Claim(of: 9, captured: 3_999) with { Captured = new Money(9_000, "USD") });
        await TakeAsync(order, action => action.Claim(of: 9, captured: 4_000));
    }

    [Fact]
    public async Task Gives_back_what_was_not_carried_out()
    {
        var order = NewOrder();
        var (id, action) = await TakeAsync(order, action => action.Claim());
        await AppendAsync(id, action.Unknown());
        await ConflictsAsync(order, action => action.Claim());

        await AppendAsync(id, action.Rejected());

        await TakeAsync(order, action => action.Claim());
    }

    [Fact]
    public async Task Keeps_what_nobody_knows_the_end_of()
    {
        var order = NewOrder();
        var (id, action) = await TakeAsync(order, action => action.Claim());

        await AppendAsync(id, action.Unknown(), new ActionEscalated(action.Id, 1) { At = _now });

        await ConflictsAsync(order, action => action.Claim());
    }

    [Fact]
    public async Task Gives_back_what_a_person_says_was_not_done()
    {
        var order = NewOrder();

        await SettleAsync(order, isDone: false);

        await TakeAsync(order, action => action.Claim());
    }

    [Fact]
    public async Task Keeps_what_a_person_says_was_done_until_its_return_is_gone()
    {
        var order = NewOrder();
        await SettleAsync(order, isDone: true);

        await ConflictsAsync(order, action => action.Claim());
        await TakeAsync(order, action => action.Claim(gone: new GoneReturn(new ReturnId("RET-7"), KeepsMoney: false)));
    }

    [Fact]
    public async Task Lets_nothing_be_settled_that_is_not_with_a_person()
    {
        var (id, action) = await TakeAsync(NewOrder(), action => action.Claim());
        await RefusesAsync(id, action.Settled(isDone: true));
        await AppendAsync(id, action.Unknown());
        await RefusesAsync(id, action.Settled(isDone: false));

        await AppendAsync(id, new ActionEscalated(action.Id, 1) { At = _now }, action.Settled(isDone: false));

        await RefusesAsync(id, action.Settled(isDone: false));
        Assert.False(await IsDueAsync(action, _now.AddDays(1)));
    }

    [Fact]
    public async Task A_return_that_was_refused_or_cancelled_no_longer_holds_anything()
    {
        var order = NewOrder();
        var (id, action) = await TakeAsync(order, action => action.Claim());
        await AppendAsync(id, action.Succeeded(opened: "RET-1"));
        var gone = new GoneReturn(new ReturnId("RET-1"), KeepsMoney: false);

        await ConflictsAsync(order, action => action.Claim());
        await ConflictsAsync(order, action => action.Claim(gone: gone with { Return = new ReturnId("RET-2") }));
        await TakeAsync(NewOrder(), action => action.Claim(gone: gone));
        await ConflictsAsync(order, action => action.Claim());
        await TakeAsync(order, action => action.Claim(gone: gone));
    }

    [Fact]
    public async Task An_exchange_that_is_over_gives_back_its_units_and_not_its_money()
    {
        var order = NewOrder();
        var (id, action) = await TakeAsync(order, action => action.Claim());
        await AppendAsync(id, action.Succeeded(opened: "EX-1"));
        var gone = new GoneReturn(new ReturnId("EX-1"), KeepsMoney: true);

        await ConflictsAsync(order, action => action.Claim(captured: 2_000, gone: gone));
        await TakeAsync(order, action => action.Claim(captured: 4_000, gone: gone));
    }

    [Fact]
    public async Task One_of_many_that_want_the_same_unit_at_once_gets_it()
    {
        var order = NewOrder();
        var ready = new List<(ConversationId Conversation, SampleReturn Action)>();
        for (var i = 0; i < 50; i++)
        {
            ready.Add(await ShowAsync(order: order));
        }

        var won = await Task.WhenAll(ready.Select(one => Task.Run(
            async () =>
            {
                try
                {
                    await AppendAsync(one.Conversation, one.Action.Confirmed(), one.Action.Started(claim: one.Action.Claim(captured: 1_000_000)));
                    return true;
                }
                catch (ClaimConflictException)
                {
                    return false;
                }
            },
            Cancellation)));

        Assert.Single(won, did => did);
    }

    private static PendingAction? After(PendingAction state, OfAction e)
    {
        try
        {
            return state.After(e);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Mostly what moves an action on, so that some come far.</summary>
    private OfAction RandomEvent(Random random, SampleReturn action)
    {
        var fence = random.Next(1, 4);
        return random.Next(16) switch
        {
            0 => new ActionDeclined(action.Id, 2) { At = _now },
            1 => new ActionExpired(action.Id) { At = _now },
            2 => new ActionWithdrawn(action.Id, WithdrawnBecause.Changed) { At = _now },
            3 => new StepUpIssued(action.Id, "hash", _now) { At = _now },
            4 => new ApprovalAsked(action.Id) { At = _now },
            5 => new ActionApproved(action.Id, new Approver("Kim", IsLocal: true, Note: null)) { At = _now },
            6 => new ActionRefused(action.Id, new Approver("Kim", IsLocal: true, Note: null)) { At = _now },
            7 => action.Retried(fence, _now.AddMinutes(fence)),
            8 => action.Succeeded(fence),
            9 => action.Rejected(fence),
            10 => new ActionEscalated(action.Id, fence) { At = _now },
            11 => action.Settled(random.Next(2) is 0),
            12 => action.Unknown(fence),
            13 => action.Started(),
            _ => action.Confirmed(),
        };
    }

    private static OrderNumber NewOrder() => OrderNumber.Parse($"W{Random.Shared.NextInt64(1_000_000_000_000)}");

    private async Task<ConversationId> OpenAsync()
    {
        var id = ConversationId.New();
        _positions[id] = 0;
        await AppendAsync(id, Started(_now));
        return id;
    }

    private async Task<(ConversationId Conversation, SampleReturn Action)> ShowAsync(
        DateTimeOffset? at = null, OrderOwner? owner = null, OrderNumber? order = null)
    {
        var action = SampleReturn.New();
        action = action with { At = at ?? _now, Owner = owner ?? action.Owner, Order = order ?? action.Order };
        var id = await OpenAsync();
        await AppendAsync(id, [.. action.Shown(1)]);
        return (id, action);
    }

    private async Task<(ConversationId Conversation, SampleReturn Action)> TakeAsync(OrderNumber order, Func<SampleReturn, OrderClaim> claim)
    {
        var (id, action) = await ShowAsync(order: order);
        await AppendAsync(id, action.Confirmed(), action.Started(claim: claim(action)));
        return (id, action);
    }

    private async Task SettleAsync(OrderNumber order, bool isDone)
    {
        var (id, action) = await TakeAsync(order, action => action.Claim());
        await AppendAsync(id, action.Unknown(), new ActionEscalated(action.Id, 1) { At = _now }, action.Settled(isDone, opened: "RET-7"));
    }

    /// <summary>It is refused as a whole: the same action can still be taken further.</summary>
    private async Task ConflictsAsync(OrderNumber order, Func<SampleReturn, OrderClaim> claim)
    {
        var (id, action) = await ShowAsync(order: order);
        await Assert.ThrowsAsync<ClaimConflictException>(
            () => AppendAsync(id, [Mail()], action.Confirmed(), action.Started(claim: claim(action))));
        Assert.Equal(3, (await fixture.Store.ReadAsync(id, 0, Cancellation)).Count);
        await AppendAsync(id, new ActionDeclined(action.Id, 2) { At = _now });
    }

    private Task AppendAsync(ConversationId id, params ConversationEvent[] events) => AppendAsync(id, [], events);

    private async Task AppendAsync(ConversationId id, ImmutableArray<OutboxItem> outbox, params ConversationEvent[] events)
    {
        Assert.True(await fixture.Store.AppendAsync(new ConversationAppend(id, _positions[id], [.. events]) { Outbox = outbox }, Cancellation));
        _positions[id] += events.Length;
    }

    private async Task RefusesAsync(ConversationId id, params ConversationEvent[] events) => await Assert.ThrowsAsync<ArgumentException>(
        () => fixture.Store.AppendAsync(new ConversationAppend(id, _positions[id], [.. events]), Cancellation));

    private async Task<bool> IsDueAsync(SampleReturn action, DateTimeOffset now) =>
        (await fixture.Actions.ListDueAsync(now, int.MaxValue, Cancellation)).Any(due => due.Id == action.Id);
}
