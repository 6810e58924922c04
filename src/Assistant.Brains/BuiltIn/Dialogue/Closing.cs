using Assistant.Brains.BuiltIn.Acting;
using Assistant.Brains.BuiltIn.Flows;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>The end of a turn: nobody is left without a word, what is open is remembered, and the same answer is not given again and again.</summary>
internal sealed class Closing(Tasks tasks)
{
    private const int MaxRepetitions = 2;

    public void Close(Session session)
    {
        if (session.Draft.IsEmpty && session.State.WithoutOffer > 0)
        {
            session.Draft.State(session.Say("offer.declined"));
        }
        else if (session.Draft.IsEmpty && session.Part is null)
        {
            NotUnderstood.AskForWords(session);
        }
        else if (session.Draft.IsEmpty)
        {
            // There were words, and nothing was found to say to them.
            session.Draft.State(session.Say("policy.unanswered"));
            Offering.Person(session, "person.offer", "cannot_answer");
        }

        if (session.State.Last?.Flow is not WellKnown.Handoff)
        {
            CardTalk.Remind(session);
        }

        Matters.Remember(session);
        tasks.OfferInterrupted(session);
        OwnUpToRepetition(session);
    }

    /// <summary>The same answer a second time is owned up to; for the third time it helps nobody.</summary>
    private static void OwnUpToRepetition(Session session)
    {
        // "How much?", "how long?" may have the same sentence for an answer.
        var answer = $"{session.State.Last?.Slots.GetValueOrDefault(Slots.Measure)}{session.Draft.Text}";
        var isSameAgain = session.IsSameAsLast(answer);
        if (session.CountSame(answer) >= MaxRepetitions)
        {
            session.State = session.State with { Active = null, Offer = null };
            session.Draft.ReplaceWith(session.Say("same.again"));
            Offering.Person(session, "person.offer", "cannot_answer");
        }
        else if (isSameAgain)
        {
            session.Draft.Lead(session.Say("same.still"));
            Offering.Person(session, "person.offer", "cannot_answer");
        }
    }
}
