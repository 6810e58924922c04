using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.References;

/// <summary>
/// Whether words ask or wish something without saying of what: "do I get my money back?", "who pays for that?", "I want a new one".
/// They may be about the subject that was spoken of before.
/// </summary>
internal static partial class Leaning
{
    private const int MaxWords = 12;
    private const int FewWords = 2;

    private static readonly FrozenSet<string> Openings = ["and", "but", "or", "so", "then", "ok", "okay", "fine", "what"];

    private static readonly FrozenSet<string> Facets =
        EmbeddedText.Lines("facets.txt").SelectMany(line => line.Split(':')[1].Split(';', StringSplitOptions.TrimEntries)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Pointers =
        ["it", "that", "this", "they", "them", "those", "these", "she", "he", "her", "him", "there", "one", "ones", "then", "mine", "theirs"];

    private static readonly FrozenSet<string> Joints =
        ["if", "not", "no", "don't", "doesn't", "didn't", "isn't", "won't", "can't", "by", "as", "so", "but", "must", "us", "our", "his", "way", "even", "only", "at", "all", "or", "who", "whose", "while", "am", "was", "were"];

    public static bool IsLikely(UnderstoodPart part)
    {
        if (part.Slots.Any(slot => slot is not (Slot.Reference or Slot.Reason or Slot.Quantity)))
        {
            return false;
        }

        var words = Words(part);
        var own = words.Count(IsOwn);
        var leans = words.Exists(word => Facets.Contains(word) || Pointers.Contains(word));
        return (words.Count > 1 || part.Text.TrimEnd().EndsWith('?')) && words.Count <= MaxWords && leans && own <= (IsUnsure(part) ? 1 : 0);
    }

    /// <summary>
    /// Whether words may go on with what was spoken of although they say something of their own: they point, or begin with "and" or
    /// "then", or are few. A task that is surely meant, or an order that is named, is none of it.
    /// </summary>
    /// <param name="isSurelyMeant">Whether a task is surely meant.</param>
    public static bool GoesOn(UnderstoodPart part, bool isSurelyMeant)
    {
        var words = Words(part);
        return !isSurelyMeant
            && !part.Slots.Any(slot => slot is Slot.Order or Slot.Email or Slot.Code or Slot.Product)
            && (part.Prediction.Best is not ("thanks" or "goodbye" or "greeting") || part.Text.TrimEnd().EndsWith('?'))
            && (words.Exists(Pointers.Contains) || (words.Count > 1 && Openings.Contains(words[0])) || (Asks(part) && words.Count(IsOwn) <= FewWords));
    }

    // Few type the mark behind a question.
    private static bool Asks(UnderstoodPart part) => part.Text.TrimEnd().EndsWith('?') || SlotFiller.IsQuestion(part.Text);

    /// <summary>"I live in Wales, by the way": it says for which country the answer is wanted and asks nothing else.</summary>
    public static bool SaysWhere(UnderstoodPart part) =>
        part.Find<Slot.Country>() is not null && part.Slots.All(slot => slot is Slot.Country or Slot.Reference)
            && !part.Text.TrimEnd().EndsWith('?') && FromWhere.IsMatch(TextFolding.Fold(part.Text));

    [GeneratedRegex(
        @"^((and|so|but|ok|okay|oh|well|sorry|by the way|btw|actually|note that)[, ]+)*((i|we)( a|'?)(m|re) |i'm |we're |i am |we are |i |we |my (address|home|house|flat) )(also |now |actually |just )?((live|living|writing|write|order|ordering|asking|calling|based|located|sitting|staying|is|over|from|in) )*(in|from|at) ")]
    private static partial Regex FromWhere { get; }

    [GeneratedRegex(@"\b(i|we|he|she|they)('?m|'?re| am| are| is| all| both| now)?( (live|lives|living|based|located|resident|staying|writing|calling|ordering|over|here|currently|now|just|also|at home))* (here )?in \p{L}|\b(my|our) (address|home|house|flat) is in \p{L}")]
    private static partial Regex TellsHome { get; }

    /// <summary>The country, as ISO code, that the shopper says they live in, whatever else is said; null where none is.</summary>
    public static string? Home(UnderstoodPart part) => TellsHome.IsMatch(TextFolding.Fold(part.Text)) ? part.Find<Slot.Country>()?.Iso : null;

    /// <summary>"PayPal", "credit card": a thing alone, which may stand in the place of what was asked about.</summary>
    public static bool IsBare(UnderstoodPart part) =>
        Words(part) is { Count: 1 or 2 } words
            && words.TrueForAll(IsOwn)
            && part.Slots.All(slot => slot is Slot.Country)
            && !part.Text.TrimEnd().EndsWith('!')
            && part.Prediction.Best is not ("thanks" or "goodbye")
            && (part.Prediction.IsRejected || part.Prediction.Intent is "check_payment_methods" or "gift_card" or "policy_question" or "product_search" or "delivery_options");

    /// <summary>All words are such as can be said of any subject.</summary>
    public static bool SaysNothingOfItsOwn(UnderstoodPart part) => !Words(part).Exists(IsOwn);

    private static List<string> Words(UnderstoodPart part) => [.. Word.Split(TextFolding.Fold(part.Mended)).Select(word => word.Text)];

    private static bool IsOwn(string word) => !Facets.Contains(word) && !Pointers.Contains(word) && !Joints.Contains(word) && !EmptyWords.Contains(word);

    /// <summary>"What if it never comes?" says nothing at all without what "it" is.</summary>
    public static bool Points(UnderstoodPart part) =>
        part.Slots.OfType<Slot.Reference>().Any(reference => reference.Kind is ReferenceKind.LastMentioned or ReferenceKind.LastMentionedAll);

    /// <summary>One word of its own may name a part of the subject, where it names no task.</summary>
    private static bool IsUnsure(UnderstoodPart part) =>
        part.Prediction.IsRejected || part.Prediction.Intent is "product_search" or "product_question" or "affirm" or "deny";
}
