using System.Text.RegularExpressions;

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
        @"(^|[^\p{L}])(boots|shoes|sandals|slippers|sneakers|trainers|wellies)( in)? (?<size>(3[4-9]|4[0-9])([.,]5)?)($|[^\p{L}\p{N}])")]
    private static partial Regex AfterShoes { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}])(?<size>[0-9]{2,3} ?(x|×|by) ?[0-9]{2,3})( ?cm)?($|[^\p{L}\p{N}])")]
    private static partial Regex Area { get; }

    public IEnumerable<Slot> Find(SlotText text)
    {
        foreach (var shape in (Regex[])[Area, Letters, AfterSizeWord, AfterShoes, AtTheEnd, Named])
        {
            foreach (var size in shape.Matches(text.Folded.Text).Select(match => match.Groups["size"]))
                yield return new Slot.Size(text.Place(size.Index, size.Length), Canonical(size.Value));
        }
    }

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
