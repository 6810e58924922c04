using System.Text;

namespace Assistant.Core.Knowledge;

/// <summary>Characters that a reader cannot see but a search or a model would read.</summary>
internal static class InvisibleText
{
    /// <summary>Zero-width, soft hyphen, byte order mark, private use, and controls that turn the reading direction around.</summary>
    public static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u180E' or '\u200B' or '\uFEFF' or (>= '\u2060' and <= '\u2064') || IsPrivate(c) || ReversesDirection(c);

    /// <summary>Characters without a meaning of their own; here they mark what was put into a page (<see cref="TemplateVariables.Blank"/>, the values of rules).</summary>
    private static bool IsPrivate(char c) => c is >= '\uE000' and <= '\uF8FF';

    private static bool ReversesDirection(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The tag block, in which a whole sentence can hide: U+E0000 to U+E007F.</summary>
    private static bool IsTag(Rune rune) => rune.Value is >= 0xE0000 and <= 0xE007F;

    /// <summary>
    /// Removes invisible characters, line structure untouched. Stray ones are pasted by word processors and only warned about;
    /// tag characters and direction overrides have no honest use on a page and refuse it.
    /// </summary>
    public static string Remove(string text, int firstLine, FaultList faults)
    {
        var kept = new StringBuilder(text.Length);
        var line = firstLine;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n')
                line++;

            if (IsTag(rune) || (rune.IsBmp && ReversesDirection((char)rune.Value)))
            {
                faults.Refuse(line, "The line hides text from the reader (tag or direction-changing characters).", "Type the line again by hand.");
            }
            else if (rune.IsBmp && IsInvisible((char)rune.Value))
            {
                faults.Warn(line, "The line holds invisible characters; they are ignored.", "Type the line again or paste it as plain text.");
            }
            else if (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t' or '\r'))
            {
                faults.Refuse(line, $"The line holds a control character (U+{rune.Value:X4}).", "Save the page as plain UTF-8 text.");
            }
            else
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }
}
