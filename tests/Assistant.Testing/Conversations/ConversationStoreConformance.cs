using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;
using static Assistant.Testing.Conversations.SampleEvents;

namespace Assistant.Testing.Conversations;

/// <summary>A store under test. It may be shared: each test uses ids of its own.</summary>
public interface IConversationStoreFixture
{
    IConversationStore Store { get; }

    IHandoffQueue Handoffs { get; }

    ICodeLedger Codes { get; }

    IOutbox Outbox { get; }

    IActionLedger Actions { get; }
}

/// <summary>What every store of conversations must do.</summary>
public abstract class ConversationStoreConformance<TFixture>(TFixture fixture) : IClassFixture<TFixture>
    where TFixture : class, IConversationStoreFixture
{
    private readonly ConversationId _id = ConversationId.New();
    private readonly string _kind = $"kind-{Guid.NewGuid():N}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Returns_events_in_the_order_they_were_appended()
    {
        await AppendAsync(0, Started(), Asked(1));
        await AppendAsync(2, Answered(2, 1));
        await AppendAsync(3, Asked(3));

        var all = await fixture.Store.ReadAsync(_id, 0, Cancellation);
        var rest = await fixture.Store.ReadAsync(_id, 2, Cancellation);

        Assert.Collection(
            all, e => Assert.IsType<Started>(e), Shows(1), Shows(2), Shows(3));
        Assert.Collection(rest, Shows(2), Shows(3));
    }

    [Fact]
    public async Task Returns_every_kind_of_event_as_it_was()
    {
        var events = EveryKind(HandoffId.New());

        await AppendAsync(0, [.. events]);

        var stored = await fixture.Store.ReadAsync(_id, 0, Cancellation);
        Assert.Equal(events.Select(EventJson.Write), stored.Select(EventJson.Write));
        Assert.Equivalent(events, stored, strict: true);
    }

    [Fact]
    public async Task Knows_nothing_of_an_unknown_conversation()
    {
        Assert.Empty(await fixture.Store.ReadAsync(_id, 0, Cancellation));
        Assert.Empty(await fixture.Store.ReadVisibleAsync(_id, 0, 10, Cancellation));
        Assert.False(await fixture.Store.AppendAsync(new ConversationAppend(_id, 3, [Asked(1)]), Cancellation));
    }

    [Fact]
    public async Task Refuses_an_append_decided_at_another_position_and_stores_nothing_of_it()
    {
        var handoff = HandoffId.New();
        await AppendAsync(0, Started(), Asked(1));

        foreach (var position in (long[])[0, 1, 3])
        {
            var append = new ConversationAppend(_id, position, [Answered(2, 1), Queued(handoff)]) { Outbox = [Mail(_kind)] };
            Assert.False(await fixture.Store.AppendAsync(append, Cancellation));
        }

        Assert.Equal(2, (await fixture.Store.ReadAsync(_id, 0, Cancellation)).Count);
        Assert.Null(await fixture.Handoffs.FindAsync(handoff, Cancellation));
        Assert.Empty(await fixture.Outbox.TakeDueAsync(_kind, Noon.AddYears(1), 10, Cancellation));
    }

    [Fact]
    public async Task Lets_exactly_one_of_many_appends_at_one_position_win()
    {
        await AppendAsync(0, Started());

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => fixture.Store.AppendAsync(new ConversationAppend(_id, 1, [Asked(1, $"client-{i}")]), Cancellation), Cancellation)));

        Assert.Single(results, won => won);
        Assert.Equal(2, (await fixture.Store.ReadAsync(_id, 0, Cancellation)).Count);
    }

    [Fact]
    public async Task Stores_a_client_id_once_per_conversation()
    {
        var other = ConversationId.New();
        await AppendAsync(0, Started(), Asked(1, "client-1"));

        var twice = new ConversationAppend(_id, 2, [Noticed(2), Asked(3, "client-1")]) { Outbox = [Mail(_kind)] };
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Store.AppendAsync(twice, Cancellation));

        Assert.Equal(2, (await fixture.Store.ReadAsync(_id, 0, Cancellation)).Count);
        Assert.Empty(await fixture.Outbox.TakeDueAsync(_kind, Noon, 10, Cancellation));
        Assert.True(await fixture.Store.AppendAsync(
            new ConversationAppend(other, 0, [Started(), Asked(1, "client-1")]), Cancellation));
        Assert.True(await fixture.Store.AppendAsync(new ConversationAppend(_id, 2, [Asked(2), Asked(3)]), Cancellation));
    }

    [Fact]
    public async Task Refuses_events_that_cannot_follow()
    {
        await RefusesAsync(0);
        await RefusesAsync(0, Asked(1));
        await RefusesAsync(0, Started(), Asked(2));
        await RefusesAsync(0, Started(), Asked(1), Asked(1));

        await AppendAsync(0, Started(), Asked(1));

        await RefusesAsync(2, Started());
        await RefusesAsync(2, Asked(1));
        await RefusesAsync(2, Answered(2, 1), Asked(4));
        Assert.Equal(2, (await fixture.Store.ReadAsync(_id, 0, Cancellation)).Count);
    }

    [Fact]
    public async Task Shows_visible_events_after_a_number_up_to_a_limit()
    {
        await AppendAsync(0, Started(), Asked(1), new TurnRetried { At = Noon }, Answered(2, 1), PersonSaid(3), Noticed(4));

        Assert.Collection(await fixture.Store.ReadVisibleAsync(_id, 0, 2, Cancellation), Shows(1), Shows(2));
        Assert.Collection(await fixture.Store.ReadVisibleAsync(_id, 2, 10, Cancellation), Shows(3), Shows(4));
        Assert.Empty(await fixture.Store.ReadVisibleAsync(_id, 4, 10, Cancellation));
        Assert.Empty(await fixture.Store.ReadVisibleAsync(_id, 99, 10, Cancellation));
        Assert.Empty(await fixture.Store.ReadVisibleAsync(_id, 0, 0, Cancellation));
    }

    [Fact]
    public async Task Lists_a_conversation_while_a_message_waits_for_a_turn()
    {
        await AppendAsync(0, Started());
        Assert.False(await IsUnansweredAsync(_id));

        await AppendAsync(1, Asked(1), Asked(2));
        Assert.True(await IsUnansweredAsync(_id));

        await AppendAsync(3, Noticed(3), Answered(4, 1));
        Assert.True(await IsUnansweredAsync(_id));

        await AppendAsync(5, Answered(5, 2));
        Assert.False(await IsUnansweredAsync(_id));
    }

    [Fact]
    public async Task Lists_what_was_started_in_a_period_oldest_first()
    {
        // A year of its own, since the store may be shared.
        var day = Noon.AddYears(Random.Shared.Next(100, 5000));
        var (first, second, early, late) = (ConversationId.New(), ConversationId.New(), ConversationId.New(), ConversationId.New());
        foreach (var (id, at) in new[] { (second, day.AddHours(2)), (late, day.AddDays(1)), (first, day), (early, day.AddMilliseconds(-1)) })
        {
            await fixture.Store.AppendAsync(
                new ConversationAppend(id, 0, [Started(at) with { QualityConsent = id == second ? false : null }, Asked(1)]), Cancellation);
        }

        var listed = await fixture.Store.ListStartedAsync(day, day.AddDays(1), Cancellation);

        Assert.Equal([(first, null), (second, (bool?)false)], listed.Select(start => (start.Conversation, start.Started.QualityConsent)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Agrees_with_the_fold_about_who_waits_for_an_answer(int seed)
    {
        // Whatever is appended, in whatever order, in one append or in many.
        var random = new Random(seed);
        for (var run = 0; run < 30; run++)
        {
            var id = ConversationId.New();
            var state = new Conversation(id);
            for (var step = 0; step < 8; step++)
            {
                var events = RandomEvents(random, state);
                Assert.True(await fixture.Store.AppendAsync(
                    new ConversationAppend(id, state.Position, events), Cancellation));
                state = events.Aggregate(state, (before, e) => before.Apply(e));
            }

            Assert.True(
                !state.Unanswered.IsEmpty == await IsUnansweredAsync(id), $"Seed {seed}, run {run}: {state.Unanswered.Length} wait.");
        }
    }

    [Fact]
    public async Task Queues_a_handoff_with_its_packet_until_it_ends()
    {
        var handoff = HandoffId.New();
        await AppendAsync(0, Started(), Asked(1), Queued(handoff, Noon.AddMinutes(1)));

        var open = Assert.Single(await fixture.Handoffs.ListOpenAsync(Cancellation), item => item.Id == handoff);
        Assert.Equal(_id, open.Conversation);
        Assert.Equal(Noon.AddMinutes(1), open.QueuedAt);
        Assert.Null(open.EndedAt);
        Assert.Equivalent(Queued(handoff).Packet, open.Packet, strict: true);

        await AppendAsync(3, new HandoffEnded(handoff, "solved") { At = Noon.AddMinutes(9) });

        Assert.DoesNotContain(await fixture.Handoffs.ListOpenAsync(Cancellation), item => item.Id == handoff);
        Assert.Equal(Noon.AddMinutes(9), (await fixture.Handoffs.FindAsync(handoff, Cancellation))?.EndedAt);
        Assert.Null(await fixture.Handoffs.FindAsync(HandoffId.New(), Cancellation));
    }

    [Fact]
    public async Task Ends_no_handoff_of_another_conversation()
    {
        var handoff = HandoffId.New();
        await AppendAsync(0, Started(), Queued(handoff));

        await fixture.Store.AppendAsync(
            new ConversationAppend(ConversationId.New(), 0, [Started(), new HandoffEnded(handoff, "solved") { At = Noon }]),
            Cancellation);

        Assert.Contains(await fixture.Handoffs.ListOpenAsync(Cancellation), item => item.Id == handoff);
    }

    [Fact]
    public async Task Lists_the_longest_waiting_handoff_first()
    {
        var (first, second, third) = (HandoffId.New(), HandoffId.New(), HandoffId.New());
        foreach (var (handoff, minute) in new[] { (second, 2), (third, 3), (first, 1) })
        {
            await fixture.Store.AppendAsync(
                new ConversationAppend(ConversationId.New(), 0, [Started(), Queued(handoff, Noon.AddMinutes(minute))]), Cancellation);
        }

        var listed = (await fixture.Handoffs.ListOpenAsync(Cancellation)).Select(handoff => handoff.Id);
        Assert.Equal([first, second, third], listed.Where(id => id == first || id == second || id == third));
    }

    [Fact]
    public async Task Counts_codes_by_order_and_origin_within_their_windows()
    {
        var order = OrderNumber.Parse($"W{Random.Shared.NextInt64(1_000_000_000)}");
        var other = OrderNumber.Parse($"X{Random.Shared.NextInt64(1_000_000_000)}");
        var (here, there) = ($"origin-{Guid.NewGuid()}", $"origin-{Guid.NewGuid()}");
        var now = Noon.AddYears(1);
        await AppendAsync(0, Started());

        await AppendAsync(
            1,
            CodeIssued(order, now.AddDays(-1), here),
            CodeIssued(order, now.AddDays(-1).AddMilliseconds(1), here),
            CodeIssued(order, now.AddHours(-1), here),
            CodeIssued(order, now.AddHours(-1).AddMilliseconds(1), here),
            CodeIssued(order, now, there, hash: null),
            CodeIssued(other, now, here));

        Assert.Equal(new CodeBudget(2, 4, 2), await fixture.Codes.CountAsync(order, here, now, Cancellation));
        Assert.Equal(new CodeBudget(1, 1, 1), await fixture.Codes.CountAsync(other, there, now, Cancellation));
        Assert.Equal(new CodeBudget(0, 0, 0), await fixture.Codes.CountAsync(other, there, now.AddDays(2), Cancellation));
    }

    [Fact]
    public async Task Keeps_an_item_due_until_it_is_sent()
    {
        var mail = Mail(_kind);
        Assert.True(await fixture.Store.AppendAsync(
            new ConversationAppend(_id, 0, [Started(), Asked(1)]) { Outbox = [mail] }, Cancellation));

        Assert.Empty(await fixture.Outbox.TakeDueAsync(_kind, Noon.AddMilliseconds(-1), 10, Cancellation));
        Assert.Empty(await fixture.Outbox.TakeDueAsync($"{_kind}-else", Noon, 10, Cancellation));
        for (var look = 0; look < 2; look++)
        {
            var due = Assert.Single(await fixture.Outbox.TakeDueAsync(_kind, Noon, 10, Cancellation));
            Assert.Equal((mail.Id, _kind, 0), (due.Id, due.Kind, due.Attempts));
            Assert.Equal(mail.Payload, due.Payload);
        }

        await fixture.Outbox.MarkSentAsync(mail.Id, Cancellation);
        await fixture.Outbox.MarkFailedAsync(mail.Id, "TooLate", Noon, Cancellation);
        Assert.Empty(await fixture.Outbox.TakeDueAsync(_kind, Noon.AddYears(1), 10, Cancellation));
    }

    [Fact]
    public async Task Brings_a_failed_item_back_when_its_time_comes_or_never()
    {
        var mail = Mail(_kind);
        await fixture.Store.AppendAsync(new ConversationAppend(_id, 0, [Started()]) { Outbox = [mail] }, Cancellation);

        await fixture.Outbox.MarkFailedAsync(mail.Id, "TimeoutException", Noon.AddSeconds(5), Cancellation);
        Assert.Empty(await fixture.Outbox.TakeDueAsync(_kind, Noon.AddSeconds(4), 10, Cancellation));
        Assert.Equal(1, Assert.Single(await fixture.Outbox.TakeDueAsync(_kind, Noon.AddSeconds(5), 10, Cancellation)).Attempts);

        await fixture.Outbox.MarkFailedAsync(mail.Id, "TimeoutException", nextAttempt: null, Cancellation);
        Assert.Empty(await fixture.Outbox.TakeDueAsync(_kind, Noon.AddYears(1), 10, Cancellation));
    }

    [Fact]
    public async Task Returns_due_items_longest_due_first_up_to_a_limit()
    {
        OutboxItem[] mails = [Mail(_kind), Mail(_kind), Mail(_kind)];
        await fixture.Store.AppendAsync(new ConversationAppend(_id, 0, [Started()]) { Outbox = [.. mails] }, Cancellation);

        await fixture.Outbox.MarkFailedAsync(mails[0].Id, "TimeoutException", Noon.AddSeconds(1), Cancellation);

        var due = await fixture.Outbox.TakeDueAsync(_kind, Noon.AddMinutes(1), 10, Cancellation);
        Assert.Equal([mails[1].Id, mails[2].Id, mails[0].Id], due.Select(item => item.Id));
        Assert.Equal(mails[1].Id, Assert.Single(await fixture.Outbox.TakeDueAsync(_kind, Noon.AddMinutes(1), 1, Cancellation)).Id);
    }

    private static Action<ConversationEvent> Shows(int sequence) =>
        e => Assert.Equal(sequence, Assert.IsType<IVisible>(e, exactMatch: false).Sequence);

    private static ImmutableArray<ConversationEvent> RandomEvents(Random random, Conversation state)
    {
        var events = new List<ConversationEvent>();
        var (sequence, first) = (state.LastSequence, state.Position is 0);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            if (first)
            {
                events.Add(Started());
                first = false;
                continue;
            }

            events.Add(random.Next(10) switch
            {
                < 4 => Asked(++sequence),
                4 => Answered(++sequence, [.. Enumerable.Range(1, sequence).Where(_ => random.Next(2) is 0)]),
                5 => Answered(++sequence, [.. Enumerable.Range(1, sequence)]),
                6 => PersonSaid(++sequence),
                7 => Queued(HandoffId.New()),
                8 => new HandoffEnded(new HandoffId("H-0000ABCD"), "solved") { At = Noon },
                _ => Noticed(++sequence),
            });
        }

        return [.. events];
    }

    private async Task AppendAsync(long position, params ConversationEvent[] events) =>
        Assert.True(await fixture.Store.AppendAsync(new ConversationAppend(_id, position, [.. events]), Cancellation));

    private async Task RefusesAsync(long position, params ConversationEvent[] events) =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => fixture.Store.AppendAsync(new ConversationAppend(_id, position, [.. events]), Cancellation));

    private async Task<bool> IsUnansweredAsync(ConversationId id) =>
        (await fixture.Store.ListUnansweredAsync(Cancellation)).Contains(id);
}
