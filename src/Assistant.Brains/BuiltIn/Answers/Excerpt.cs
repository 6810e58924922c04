using System.Text;

namespace Assistant.Brains.BuiltIn.Answers;

/// <summary>A shopper's words as one short line that a tool accepts: no control characters, no half characters.</summary>
internal static class Excerpt
{
    private const int MaxLength = 300;

    public static string Of(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > MaxLength)
            {
                break;
            }

            line.Append(Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
