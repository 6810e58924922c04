using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>Whether a shopper says that the answer before missed what they had asked.</summary>
internal static partial class WrongAnswer
{
    private const int MaxWords = 10;

    [GeneratedRegex(
        @"\b(not|isn'?t|wasn'?t) what (i|we) (asked|was asking|wanted to know|want to know|wanted)\b|\b(doesn'?t|does not|didn'?t|did not) (really |even )?(answer|help)\b|\byou (didn'?t|did not|don'?t|do not|haven'?t|have not) (really |even )?(answer(ed)?|get it|get me|understand|understood)\b|^(that is the |that's the )?wrong answer\b")]
    private static partial Regex Missed { get; }

    public static bool IsReported(UnderstoodPart part) =>
        part.Slots.IsEmpty && part.Text.AsSpan().Trim().Count(' ') < MaxWords && Missed.IsMatch(TextFolding.Fold(part.Text));

    /// <summary>Says so, and offers a person; false where nothing of the kind is reported.</summary>
    public static bool Regretted(UnderstoodPart part, Session session)
    {
        if (!IsReported(part))
        {
            return false;
        }

        session.Draft.State(session.Say("unclear.wrong_answer"));
        Offering.Person(session, "person.offer", "cannot_answer");
        return true;
    }
}
