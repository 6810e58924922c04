using System.Text.RegularExpressions;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>
/// A one-time code: exactly six digits, alone or beside a word for it. Anywhere else six digits are just a number.
/// </summary>
internal sealed partial class CodeRecogniser : ISlotRecogniser
{
    [GeneratedRegex(@"^[^\p{L}\p{N}]*(?<code>[0-9]{3}[ -]?[0-9]{3})[^\p{L}\p{N}]*$")]
    private static partial Regex Alone { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}])(code|passcode|otp|pin|verification|token)( number)?( is| was| it is|"
        + @"'s)?[ .:;,=""'()-]*(?<code>[0-9]{3}[ -]?[0-9]{3})($|[^\p{L}\p{N}])")]
    private static partial Regex AfterWord { get; }

    [GeneratedRegex(
        @"(^|[^\p{L}\p{N}#])(?<code>[0-9]{3}[ -]?[0-9]{3}) (is |was )?(my |the |your )?(verification |one-time |one time |"
        + @"security )?(code|passcode|otp|pin)($|[^\p{L}])")]
    private static partial Regex BeforeWord { get; }

    public IEnumerable<Slot> Find(SlotText text)
    {
        foreach (var shape in (Regex[])[Alone, AfterWord, BeforeWord])
        {
            if (shape.Match(text.Folded.Text) is not { Success: true } match)
                continue;

            var code = match.Groups["code"];
            yield return new Slot.Code(
                text.Place(code.Index, code.Length), string.Concat(code.Value.Where(char.IsAsciiDigit)));
        }
    }
}
