using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Testing.Knowledge;
using Assistant.Testing;
using Assistant.Testing.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Handoffs;

public sealed class HandoffDeskTests
{
    private readonly ManualClock _clock = new();
    private readonly InMemoryConversationStore _store = new();
    private readonly ConversationId _conversation = ConversationId.New();
    private readonly HandoffId _handoff = HandoffId.New();
    private readonly ConversationLog _log;
    private readonly HandoffDesk _desk;

    public HandoffDeskTests()
    {
        _log = new ConversationLog(_store, new ConversationFeed());
        _desk = new HandoffDesk(_store, _log, ShippedPrompts.Live, new Limits(), _clock);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_persons_first_words_claim_the_conversation()
    {
        await QueueAsync();

        var result = await _desk.ReplyAsync(_handoff, "Sanne", "  Hello, Sanne here.  ", Cancellation);

        Assert.IsType<DeskResult.Done>(result);
        var conversation = await ConversationAsync();
        Assert.Equal(Attendant.Person, conversation.Attendant);
        Assert.Empty(conversation.Unanswered);
        Assert.Equal((Speaker.Person, "Hello, Sanne here."), (conversation.Transcript[^1].Speaker, conversation.Transcript[^1].Text));
    }

    [Fact]
    public async Task Words_said_at_the_same_time_are_each_stored_once()
    {
        await QueueAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _desk.ReplyAsync(_handoff, "Sanne", $"Line {i}.", Cancellation)));

        var said = (await ConversationAsync()).Transcript.Where(utterance => utterance.Speaker is Speaker.Person).ToList();
        Assert.Equal(20, said.Select(utterance => utterance.Text).Distinct().Count());
        Assert.Equal(20, said.Count);
    }

    [Fact]
    public async Task Closing_tells_the_shopper_that_the_assistant_attends_again()
    {
        await QueueAsync();
        await _desk.ReplyAsync(_handoff, "Sanne", "Hello.", Cancellation);

        var result = await _desk.CloseAsync(_handoff, "label sent", Cancellation);

        Assert.IsType<DeskResult.Done>(result);
        var conversation = await ConversationAsync();
        Assert.Equal((Attendant.Assistant, null), (conversation.Attendant, conversation.Handoff));
        Assert.Equal(Speaker.System, conversation.Transcript[^1].Speaker);
        Assert.Empty(await _store.ListOpenAsync(Cancellation));
        var ended = (await _store.ReadAsync(_conversation, 0, Cancellation)).OfType<HandoffEnded>().Single();
        Assert.Equal("label sent", ended.Outcome);
    }

    [Fact]
    public async Task A_closed_handoff_takes_no_words_and_is_not_closed_twice()
    {
        await QueueAsync();
        await _desk.CloseAsync(_handoff, "done", Cancellation);
        var before = (await ConversationAsync()).Position;

        Assert.IsType<DeskResult.Closed>(await _desk.ReplyAsync(_handoff, "Sanne", "Too late.", Cancellation));
        Assert.IsType<DeskResult.Closed>(await _desk.CloseAsync(_handoff, "again", Cancellation));
        Assert.Equal(before, (await ConversationAsync()).Position);
    }

    [Fact]
    public async Task An_earlier_handoff_does_not_open_a_later_one()
    {
        await QueueAsync();
        await _desk.CloseAsync(_handoff, "done", Cancellation);
        await AppendAsync(new HandoffQueued(HandoffId.New(), Packet) { At = _clock.GetUtcNow() });

        Assert.IsType<DeskResult.Closed>(await _desk.ReplyAsync(_handoff, "Sanne", "Hello.", Cancellation));
        Assert.Equal(Attendant.Queued, (await ConversationAsync()).Attendant);
    }

    [Fact]
    public async Task A_conversation_that_has_ended_takes_no_words()
    {
        await QueueAsync();
        await AppendAsync(new Ended { At = _clock.GetUtcNow() });

        Assert.IsType<DeskResult.Closed>(await _desk.ReplyAsync(_handoff, "Sanne", "Hello.", Cancellation));
    }

    [Fact]
    public async Task An_unknown_handoff_is_unknown() =>
        Assert.IsType<DeskResult.Unknown>(await _desk.ReplyAsync(HandoffId.New(), "Sanne", "Hello.", Cancellation));

    [Fact]
    public async Task Empty_and_endless_words_are_refused()
    {
        await QueueAsync();

        Assert.IsType<DeskResult.Refused>(await _desk.ReplyAsync(_handoff, "Sanne", " ", Cancellation));
        Assert.IsType<DeskResult.Refused>(await _desk.ReplyAsync(_handoff, "Sanne", new string('x', 4_001), Cancellation));
        Assert.IsType<DeskResult.Refused>(await _desk.CloseAsync(_handoff, "", Cancellation));
        Assert.Equal(Attendant.Queued, (await ConversationAsync()).Attendant);
    }

    private static Packet Packet { get; } = new()
    {
        Reason = HandoffReason.CustomerRequest,
        Summary = "A visitor asked for a person.",
        OpenQuestion = "Where is my tent?",
        Identity = IdentityLevel.None,
    };

    private async Task QueueAsync()
    {
        var now = _clock.GetUtcNow();
        await _log.StartAsync(
            _conversation,
            [
                new Started("terminal", "terminal", "origin", Locale: null) { At = now },
                new ShopperSpoke(1, ClientId: null, "Where is my tent?", Seen: null) { At = now },
                new HandoffQueued(_handoff, Packet) { At = now },
            ],
            Cancellation);
    }

    private async Task AppendAsync(ConversationEvent e) =>
        await _log.UpdateAsync(_conversation, _ => new Change<bool>(true, ImmutableArray.Create(e)), Cancellation);

    private async Task<Conversation> ConversationAsync() =>
        await _log.FindAsync(_conversation, Cancellation) ?? throw new InvalidOperationException("There is no conversation.");
}
