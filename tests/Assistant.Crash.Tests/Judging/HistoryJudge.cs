using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Crash.Tests.Judging;

/// <summary>What was left when everything had come to rest.</summary>
/// <param name="Ledger">What the shop says it carried out; a key stands in it as often as it was carried out.</param>
/// <param name="Mails">The ids under which mails left, as often as they did.</param>
public sealed record Aftermath(
    IReadOnlyDictionary<ConversationId, IReadOnlyList<ConversationEvent>> Conversations,
    IReadOnlyList<ActionId> Ledger,
    IReadOnlyList<Guid> Mails,
    Func<ActionId, IReadOnlyList<ActionStep>> Steps);

/// <summary>Judges a history by the invariants of the goals: nothing acknowledged is lost, nothing is done twice, and the shop's ledger is what was intended.</summary>
public static class HistoryJudge
{
    /// <summary>Every fault; none where all is well.</summary>
    /// <param name="acknowledged">Client ids of the messages that were accepted.</param>
    public static IReadOnlyList<string> Faults(Aftermath left, IEnumerable<(ConversationId Conversation, string ClientId)> acknowledged) =>
    [
        .. acknowledged.SelectMany(message => Lost(left, message.Conversation, message.ClientId)),
        .. left.Conversations.SelectMany(conversation => Talk(conversation.Key, conversation.Value)),
        .. Actions(left),
        .. Mails(left),
    ];

    private static IEnumerable<string> Lost(Aftermath left, ConversationId conversation, string clientId)
    {
        var stored = left.Conversations.GetValueOrDefault(conversation, []).OfType<ShopperSpoke>().Count(spoke => spoke.ClientId == clientId);
        if (stored is not 1)
        {
            yield return $"The acknowledged message {clientId} is stored {stored} times.";
        }
    }

    private static IEnumerable<string> Talk(ConversationId id, IReadOnlyList<ConversationEvent> events)
    {
        var state = Conversation.Replay(id, events);
        if (!events.OfType<IVisible>().Select(visible => visible.Sequence).SequenceEqual(Enumerable.Range(1, state.LastSequence)))
        {
            yield return $"{id}: visible messages are not numbered without gaps.";
        }

        if (events.OfType<ShopperSpoke>().Where(spoke => spoke.ClientId is not null).GroupBy(spoke => spoke.ClientId).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            yield return $"{id}: the message {twice.Key} is stored {twice.Count()} times.";
        }

        var answers = events.OfType<AssistantSpoke>().Where(spoke => spoke.Turn is not null).SelectMany(spoke => spoke.Turn!.Answers).ToLookup(sequence => sequence);
        foreach (var asked in events.OfType<ShopperSpoke>())
        {
            if (answers[asked.Sequence].Count() is var finals && finals is not 1)
            {
                yield return $"{id}: message {asked.Sequence} ({asked.ClientId}) has {finals} final answers.";
            }
        }
    }

    private static IEnumerable<string> Actions(Aftermath left)
    {
        var actions = left.Conversations.SelectMany(conversation => Conversation.Replay(conversation.Key, conversation.Value).Actions).ToDictionary(action => action.Id);
        var events = left.Conversations.Values.SelectMany(conversation => conversation).OfType<OfAction>().ToLookup(e => e.Action);
        var ledger = left.Ledger.ToLookup(key => key);
        foreach (var action in actions.Values)
        {
            var (id, state) = (action.Id, action.State.GetType().Name);
            var done = ledger[id].Count();
            var shouldBe = action.State switch
            {
                ActionState.Succeeded => 1,
                ActionState.Executing or ActionState.Unknown => -1,
                // Nobody knows; a person finds out.
                ActionState.Escalated => done,
                _ => 0,
            };
            if (shouldBe < 0)
            {
                yield return $"{id} is still {state}.";
            }
            else if (done != shouldBe || done > 1)
            {
                yield return $"{id} is {state}, and the shop has carried it out {done} times.";
            }

            if (events[id].OfType<ActionStarted>().Count() is var started && started > 1 || (done > 0 && started is 0))
            {
                yield return $"{id} was started {started} times, and the shop has carried it out {done} times.";
            }

            if (events[id].Count(e => e is ActionSucceeded) > 1)
            {
                yield return $"{id} succeeded more than once.";
            }

            if (started > 0 && !events[id].TakeWhile(e => e is not ActionStarted).Any(e => e is ActionConfirmed))
            {
                yield return $"{id} was started before the shopper confirmed it.";
            }
        }

        foreach (var key in left.Ledger.Where(key => !actions.ContainsKey(key)).Distinct())
        {
            yield return $"The shop has carried out {key}, which nobody proposed.";
        }
    }

    private static IEnumerable<string> Mails(Aftermath left)
    {
        var events = left.Conversations.Values.SelectMany(conversation => conversation).OfType<OfAction>().ToList();
        var promised = 0;
        foreach (var action in events.Select(e => e.Action).Distinct())
        {
            var steps = left.Steps(action);
            var expected = events.Where(e => e.Action == action).Sum(e => e switch
            {
                StepUpIssued => 1,
                ActionSucceeded { Receipt.Label: not null } => 2,
                ActionSucceeded => 1,
                _ => 0,
            });
            promised += steps.Count;
            if (steps.Count != expected)
            {
                yield return $"{action}: {steps.Count} mails follow from it instead of {expected}.";
            }

            if (steps.Any(step => step.SentAt is null))
            {
                yield return $"{action}: a mail was not sent.";
            }
        }

        if (left.Mails.Distinct().Count() != promised)
        {
            yield return $"{left.Mails.Distinct().Count()} mails left instead of {promised}.";
        }
    }
}
