using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Turns;

/// <summary>Stores how a turn ended: message, record, handoff, guest check and what must be sent, all or nothing.</summary>
public sealed class TurnCommit(ConversationLog log, GuestCheck guestCheck)
{
    /// <summary>Asks the shop what a guest check needs, while there is still time to tell the shopper that it does not answer.</summary>
    /// <exception cref="Shop.ShopUnavailableException">The shop does not answer.</exception>
    public async Task PrepareAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.GuestCheck is { } wanted)
        {
            turn.PreparedCheck = await guestCheck.PrepareAsync(wanted, cancellationToken);
        }
    }

    public Task StoreAsync(Turn turn, TurnOutcome outcome, string brain, TimeSpan elapsed) => turn.PreparedCheck is { } prepared
        ? guestCheck.BeginAsync(
            turn.Conversation, prepared, turn.Release.Wording, turn.Now, check => StoreAsync(turn, outcome, brain, elapsed, check), CancellationToken.None)
        : StoreAsync(turn, outcome, brain, elapsed, check: null);

    private async Task StoreAsync(Turn turn, TurnOutcome outcome, string brain, TimeSpan elapsed, BegunCheck? check)
    {
        await log.UpdateAsync(turn.Conversation.Id, Decide, CancellationToken.None);

        Change<bool> Decide(Conversation? now)
        {
            // Somebody else has answered these messages meanwhile, such as a worker that took the turn up when this one was held up.
            if (now is null || !now.Unanswered.Any(question => turn.Questions.Any(asked => asked.Sequence == question.Sequence)))
            {
                return now is null ? new Change<bool>(false, []) : Settle(now);
            }

            // A person took over, or the shopper ended it, while the brain was thinking: nothing more is said.
            return now is { Attendant: Attendant.Person } or { HasEnded: true } ? Settle(now) : Answer(now);
        }

        // What has happened in the shop has happened, whether or not there is anybody left to tell.
        Change<bool> Settle(Conversation now)
        {
            if (EndingOf(outcome)?.Invoke(now) is not { Proposed: null, Events.IsEmpty: false } ending)
            {
                return new Change<bool>(false, []);
            }

            return new Change<bool>(true, now is { Attendant: Attendant.Person } or { HasEnded: true } ? [.. ending.Events] : News(now, ending)) { Outbox = ending.Outbox };
        }

        // Whoever answered the message meanwhile could only say that it is being processed.
        ImmutableArray<ConversationEvent> News(Conversation now, ActionEnding ending)
        {
            var (at, sequence) = (turn.Now + elapsed, now.LastSequence + 1);
            ImmutableArray<ConversationEvent> before = [.. ending.Before(ref sequence, at)];
            return [.. before, new AssistantSpoke(sequence, ending.Draft.AsMessage() with { Speaker = Speaker.System }) { At = at }];
        }

        Change<bool> Answer(Conversation now)
        {
            var ending = EndingOf(outcome)?.Invoke(now);
            var events = ImmutableArray.CreateBuilder<ConversationEvent>();
            var (at, sequence) = (turn.Now + elapsed, now.LastSequence + 1);
            events.AddRange(ending?.Before(ref sequence, at) ?? []);
            var told = events.Aggregate(now, (state, e) => state.Apply(e));
            var draft = ending?.Draft ?? outcome.Draft;
            var spoke = new AssistantSpoke(sequence, Message(turn, draft)) { At = at, Turn = Record(turn, outcome, draft, brain, elapsed) };

            // Before the message that says so: whoever shows the message knows already who attends.
            if (outcome is TurnOutcome.HandedOff handedOff && now.Handoff is null)
            {
                events.Add(new HandoffQueued(HandoffId.New(), PacketBuilder.Build(turn, handedOff, told.Apply(spoke))) { At = spoke.At });
            }

            events.Add(spoke);
            if (check is not null)
            {
                events.Add(check.Issued);
            }

            return new Change<bool>(true, events.ToImmutable()) { Outbox = [.. ending?.Outbox ?? [], .. check?.Mail is { } mail ? [mail] : ImmutableArray<OutboxItem>.Empty] };
        }
    }

    private static Func<Conversation, ActionEnding>? EndingOf(TurnOutcome outcome) => outcome switch
    {
        TurnOutcome.OnAction acted => acted.End,
        TurnOutcome.HandedOff handedOff => handedOff.Action,
        _ => null,
    };

    private static OutgoingMessage Message(Turn turn, Draft draft)
    {
        var message = draft.AsMessage();
        var removed = turn.Questions.SelectMany(question => question.Redacted).Distinct().ToList();
        return removed.Count is 0
            ? message
            : message with { Text = $"{turn.Release.Wording.Say("system.redacted", ("what", string.Join(", ", removed)))}\n\n{message.Text}" };
    }

    private static TurnRecord Record(Turn turn, TurnOutcome outcome, Draft draft, string brain, TimeSpan elapsed) => new()
    {
        Id = turn.Id,
        Brain = brain,
        Release = turn.Release.Id,
        Prompts = turn.Release.Prompts.Hash,
        Answers = [.. turn.Questions.Select(question => question.Sequence)],
        Outcome = outcome.Name,
        Intent = turn.Intent,
        Confidence = turn.Confidence,
        Marks = [.. turn.Marks.Distinct()],
        ToolCalls = [.. turn.ToolCalls],
        Orders = [.. turn.Orders.GroupBy(order => order.Number).Select(seen => new SeenOrder(seen.Key, seen.Last().Status))],
        Sources = draft.Sources,
        Rules = turn.Sources.Rules,
        BrainState = turn.BrainState,
        StartedAt = turn.Now,
        Elapsed = elapsed,
    };
}
