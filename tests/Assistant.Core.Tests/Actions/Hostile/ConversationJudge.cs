using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Tests.Actions.Hostile;

/// <summary>Judges one conversation by its own events: how many cards, how many calls, what was refused, and when nothing may begin any more.</summary>
internal sealed class ConversationJudge(Session session, IReadOnlyList<ConversationEvent> events)
{
    private const int OpenCards = 3, CardsPerHour = 10, CallsPerTurn = 8, EqualCallsPerTurn = 2;

    public IEnumerable<string> Faults() => [.. Cards(), .. Closed(), .. Calls(), .. Twice()];

    private IEnumerable<string> Cards()
    {
        var state = new Conversation(session.Id);
        foreach (var e in events)
        {
            state = state.Apply(e);
            if (state.Actions.Count(action => action.IsOpen) > OpenCards)
            {
                yield return $"{session.Id}: more than {OpenCards} cards wait";
                yield break;
            }
        }

        var proposed = events.OfType<ActionProposed>().ToList();
        if (proposed.Any(first => proposed.Count(one => one.At >= first.At && one.At < first.At.AddHours(1)) > CardsPerHour))
        {
            yield return $"{session.Id}: more than {CardsPerHour} cards in an hour";
        }
    }

    private IEnumerable<string> Closed() => session.Closed.SelectMany(closed => events.Skip(closed.Position)
        .Where(e => e is ActionStarted || (closed.NoCards && e is ActionProposed))
        .Select(e => $"{session.Id}: {EventJson.KindOf(e)} although {closed.Why}"));

    private IEnumerable<string> Twice() => events.OfType<ActionStarted>().GroupBy(started => started.Action)
        .Where(same => same.Count() > 1).Select(same => $"{same.Key}: started {same.Count()} times");

    /// <summary>Each call that was made, against what had to become of it.</summary>
    private IEnumerable<string> Calls()
    {
        var turns = events.OfType<AssistantSpoke>().Select(spoke => spoke.Turn?.ToolCalls ?? []).Where(calls => !calls.IsEmpty).ToList();
        foreach (var (made, planned) in turns.Zip(session.Turns.Where(turn => !turn.IsEmpty)))
        {
            if (made.Length > CallsPerTurn || planned.Take(made.Length).GroupBy(call => call).Any(same => same.Count() > EqualCallsPerTurn))
            {
                yield return $"{session.Id}: {made.Length} calls in one turn";
            }

            if (made.Count(call => call.Outcome is "proposed") > 1)
            {
                yield return $"{session.Id}: two changes in one turn";
            }

            foreach (var (record, call) in made.Zip(planned))
            {
                if (call.MustRefuse && record.Outcome is not "refused")
                {
                    yield return $"{session.Id}: {call.Tool} ({call.Name}) was {record.Outcome}, not refused";
                }

                if (call.MustPass && record.Outcome is "refused")
                {
                    yield return $"{session.Id}: {call.Tool} ({call.Name}) was refused";
                }
            }
        }
    }
}
