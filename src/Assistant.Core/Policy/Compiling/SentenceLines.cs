using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Policy.Compiling;

/// <summary>Finds the line of a page's file on which a sentence begins, so that a fault can point to it.</summary>
internal static partial class SentenceLines
{
    private const int FewestWords = 2;
    private const int MostWords = 12;

    private static readonly ConditionalWeakTable<PolicyPage, PageWords> Read = [];

    [GeneratedRegex(@"\]\([^)]*\)|[*_`\[\]|>#]")]
    private static partial Regex Marks { get; }

    [GeneratedRegex(@"[\w€£$¥%][\w€£$¥%.,:]*")]
    private static partial Regex Word { get; }

    /// <summary>One-based; the first line below the front matter where the sentence cannot be told.</summary>
    public static int Find(PolicyPage page, PageSentence sentence)
    {
        var known = Read.GetValue(page, PageWords.Of);
        var words = Words(TableSentence.IsRow(sentence.Text) ? Cells(sentence.Text) : sentence.Text);
        for (var count = Math.Min(MostWords, words.Length); count >= Math.Min(FewestWords, words.Length) && count > 0; count--)
        {
            if (known.Find(words.AsSpan(0, count)) is { } line)
            {
                return page.BodyLine + line;
            }
        }

        return page.BodyLine;
    }

    /// <summary>The line on which the first of a page's sentences with these words begins; null where none has them.</summary>
    public static int? Find(PolicyPage page, Func<PageSentence, bool> wanted) =>
        page.PageRules.Sentences.FirstOrDefault(wanted) is { } sentence ? Find(page, sentence) : null;

    /// <summary>A row is read out with other words between its cells than those of its source.</summary>
    private static string Cells(string row) =>
        string.Join(' ', row.Split("; ").Select(cell => cell.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? cell[(at + 2)..] : cell));

    private static string[] Words(string text) => [.. Word.Matches(text).Select(match => match.Value.TrimEnd('.', ',', ':'))];

    /// <summary>The words of a page's source in order, each with its line.</summary>
    private sealed class PageWords(ImmutableArray<string> words, ImmutableArray<int> lines)
    {
        public static PageWords Of(PolicyPage page)
        {
            var words = ImmutableArray.CreateBuilder<string>();
            var lines = ImmutableArray.CreateBuilder<int>();
            foreach (var (number, line) in page.Body.Split('\n').Index())
            {
                foreach (var word in Words(Marks.Replace(line, " ")))
                {
                    words.Add(word);
                    lines.Add(number);
                }
            }

            return new(words.ToImmutable(), lines.ToImmutable());
        }

        public int? Find(ReadOnlySpan<string> wanted)
        {
            for (var at = 0; at + wanted.Length <= words.Length; at++)
            {
                if (words.AsSpan(at, wanted.Length).SequenceEqual(wanted))
                {
                    return lines[at];
                }
            }

            return null;
        }
    }
}
