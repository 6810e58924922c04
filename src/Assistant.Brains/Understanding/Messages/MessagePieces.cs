using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Understanding.Messages;

/// <summary>Cuts a message between sentence ends, commas, joining words, lines and the numbers of a list.</summary>
internal static partial class MessagePieces
{
    // More separate wishes than this in one message are a story, better read as a whole.
    private const int MaxPieces = 12;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".!?。！？");

    [GeneratedRegex(
        @"[.!?;。！？]+(\s+((and|but|also|plus|then|so)\s+)?|$)|\s*[\r\n]+\s*|,?\s+(and then|and also|and|but also|but|also|"
        + @"plus|then|&)\s+|,\s+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Joint { get; }

    /// <summary>In order; those that stand in a list are marked as its items.</summary>
    public static List<(int Start, int End, bool IsItem)> Of(string text, ImmutableArray<Slot> slots)
    {
        var pieces = new List<(int Start, int End, bool IsItem)>();
        var marks = Numbered(text);
        var (start, isItem) = (0, false);
        foreach (var (index, length, isMark) in Joint.Matches(text).Select(joint => (joint.Index, joint.Length, IsMark: false))
            .Where(joint => !marks.Exists(mark => joint.Index < mark.Index + mark.Length && mark.Index < joint.Index + joint.Length))
            .Concat(marks.ConvertAll(mark => (mark.Index, mark.Length, IsMark: true)))
            .OrderBy(end => end.Index))
        {
            if (pieces.Count == MaxPieces - 1)
                break;
            // A dot inside "no. 1042" or a comma inside an amount joins nothing.
            if (slots.Any(slot => index < slot.At.Offset + slot.At.Length && slot.At.Offset < index + length)
                || (!isMark && Abbreviation.IsMatch(text[start..(index + length)])))
                continue;

            Add(start, isMark ? index : index + EndMarks(text.AsSpan(index, length)));
            (start, isItem) = (index + length, isMark);
        }

        Add(start, text.Length);
        return pieces;

        void Add(int from, int to)
        {
            // The "2)" of a list says nothing of what stands behind it.
            var mark = ListMark.Match(text[from..to]).Length;
            from += mark;
            if (!string.IsNullOrWhiteSpace(text[from..to]))
                pieces.Add((from, to, mark > 0 || isItem));
        }
    }

    [GeneratedRegex(@"^\s*(\(?\d{1,2}[.):]|[-*•–])(\s+|$)")]
    private static partial Regex ListMark { get; }

    [GeneratedRegex(@"(^|\s)\(?(?<number>[0-9]{1,2})[.)]\s+")]
    private static partial Regex NumberMark { get; }

    /// <summary>"Two things: 1. when does it come 2. how do I return it": the numbers of a list in one line, if they count from one.</summary>
    private static List<(int Index, int Length)> Numbered(string text)
    {
        var marks = new List<(int Index, int Length)>();
        foreach (Match mark in NumberMark.Matches(text))
        {
            if (int.Parse(mark.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) == marks.Count + 1)
                marks.Add((mark.Index, mark.Length));
        }

        return marks.Count > 1 ? marks : [];
    }

    [GeneratedRegex(
        @"\b(nr|no|mr|mrs|ms|dr|st|ca|approx|max|min|incl|e\.g|i\.e)\.\s+$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviation { get; }

    /// <summary>A question mark stays with its question.</summary>
    private static int EndMarks(ReadOnlySpan<char> joint)
    {
        var marks = joint.IndexOfAnyExcept(SentenceMarks);
        return marks < 0 ? joint.Length : marks;
    }
}
