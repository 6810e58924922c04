using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Policy;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Identity;
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

    /// <summary>From this score on a section says better what holds for the thing that was named than the question that is written for all things.</summary>
    private const double FoundForIt = 0.45;

    /// <summary>Stems that any wish may hold, whatever it is about.</summary>
    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        "return send give back want need like buy bought order ordered item thing something money refund swap exchange cancel change please help know".Split(' ').Select(SearchTerms.Stem), StringComparer.Ordinal);

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

    /// <summary>
    /// The flow with the shopper's own words for its question, where they name something that a section has a rule of its own for: "I want to
    /// return two gas cartridges" is not answered by what holds for most items, and "shipping to Germany?" not by all rows of a table.
    /// </summary>
    /// <param name="open">The flow, filled from the words.</param>
    public static async Task<OpenFlow> AskedAsync(Flow flow, UnderstoodPart part, OpenFlow open, Session session)
    {
        if (session.Identity is IdentityLevel.Customer && flow.Acts
            || !open.Slots.TryGetValue(Slots.Question, out var written) || !flow.Questions.Values.Contains(written)
            || open.Slots.ContainsKey(Slots.Before) || open.Slots.ContainsKey(Slots.Order) || part.Slots.Any(slot => slot is Slot.Email or Slot.Code))
        {
            return open;
        }

        var named = SearchTerms.OfQuestion(part.Mended).Except(SearchTerms.OfQuestion(written)).Where(stem => !Common.Contains(stem)).ToHashSet(StringComparer.Ordinal);
        return named.Count > 0
            && (await new PageQuestion(part.Mended, Before: null).AnsweringAsync(session)).FirstOrDefault() is { Score: >= FoundForIt, Best: { } best } own
            && named.Overlaps(SearchTerms.Of(best))
            && (await new PageQuestion(written, Before: null).AnsweringAsync(session)).FirstOrDefault() is var general && (own.Heading != general?.Heading || best != general?.Best)
                ? open.With(Slots.Question, Excerpt.Of(part.Mended))
                : open;
    }
}
