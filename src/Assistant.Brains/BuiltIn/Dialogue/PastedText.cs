using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>
/// A message as long as a letter is mostly pasted, and its words are meant for others: of a forwarded mail with one question for the shop, the
/// question is what is wanted.
/// </summary>
internal static partial class PastedText
{
    private const int ShortestLetter = 800;
    private const int MaxQuestions = 3;

    // A sentence may go over several lines, a paragraph ends it.
    [GeneratedRegex(@"(?:[^.?!\r\n]|\r?\n(?!\r?\n)){10,400}\?")]
    private static partial Regex Question { get; }

    /// <summary>
    /// The message reduced to its questions; as it was read where it is short, names an order, or asks nothing that is understood by itself.
    /// </summary>
    public static UnderstoodMessage Reduced(string text, UnderstoodMessage read, Func<string, UnderstoodMessage> understand)
    {
        if (text.Length < ShortestLetter || read.Slots.Any(slot => slot is Slot.Order or Slot.Code)
            || Question.Matches(text).Select(question => Excerpt.Of(question.Value)).Distinct().ToList() is not { Count: > 0 and <= MaxQuestions } questions)
        {
            return read;
        }

        var asked = understand(string.Join(' ', questions));
        return asked.Parts.Any(part => !part.Prediction.IsRejected) ? asked with { Mood = read.Mood } : read;
    }
}
