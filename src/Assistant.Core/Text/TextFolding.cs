using System.Globalization;
using System.Text;

namespace Assistant.Core.Text;

/// <summary>
/// The one normaliser for matching: what looks the same to a reader compares the same to code. Never for display or storage.
/// </summary>
/// <remarks>
/// Compatibility forms, letter case, typographic quotes and dashes, every Unicode decimal digit, white space and runs of
/// combining marks are folded; characters that a reader cannot see (zero-width, bidi controls, tags) are dropped. Folding a
/// folded text changes nothing. Digits and full-width forms are folded by hand because the host may run without ICU, where
/// <see cref="string.Normalize(NormalizationForm)"/> leaves them as they are.
/// </remarks>
public static class TextFolding
{
    // Vietnamese and Hebrew need two marks on a letter, careful transcription three; nobody needs a thousand.
    private const int MaxMarks = 4;
    // One character stands for a phrase of eighteen (U+FDFA): unfolding it would let a short message grow without measure.
    private const int MaxGrowth = 6;
    private const int HalfWidthVoiced = 0xFF9E;
    private const int HalfWidthSemiVoiced = 0xFF9F;

    /// <summary>Folds a text for comparison: no leading, trailing or doubled white space remains.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsFolded(text) ? text : Ascii.IsValid(text) ? FoldAscii(text) : FoldWithOffsets(text).Text;
    }

    /// <summary>Folds a text and remembers where each folded character came from.</summary>
    public static FoldedText FoldWithOffsets(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var folded = new FoldedTextWriter(text);
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfCluster(text, start);
            if (end == start + 1 && char.IsAscii(text[start]))
                folded.Append(FoldAscii(text[start]), start, end);
            else
                foreach (var character in FoldCluster(text.AsSpan(start, end - start)))
                    folded.Append(character, start, end);

            start = end;
        }

        return folded.ToFoldedText();
    }

    private static bool IsFolded(string text)
    {
        var previous = ' ';
        foreach (var character in text)
        {
            if (!char.IsAscii(character) || FoldAscii(character) != character || (character == ' ' && previous == ' '))
                return false;
            previous = character;
        }

        return text.Length == 0 || previous != ' ';
    }

    /// <summary>Most of what is compared is plain, and nobody asks where its characters came from.</summary>
    private static string FoldAscii(string text)
    {
        const int ofAMessage = 512;
        Span<char> folded = text.Length <= ofAMessage ? stackalloc char[ofAMessage] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            var plain = FoldAscii(character);
            if (plain != ' ' || (length > 0 && folded[length - 1] != ' '))
                folded[length++] = plain;
        }

        return new string(folded[..length].TrimEnd(' '));
    }

    private static char FoldAscii(char character) => character switch
    {
        '`' => '\'',
        <= ' ' or '\x7f' => ' ',
        _ => char.ToLowerInvariant(character),
    };

    /// <summary>
    /// Where the base character at <paramref name="start"/> ends, with the marks and invisible characters after it.
    /// </summary>
    private static int EndOfCluster(string text, int start)
    {
        var isKorean = IsKoreanLetter(text[start]) || text[start] is >= '\uAC00' and <= '\uD7A3';
        var end = start + RuneAt(text, start).Utf16SequenceLength;
        while (end < text.Length && !char.IsAscii(text[end]))
        {
            var next = RuneAt(text, end);
            // Single Korean letters compose with the syllable before them, so they must be normalised with it.
            if (!IsMark(next) && !IsInvisible(next) && !(isKorean && IsKoreanLetter(text[end])))
                break;
            end += next.Utf16SequenceLength;
        }

        return end;
    }

    private static string FoldCluster(ReadOnlySpan<char> cluster)
    {
        var simple = Simplify(cluster);
        var once = simple.Normalize(NormalizationForm.FormKC);
        if (once.Length > MaxGrowth * cluster.Length)
            return simple;

        // Lower case can undo a composition (U+0130) and a composition can uncover a digit or quote (U+2460): twice settles both.
        return Simplify(Simplify(once).Normalize(NormalizationForm.FormKC));
    }

    private static string Simplify(ReadOnlySpan<char> cluster)
    {
        var simple = new StringBuilder(cluster.Length);
        var marks = 0;
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (IsInvisible(rune))
                continue;

            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks <= MaxMarks)
                simple.Append(Rune.ToLowerInvariant(Simplify(rune)));
        }

        return simple.ToString();
    }

    private static Rune Simplify(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => Simplify(new Rune(rune.Value - 0xFEE0)),
        '`' or 0x00B4 or 0x02B9 or 0x02BB or 0x02BC or 0x02BD or 0x055A or 0x2032 or 0x2035 or 0x2039 or 0x203A or
            (>= 0x2018 and <= 0x201B) => new Rune('\''),
        0x00AB or 0x00BB or 0x2033 or 0x301D or 0x301E or 0x301F or (>= 0x201C and <= 0x201F) => new Rune('"'),
        0x2212 or 0x2043 or 0xFE58 or 0xFE63 or (>= 0x2010 and <= 0x2015) => new Rune('-'),
        0x037E => new Rune(';'),
        // Half-width voicing marks are letters by category, but combine once they are folded.
        HalfWidthVoiced => new Rune(0x3099),
        HalfWidthSemiVoiced => new Rune(0x309A),
        // Code points that Unicode reserves as no character at all make string.Normalize throw.
        (>= 0xFDD0 and <= 0xFDEF) => Rune.ReplacementChar,
        var value when (value & 0xFFFE) == 0xFFFE => Rune.ReplacementChar,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or
                UnicodeCategory.Control => new Rune(' '),
            UnicodeCategory.DecimalDigitNumber => new Rune('0' + (int)Rune.GetNumericValue(rune)),
            _ => rune,
        },
    };

    /// <summary>Lone surrogates count as U+FFFD: bad input compares equal only to bad input.</summary>
    private static Rune RuneAt(string text, int index) =>
        Rune.TryGetRuneAt(text, index, out var rune) ? rune : Rune.ReplacementChar;

    private static bool IsMark(Rune rune) =>
        rune.Value is HalfWidthVoiced or HalfWidthSemiVoiced
        || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsInvisible(Rune rune) => rune.Value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0x180B and <= 0x180F) or
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static bool IsKoreanLetter(char character) =>
        character is (>= '\u1100' and <= '\u11FF') or (>= '\u3131' and <= '\u318E') or (>= '\uFFA1' and <= '\uFFDC');
}
