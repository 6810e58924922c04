using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Core.Actions;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Offers something that the shopper may accept by "yes".</summary>
internal static class Offering
{
    /// <summary>Offers a person for what the shopper asked last.</summary>
    /// <param name="reason">Why, as the handoff tool names it.</param>
    public static void Person(Session session, string reply, string reason)
    {
        if (session.State.WithoutOffer is var left && (left is DialogueState.TurnsWithoutOffer || (left > 0 && reason is not ("cannot_answer" or "technical_fault"))))
        {
            // Declined a moment ago. The next thing that fails is a reason to offer again, in the next turn.
            return;
        }

        if (session.Actions.Any(action => action.State is ActionNoteState.Proposed))
        {
            // "Yes" would be for the card as much as for the person: who wants one says so.
            session.Draft.Suggest(session.Label("suggest.person"));
            return;
        }

        var slots = ImmutableSortedDictionary<string, string>.Empty.Add(Slots.Reason, reason);
        Make(session, new Offer(WellKnown.Handoff, session.State.Focus.Request is { } wanted ? slots.Add(Slots.OpenQuestion, wanted) : slots), reply);
    }

    public static void Make(Session session, Offer offer, string reply, params ReadOnlySpan<(string Name, string Value)> places)
    {
        // A question that stands already is the one to answer; a "yes" must not mean something else.
        if (session.Draft.Ask(session.Say(reply, places)))
        {
            session.State = session.State with { Offer = offer };
            session.Draft.Suggest(session.Label("suggest.yes"), session.Label("suggest.no"));
        }
    }
}
