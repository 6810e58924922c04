using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>
/// What somebody tells, and does not ask, is answered by the question that is written for its intent. Where the words themselves find a
/// section of the page that is spoken of, or tell of trouble with what that question is about, they say better what is wanted: "I no
/// longer have the receipt" after the warranty, "my code was refused".
/// </summary>
internal static partial class OwnWords
{
    private const int FewestWords = 4;

    /// <summary>From this score on a section is about the words themselves.</summary>
    private const double Found = 0.4;

    [GeneratedRegex(@"n't\b|\b(not|never|nothing|cannot|cant|wont|doesnt|didnt|isnt|refus\w+|reject\w*|declin\w*|invalid|wrong|errors?|fail\w*|expired)\b")]
    private static partial Regex TellsOfTrouble { get; }

    /// <param name="task">The flow, filled from the words.</param>
    public static async Task<bool> SayMoreAsync(Flow flow, UnderstoodPart part, OpenFlow task, Session session)
    {
        if (flow.Id is not Answerers.Pages || !task.Slots.TryGetValue(Slots.Question, out var written) || !flow.Questions.Values.Contains(written)
            || SlotFiller.IsQuestion(part.Text) || Words.Of(part.Text).Count < FewestWords
            || part.Slots.Any(slot => slot is Slot.Order or Slot.Email or Slot.Code)
            || (await new PageQuestion(part.Mended, Before: null).AnsweringAsync(session)).FirstOrDefault() is not { Score: >= Found } own)
        {
            return false;
        }

        return own.Page == session.State.Focus.Page
            || (TellsOfTrouble.IsMatch(TextFolding.Fold(part.Mended))
                && own.Page == (await new PageQuestion(written, Before: null).AnsweringAsync(session)).FirstOrDefault()?.Page);
    }
}
