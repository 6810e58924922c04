using Assistant.Core.Guardrails;
using Assistant.Core.Text;
using Assistant.Core.Turns;

namespace Assistant.Core.Handoffs;

/// <summary>What a shopper still wants when nobody says it: their newest words that ask for more than a person.</summary>
public static class OpenQuestions
{
    /// <summary>"Yes, please" and "thanks" want nothing of their own.</summary>
    private const int WordsOfAWish = 3;

    /// <summary>All that they wrote in this turn if there is a wish in it, else their last wish before, else what they wrote.</summary>
    public static string Of(Turn turn) => turn.Questions.Any(question => IsWish(question.Text))
        ? turn.Question
        : turn.Conversation.Transcript.LastOrDefault(said => said.Speaker is null && IsWish(said.Text))?.Text ?? turn.Question;

    private static bool IsWish(string text) =>
        !AsksForPerson.IsPlainRequest(text) && TextFolding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= WordsOfAWish;
}
