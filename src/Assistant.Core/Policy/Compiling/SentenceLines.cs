using System.Text.RegularExpressions;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Policy.Compiling;

/// <summary>Finds the line of a page's file on which a sentence begins, so that a fault can point to it.</summary>
internal static partial class SentenceLines
{
    private const int FewestWords = 3;
    private const int MostWords = 8;

    [GeneratedRegex(@"\]\([^)]*\)|[*_`\[\]|>#]", RegexOptions.NonBacktracking)]
    private static partial Regex Marks { get; }

    [GeneratedRegex(@"[\w€£$¥%.,:]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word { get; }

    /// <summary>One-based; the first line below the front matter where the sentence cannot be told.</summary>
    public static int Find(PolicyPage page, PageSentence sentence)
    {
        var lines = page.Body.Split('\n').Select(line => Joined(Marks.Replace(line, " "))).ToList();
        var words = Word.Matches(sentence.Shown).Select(match => match.Value).ToList();
        for (var count = Math.Min(MostWords, words.Count); count >= Math.Min(FewestWords, words.Count); count--)
        {
            var start = string.Join(' ', words.Take(count));
            if (lines.FindIndex(line => line.Contains(start, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at)
            {
                return page.BodyLine + at;
            }
        }

        // A row is read out with other words between its cells; its first cell is as it stands.
        return page.BodyLine + Math.Max(0, words.Count is 0 ? 0 : lines.FindIndex(line => line.StartsWith(words[0], StringComparison.OrdinalIgnoreCase)));
    }

    private static string Joined(string text) => string.Join(' ', Word.Matches(text).Select(match => match.Value));
}
