using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Says in a shopper's own language that this assistant knows English alone, and offers a person.</summary>
internal static class ForeignLanguage
{
    public static void Answer(LanguageGuess language, Session session)
    {
        session.Intent = "other_language";
        var key = $"language.{language.Code}";
        Offering.Person(session, session.Knows(key) ? key : "language.other", "cannot_answer");
        if (language.Code is { } code && session.State.Offer is { Flow: WellKnown.Handoff } offer)
        {
            // Who accepts it is told in the same language what happens then.
            session.State = session.State with { Offer = offer with { Slots = offer.Slots.SetItem(Slots.Language, code) } };
        }
    }
}
