using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>Choices from a list shown before: "the second one", "last one", "number 3", or just "first".</summary>
internal sealed partial class OrdinalRecogniser : ISlotRecogniser
{
    private const string Words =
        "(?<word>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|seventh|7th|eighth|8th|ninth|9th|tenth|10th|"
        + "second to last|second last|last but one|last|former|latter)";

    [GeneratedRegex(@"(^|[^\p{L}\p{N}])(the )?" + Words + @" (one|ones|item|option|product|article|line|of (them|these|"
        + @"those))($|[^\p{L}\p{N}])")]
    private static partial Regex InSentence { get; }

    [GeneratedRegex(@"(^|[^\p{L}\p{N}])the (?<word>first|second|third|fourth|fifth)( (?<next>[\p{L}'-]+))?")]
    private static partial Regex WithoutNoun { get; }

    // "The second parcel", "the first time": no choice from a list of products or orders.
    private static readonly FrozenSet<string> Nouns =
    [
        "order", "orders", "parcel", "parcels", "package", "packages", "delivery", "deliveries", "time", "times", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "hour", "hours", "two", "three", "few", "step", "line", "mail", "email", "e-mail", "address", "name", "payment", "refund", "message", "letter", "thing", "half", "part", "place",
        "hand", "trail", "class", "attempt", "question", "person", "customer", "invoice", "card", "code", "size", "colour", "color", "ones", "of",
    ];

    [GeneratedRegex(
        @"^\W*((no|sorry|ok|okay|and|actually|oops|wait|just|only|the|my|take|i'll take|i want|i mean|i meant),? )*" + Words + @"( please| pls)?\W*$")]
    private static partial Regex Alone { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}])(number|option|choice|nr|no|item|line)\.? ?#?(?<digit>[1-9])($|[^\p{L}\p{N}])")]
    private static partial Regex Numbered { get; }

    [GeneratedRegex(@"^\W*#?(?<digit>[1-9])[.)]?\W*$")]
    private static partial Regex DigitAlone { get; }

    public IEnumerable<Slot> Find(SlotText text)
    {
        var folded = text.Folded.Text;
        foreach (var word in InSentence.Matches(folded).Concat(Alone.Matches(folded)).Select(match => match.Groups["word"]))
            yield return new Slot.Ordinal(text.Place(word.Index, word.Length), Position(word.Value));

        foreach (Match alone in WithoutNoun.Matches(folded))
        {
            var word = alone.Groups["word"];
            if (!InSentence.IsMatch(folded) && !Alone.IsMatch(folded) && !Nouns.Contains(alone.Groups["next"].Value))
                yield return new Slot.Ordinal(text.Place(word.Index, word.Length), Position(word.Value));
        }

        foreach (var digit in Numbered.Matches(folded).Concat(DigitAlone.Matches(folded)).Select(match => match.Groups["digit"]))
            yield return new Slot.Ordinal(
                text.Place(digit.Index, digit.Length), int.Parse(digit.ValueSpan, CultureInfo.InvariantCulture));
    }

    private static int Position(string word) => word switch
    {
        "first" or "former" or "1st" => 1,
        "second" or "2nd" => 2,
        "third" or "3rd" => 3,
        "fourth" or "4th" => 4,
        "fifth" or "5th" => 5,
        "sixth" or "6th" => 6,
        "seventh" or "7th" => 7,
        "eighth" or "8th" => 8,
        "ninth" or "9th" => 9,
        "tenth" or "10th" => 10,
        "last" or "latter" => -1,
        _ => -2,
    };
}
