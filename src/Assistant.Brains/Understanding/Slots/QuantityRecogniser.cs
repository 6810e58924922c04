using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>How many: "two chairs", "both", "a pair of boots", "3x", "all of them".</summary>
internal sealed partial class QuantityRecogniser : ISlotRecogniser
{
    private static readonly PhraseTable<int?> Phrases = PhraseTable<int?>.From(
        (1, "just one; only one; one of; one piece; a single; single one; one more"),
        (2, "two; both; a pair of; a couple of; two of; two more"),
        (3, "three"), (4, "four"), (5, "five"), (6, "six; half a dozen"), (7, "seven"), (8, "eight"), (9, "nine"), (10, "ten"),
        (11, "eleven"), (12, "twelve; a dozen"),
        (null,
            "all of them; all of it; all items; all the items; all products; all of the; all three; all four; everything; "
            + "the whole order; the entire order; the lot"));

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}.,/:#-])(?<number>[1-9][0-9]?) ?(?<times>x|pcs|pieces?|units?|of)?($|[^\p{L}\p{N}.,/:%-])")]
    private static partial Regex Digits { get; }

    [GeneratedRegex(@"(^|[^\p{L}\p{N}])x ?(?<number>[1-9][0-9]?)($|[^\p{L}\p{N}])")]
    private static partial Regex TimesDigits { get; }

    [GeneratedRegex(
        @"^ ?(days?|weeks?|months?|years?|hours?|minutes?|mins?|am|pm|persons?|people|man|cm|mm|m|km|kg|g|l|litres?|"
        + @"liters?|ppl|times|degrees|january|february|march|april|may|june|july|august|september|october|november|"
        + @"december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|and a half)($|[^\p{L}])")]
    private static partial Regex Measure { get; }

    [GeneratedRegex(@"(size|in|eu|uk|us|number|nr|no|option|line|item|january|february|march|april|may|june|july|august|"
        + @"september|october|november|december|over|under|after|for over)$")]
    private static partial Regex OtherNumber { get; }

    public IEnumerable<Slot> Find(SlotText text)
    {
        var folded = text.Folded.Text;
        foreach (var hit in Phrases.Find(text.Words))
        {
            var end = text.Words[hit.First + hit.Count - 1].End;
            if (!Measure.IsMatch(text.After(end)))
                yield return new Slot.Quantity(text.PlaceOfWords(hit.First, hit.Count), hit.Meaning);
        }

        // "All" as an answer of its own; inside a sentence it is a word like others.
        if (text.Words is [{ Text: "all" } all])
            yield return new Slot.Quantity(text.Place(all.Start, all.Text.Length), null);

        foreach (Match match in Digits.Matches(folded))
        {
            var number = match.Groups["number"];
            var isCounted = match.Groups["times"].Success || HasNounAfter(number, text);
            if (isCounted
                && !Measure.IsMatch(text.After(number.Index + number.Length))
                && !OtherNumber.IsMatch(text.Before(number.Index).TrimEnd()))
                yield return Count(number, text);
        }

        foreach (Match match in TimesDigits.Matches(folded))
            yield return Count(match.Groups["number"], text);
    }

    private static bool HasNounAfter(Group number, SlotText text) =>
        text.After(number.Index + number.Length) is [' ', var first, var second, var third, ..]
        && char.IsLetter(first) && char.IsLetter(second) && char.IsLetter(third);

    private static Slot.Quantity Count(Group number, SlotText text) =>
        new(text.Place(number.Index, number.Length), int.Parse(number.ValueSpan, CultureInfo.InvariantCulture));
}
