using System.Text.RegularExpressions;
using Assistant.Core.Catalog.Vocabulary;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>Sizes of clothes, shoes and rugs: "XL", "size 42", "in a medium", "160x230".</summary>
internal sealed partial class SizeRecogniser : ISlotRecogniser
{
    [GeneratedRegex(@"(^|[^\p{L}\p{N}])(?<size>xxs|xs|xl|xxl|xxxl|[2-5]xl)($|[^\p{L}\p{N}])")]
    private static partial Regex Letters { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}])(size|sizes|sz|eu|uk)([ :]{0,2}(?<size>[0-9]{1,2}([.,]5| 1/2)?)|[ :]{1,2}(?<size>s|m|l|small|medium|large|"
        + @"extra small|extra large))($|[^\p{L}\p{N}])")]
    private static partial Regex AfterSizeWord { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}])(in|to|for|into) (an? |the )?(?<size>[3-4][0-9]([.,]5)?|s|m|l|small|medium|large|extra small|"
        + @"extra large)( please| pls| instead| one)?[?!.,]*$")]
    private static partial Regex AtTheEnd { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}])(an? |the )(?<size>s|m|l|small|medium|large|extra small|extra large)( please| pls| instead)?[?!.,]*$")]
    private static partial Regex Named { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}])(boots|shoes|sandals|slippers|sneakers|trainers|wellies)(,? (for )?(men|women|mens|womens|men's|women's|ladies|gents|unisex))?,?( in)? (?<size>(3[4-9]|4[0-9])([.,]5)?)($|[^\p{L}\p{N}])")]
    private static partial Regex AfterShoes { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}])(?<size>[0-9]{2,3} ?(x|×|by) ?[0-9]{2,3})( ?cm)?($|[^\p{L}\p{N}])")]
    private static partial Regex Area { get; }

    // "The tent's", "2 l" and "I'm" hold no size.
    [GeneratedRegex(@"(?<![\p{L}\p{N}'’&.-]|[0-9] )(?<size>s|m|l)(?![\p{L}\p{N}'’&-])")]
    private static partial Regex Letter { get; }

    [GeneratedRegex(@"(^|[,;]) ?$")]
    private static partial Regex ItemBegins { get; }

    [GeneratedRegex(@"^ ?($|[,;?!.])")]
    private static partial Regex ItemEnds { get; }

    // "In 39 sage".
    [GeneratedRegex(@"(^|[^\p{L}\p{N}])(in|size) (an? |the )?(?<size>(3[4-9]|4[0-9])([.,]5)?|small|medium|large)(?=[ ,])")]
    private static partial Regex AfterIn { get; }

    // "In sage 39".
    [GeneratedRegex(@" (?<size>(3[4-9]|4[0-9])([.,]5)?|small|medium|large)( please| pls| instead)?[?!., ]*$")]
    private static partial Regex Last { get; }

    public IEnumerable<Slot> Find(SlotText text)
    {
        var folded = text.Folded.Text;
        foreach (var shape in (Regex[])[Area, Letters, AfterSizeWord, AfterShoes, AtTheEnd, Named])
        {
            foreach (var size in shape.Matches(text.Folded.Text).Select(match => match.Groups["size"]))
                yield return new Slot.Size(text.Place(size.Index, size.Length), Canonical(size.Value));
        }

        // "In S teal", "M, charcoal": beside a colour, or alone between commas, a letter is nothing but a size.
        var beside = Letter.Matches(folded).Where(match => IsBesideColour(text, match.Groups["size"])
            || (ItemBegins.IsMatch(folded[..match.Index]) && ItemEnds.IsMatch(folded[(match.Index + match.Length)..])));
        beside = beside.Concat(AfterIn.Matches(folded).Concat(Last.Matches(folded)).Where(match => IsBesideColour(text, match.Groups["size"])));
        foreach (var size in beside.Select(match => match.Groups["size"]))
            yield return new Slot.Size(text.Place(size.Index, size.Length), Canonical(size.Value));
    }

    /// <summary>Whether a colour stands right before or behind, with no more than a joint between.</summary>
    private static bool IsBesideColour(SlotText text, Group size)
    {
        var at = text.Words.ToList().FindIndex(word => word.Start <= size.Index && size.Index < word.End);
        return at >= 0 && (IsColour(text, at + 1) || IsColour(text, at - 1)
            || (IsJoint(text, at + 1) && IsColour(text, at + 2)) || (IsJoint(text, at - 1) && IsColour(text, at - 2)));
    }

    private static bool IsColour(SlotText text, int at) => at >= 0 && at < text.Words.Length && Colours.IsColour(text.Words[at].Text);

    private static bool IsJoint(SlotText text, int at) => at >= 0 && at < text.Words.Length && text.Words[at].Text is "in" or "and" or "size" or "colour" or "color";

    private static string Canonical(string size) => size switch
    {
        "small" => "S",
        "medium" => "M",
        "large" => "L",
        "extra small" => "XS",
        "extra large" => "XL",
        // An area: figures on both sides of a joint.
        _ when char.IsDigit(size[0]) && size.Length >= 5 && char.IsDigit(size[^1]) && size.AsSpan().ContainsAny("x×y") =>
            size.Replace(" ", "", StringComparison.Ordinal).Replace("by", "x", StringComparison.Ordinal).Replace('×', 'x'),
        _ => size.Replace(',', '.').Replace(" 1/2", ".5", StringComparison.Ordinal).ToUpperInvariant(),
    };
}
