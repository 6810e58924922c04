using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.Core.Tests.Actions.Hostile;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Interleaving;

/// <summary>What must hold once nobody does anything any more, by the numbers of the goals.</summary>
internal sealed class RestChecker(
    HostileWorld world, GatedPorts ports, IReadOnlyList<ConversationId> conversations, IReadOnlyList<(ConversationId Conversation, string ClientId)> acknowledged)
{
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var faults = new List<string>();
        foreach (var id in conversations)
        {
            var events = await world.Assistant.EventsAsync(id);
            var state = Conversation.Replay(id, events);
            faults.AddRange(Messages(events, state));
            foreach (var action in state.Actions)
            {
                faults.AddRange(await ActionAsync(action));
                faults.AddRange(Told(action, events, state));
            }
        }

        return [.. faults, .. Audit()];
    }

    /// <summary>11, 12 and 13: what was acknowledged is stored once and answered by one turn; everything visible is numbered.</summary>
    private IEnumerable<string> Messages(IReadOnlyList<ConversationEvent> events, Conversation state)
    {
        foreach (var (_, clientId) in acknowledged.Where(one => one.Conversation == state.Id).Distinct())
        {
            if (events.OfType<ShopperSpoke>().Count(spoke => spoke.ClientId == clientId) is not 1 and var times)
            {
                yield return $"11: {clientId} was acknowledged and is stored {times} times";
            }
        }

        var turns = events.OfType<AssistantSpoke>().Select(spoke => spoke.Turn).OfType<Core.Turns.TurnRecord>().ToList();
        if (turns.SelectMany(turn => turn.Answers).GroupBy(sequence => sequence).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            yield return $"11: message {twice.Key} is answered {twice.Count()} times";
        }

        if (!state.HasEnded && !state.Unanswered.IsEmpty)
        {
            yield return $"12: {state.Unanswered.Length} messages are never answered";
        }

        if (turns.GroupBy(turn => turn.Id).Any(same => same.Count() > 1))
        {
            yield return "12: one turn has two final messages";
        }

        if (!events.OfType<IVisible>().Select((e, at) => e.Sequence == at + 1).All(isNext => isNext))
        {
            yield return "13: the visible events are not numbered without gaps";
        }
    }

    /// <summary>3 and 4: it is over, the shop's book agrees, it holds no more of its order than it took, and its mails leave once.</summary>
    private async Task<IEnumerable<string>> ActionAsync(PendingAction action)
    {
        var memory = world.Assistant.Memory.Actions;
        var isDone = world.Keeper.Asked.Any(asked => asked.Key == action.Id && asked.IsDone);
        var saysDone = action.State is ActionState.Succeeded or ActionState.Settled { IsDone: true };
        var steps = await memory.ListStepsAsync(action.Id, CancellationToken.None);
        var faults = new List<string?>
        {
            action.State.IsOver ? null : $"12: an action ends as {action.State}",
            isDone == saysDone ? null : $"4: the shop has {(isDone ? "" : "not ")}done what is {action.State}",
            memory.HasClaim(action.Id) == saysDone ? null : $"1: what is {action.State} holds {(saysDone ? "nothing" : "something")} of its order",
            steps.GroupBy(step => step.Purpose).Any(same => same.Count() > 1) || steps.IsEmpty == saysDone ? $"37: {steps.Length} mails follow from what is {action.State}" : null,
        };
        return faults.OfType<string>();
    }

    /// <summary>33: the last that is said of it is how it stands.</summary>
    private static IEnumerable<string> Told(PendingAction action, IReadOnlyList<ConversationEvent> events, Conversation state)
    {
        var last = events.OfType<AssistantSpoke>().Select(spoke => spoke.Message.Action).LastOrDefault(note => note?.Id == action.Id);
        if (!state.HasEnded && state.Attendant is not Attendant.Person && last?.State != ActionNote.StateOf(action.State))
        {
            yield return $"33: the shopper was told {last?.State} last of what is {action.State}";
        }
    }

    /// <summary>37: every step of an action stands in the audit once, in its order.</summary>
    private IEnumerable<string> Audit()
    {
        var kept = world.Assistant.Memory.Audit.Where(entry => entry.Facts.ContainsKey("action")).Select(entry => (entry.Kind, entry.Facts["action"])).ToList();
        var stored = ports.Stored.Select(one => (EventJson.KindOf(one.Event), one.Event.Action.Value)).ToList();
        if (!kept.SequenceEqual(stored))
        {
            yield return $"37: the audit has {kept.Count} steps of actions, {stored.Count} were stored";
        }
    }
}
