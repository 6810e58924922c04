using System.Collections.Frozen;
using System.Globalization;

namespace Assistant.Core.Knowledge;

/// <summary>Splits text into sentences. Lines end sentences; abbreviations, numbers and initials do not.</summary>
public static class Sentences
{
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        [
            "e.g", "i.e", "etc", "approx", "incl", "excl", "vs", "mr", "mrs", "ms", "dr", "st", "no", "nr", "art", "fig", "cf",
            "inc", "ltd", "co", "corp", "dept", "est", "ext", "min", "max", "tel", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
            "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "p.o", "u.s", "u.k", "e.u",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that mostly are ordinary words, and abbreviate only in front of a number: <c>No. 5</c>, <c>min. 2</c>.</summary>
    private static readonly FrozenSet<string> BeforeNumbers = FrozenSet.ToFrozenSet(
        ["no", "min", "max", "art", "mar", "jun", "sat", "sun", "mon", "dec", "fig", "est"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whole sentences in order, without the white space around them; each is verbatim from <paramref name="text"/>.</summary>
    public static IEnumerable<string> Split(string text) =>
        text.Split('\n').SelectMany(SplitLine);

    private static IEnumerable<string> SplitLine(string line)
    {
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('.' or '!' or '?' or '…'))
                continue;

            var mark = i;
            while (i + 1 < line.Length && line[i + 1] is '.' or '!' or '?' or '…' or '"' or '\'' or '”' or '’' or ')' or ']')
                i++;

            if (i + 1 < line.Length && !EndsSentence(line, start, mark, i + 1))
                continue;

            if (line[start..(i + 1)].Trim() is { Length: > 0 } sentence)
                yield return sentence;
            start = i + 1;
        }

        if (line[start..].Trim() is { Length: > 0 } rest)
            yield return rest;
    }

    /// <param name="mark">Where the full stop (or other mark) stands.</param>
    /// <param name="after">The first place behind the mark and its closing quotes.</param>
    private static bool EndsSentence(string line, int start, int mark, int after)
    {
        if (!char.IsWhiteSpace(line[after]))
            return false;

        var next = line.AsSpan(after).TrimStart();
        if (next.IsEmpty)
            return true;
        if (char.IsLower(next[0]))
            return false;
        if (line[mark] is not '.')
            return true;

        // What stands in quotes or brackets is a whole of its own: status is "Shipped".
        if (mark > start && line[mark - 1] is '"' or '”' or '’' or ')' or ']')
            return true;

        var word = LastWord(line.AsSpan(start, mark - start));
        if (word.IsEmpty || IsMarker(line.AsSpan(start, mark - start), word))
            return false;
        if (word.Length == 1 && char.IsUpper(word[0]))
            return false;
        if (BeforeNumbers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return !char.IsDigit(next[0]);

        return !Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) =>
        text[(text.LastIndexOfAny([' ', '(', '"', '“', '\t']) + 1)..];

    /// <summary>The <c>1.</c> of a numbered list item, which begins a sentence rather than ending one.</summary>
    private static bool IsMarker(ReadOnlySpan<char> sentence, ReadOnlySpan<char> word) =>
        sentence.Trim().Length == word.Length && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
