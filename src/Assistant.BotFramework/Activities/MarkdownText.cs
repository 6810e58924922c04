using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Assistant.Core.Conversations;

namespace Assistant.BotFramework.Activities;

/// <summary>
/// Writes our plain sentences as Markdown that shows exactly them. Paragraphs, list items and citation markers keep their
/// meaning; everything else that a renderer could take for markup or HTML is escaped with a backslash.
/// </summary>
internal static class MarkdownText
{
    public static string Of(string text, ImmutableArray<Citation> citations, Func<Citation, string> url)
    {
        var markdown = new StringBuilder(text.Length + 64);
        var previous = LineKind.Blank;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var words = line.Trim();
            var kind = words.Length is 0 ? LineKind.Blank : words.StartsWith("- ", StringComparison.Ordinal) ? LineKind.Item : LineKind.Words;
            markdown.Append(Break(previous, kind));
            AppendLine(markdown, kind is LineKind.Item ? words[2..].TrimStart() : words, kind, citations);
            previous = kind;
        }

        foreach (var citation in citations)
        {
            markdown.Append(markdown.Length is 0 ? "" : citation == citations[0] ? "\n\n" : "\n")
                .Append(CultureInfo.InvariantCulture, $"[{citation.Number}]: {url(citation)} \"{Quoted(citation.Title)}\"");
        }

        return markdown.ToString();
    }

    /// <summary>What stands between two lines so that they are read as the lines that they are.</summary>
    private static string Break(LineKind previous, LineKind next) => (previous, next) switch
    {
        (LineKind.Blank, LineKind.Blank) => "",
        (LineKind.Blank, _) => "",
        (_, LineKind.Blank) => "\n\n",
        (LineKind.Words, LineKind.Words) => "  \n",
        (LineKind.Item, LineKind.Item) => "\n",
        _ => "\n\n",
    };

    private static void AppendLine(StringBuilder markdown, string words, LineKind kind, ImmutableArray<Citation> citations)
    {
        if (kind is LineKind.Item)
        {
            markdown.Append("- ");
        }

        var mark = BlockMark(words);
        for (var i = 0; i < words.Length; i++)
        {
            if (i == mark || IsMarkup(words, i, citations))
            {
                markdown.Append('\\');
            }

            markdown.Append(words[i]);
        }
    }

    /// <summary>Where a line would begin a heading, quotation, list or rule: the character to escape; -1 where it would not.</summary>
    private static int BlockMark(string words)
    {
        var digits = words.TakeWhile(char.IsAsciiDigit).Count();
        return words switch
        {
            ['#' or '>' or '+' or '-' or '=', ..] => 0,
            _ when digits is > 0 and < 10 && digits < words.Length && words[digits] is '.' or ')'
                && (digits + 1 == words.Length || words[digits + 1] is ' ') => digits,
            _ => -1,
        };
    }

    private static bool IsMarkup(string words, int i, ImmutableArray<Citation> citations) => words[i] switch
    {
        '\\' or '`' or '*' or '<' or '~' or '|' => true,
        '[' => !IsMarker(words, i, citations),
        // Inside a word an underscore is only an underscore: order numbers and addresses stay readable.
        '_' => !(IsWord(words, i - 1) && IsWord(words, i + 1)),
        '&' => i + 1 < words.Length && (char.IsAsciiLetter(words[i + 1]) || words[i + 1] is '#'),
        '$' => i + 1 < words.Length && words[i + 1] is '$' || i > 0 && words[i - 1] is '$',
        _ => false,
    };

    private static bool IsWord(string words, int i) => i >= 0 && i < words.Length && char.IsLetterOrDigit(words[i]);

    private static bool IsMarker(string words, int i, ImmutableArray<Citation> citations)
    {
        var end = words.IndexOf(']', i);
        // A marker that a bracket or a colon follows would be a link or a definition.
        return end > i
            && int.TryParse(words.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && citations.Any(citation => citation.Number == number)
            && (end + 1 == words.Length || words[end + 1] is not ('(' or ':'));
    }

    private static string Quoted(string title) =>
        string.Concat(title.ReplaceLineEndings(" ").Select(c => c is '"' or '\\' or '<' or '&' ? $"\\{c}" : c.ToString()));

    private enum LineKind
    {
        Blank,
        Words,
        Item,
    }
}
