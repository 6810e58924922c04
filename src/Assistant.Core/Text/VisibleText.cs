using System.Globalization;
using System.Text;

namespace Assistant.Core.Text;

/// <summary>What a person would see of a text: nothing can be said to a model that nobody sees on the screen.</summary>
/// <remarks>
/// Dropped are tag characters, zero-width and direction-changing ones, fillers and variation selectors, in all of which sentences
/// can hide. Kept is what scripts and emoji are written with: joiners, and the selectors of text and emoji form.
/// </remarks>
internal static class VisibleText
{
    // A flag of several colours is a selector and a joiner; three in a row shape nothing more.
    private const int MostJoiners = 2;

    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        var joiners = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            joiners = IsJoiner(rune) ? joiners + 1 : 0;
            if (joiners <= MostJoiners && !IsInvisible(rune))
            {
                visible.Append(rune.ToString());
            }
        }

        return visible.ToString();
    }

    /// <summary>Shapes what stands beside it.</summary>
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D or 0xFE0E or 0xFE0F;

    private static bool IsInvisible(Rune rune) => rune.Value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or
        (>= 0xFE00 and <= 0xFE0D) or (>= 0xE0000 and <= 0xE0FFF)
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && !IsJoiner(rune) && !IsNumberSign(rune));

    /// <summary>Signs that Unicode counts as formatting and readers see, such as the Arabic number sign.</summary>
    private static bool IsNumberSign(Rune rune) => rune.Value is
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD;
}
