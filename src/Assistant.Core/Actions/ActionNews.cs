using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Stores what happens to actions while no turn attends to them, and tells the shopper as much as they may know by then.</summary>
/// <param name="words">Those that are live now.</param>
public sealed class ActionNews(ConversationLog log, Func<ActionReplies> words, TimeProvider time)
{
    /// <summary>
    /// Stores it together with the message that says so. Where the message that confirmed the action still waits for its own answer, its turn
    /// tells; where the conversation has ended, nobody reads.
    /// </summary>
    /// <param name="decide">What happens, as the action stands now; null: nothing.</param>
    /// <param name="packet">For a person who has to take it up; null where nobody has to.</param>
    public Task StoreAsync(
        DueAction due,
        Func<Conversation, PendingAction, ActionEnding?> decide,
        CancellationToken cancellationToken,
        Func<Conversation, PendingAction, Packet>? packet = null) =>
        log.UpdateAsync(
            due.Conversation,
            now => now?.FindAction(due.Id) is { } action && decide(now, action) is { Events.IsEmpty: false } ending
                ? new Change<bool>(true, Tell(now, action, ending, packet)) { Outbox = ending.Outbox }
                : new Change<bool>(false, []),
            cancellationToken);

    /// <summary>The events of an ending, and the message where there is somebody to read it.</summary>
    public ImmutableArray<ConversationEvent> Tell(
        Conversation now, PendingAction action, ActionEnding ending, Func<Conversation, PendingAction, Packet>? packet = null)
    {
        var at = time.GetUtcNow();
        var (events, said) = (new List<ConversationEvent>(ending.Events), ImmutableArray<ConversationEvent>.Empty);
        if (!now.HasEnded && !now.Unanswered.Any(message => message.Sequence == action.ConfirmedIn))
        {
            var told = ending.For(now.IdentityAt(at).OrderOwner, now, words());
            var sequence = now.LastSequence + 1;
            events = [.. told.Before(ref sequence, at)];
            said = [new AssistantSpoke(sequence, told.Draft.AsMessage() with { Speaker = Speaker.System }) { At = at }];
        }

        if (packet is not null && now.Handoff is null)
        {
            // Whether or not the shopper is still there: somebody has to find out.
            events.Add(new HandoffQueued(HandoffId.New(), packet(events.Concat(said).Aggregate(now, (state, e) => state.Apply(e)), action)) { At = at });
        }

        return [.. events, .. said];
    }
}
