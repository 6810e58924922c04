using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Intents;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue.Boundaries;

/// <summary>
/// Answers what the assistant must not go along with, shortly and honestly: what it cannot do, what it can, and where it helps a person.
/// Nothing here reads as agreement, and no page is quoted that was not asked for.
/// </summary>
internal sealed class Boundary(FlowLibrary flows)
{
    /// <summary>True when the messages of a turn are answered with that, all of them.</summary>
    public static bool Answered(IReadOnlyList<UnderstoodPart> parts, Session session)
    {
        var text = TextFolding.Fold(string.Join(' ', parts.Select(part => part.Text)));
        session.Part = parts.Count is 0 ? null : parts[0];
        if (Demands.AreMade(text))
        {
            Refuse("firm.demand", session);
            Offering.Person(session, "person.offer", "action_needed");
        }
        else if (OthersData.AreAskedFor(text))
        {
            Refuse("firm.others", session);
        }
        else if (OutsideAdvice.ReplyTo(text) is { } reply)
        {
            Refuse(reply, session);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Says what a claim is worth. True when there is nothing else in the words that can be answered.</summary>
    public bool AnswersClaim(UnderstoodPart part, Session session)
    {
        if (!EarlierClaims.AreMade(TextFolding.Fold(part.Text).Trim()))
        {
            return false;
        }

        session.Draft.State(session.Say("firm.claim"));
        if (flows.StartedBy(part.Prediction.Intent) is { IsSmallTalk: false })
        {
            return false;
        }

        session.Intent = IntentNames.OutOfScope;
        Offering.Person(session, "person.offer", "action_needed");
        return true;
    }

    private static void Refuse(string reply, Session session)
    {
        session.Intent = IntentNames.OutOfScope;
        session.Draft.State(session.Say(reply));
    }
}
