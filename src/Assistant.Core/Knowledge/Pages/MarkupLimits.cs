namespace Assistant.Core.Knowledge;

/// <summary>
/// Matching brackets costs a Markdown parser quadratic time inside one paragraph and over all link definitions of a page. Honest
/// pages stay far below these limits; a page built to stop the assistant does not.
/// </summary>
internal static class MarkupLimits
{
    private const int BracketsPerParagraph = 500;
    private const int BracketsPerPage = 5_000;

    /// <summary>The line of the file on which the page goes too far, or null.</summary>
    public static int? Exceeded(string markdown, int firstLine)
    {
        var (line, inParagraph, onPage) = (firstLine, 0, 0);
        foreach (var text in markdown.AsSpan().EnumerateLines())
        {
            var brackets = text.Count('[');
            (inParagraph, onPage) = (text.IsWhiteSpace() ? 0 : inParagraph + brackets, onPage + brackets);
            if (inParagraph > BracketsPerParagraph || onPage > BracketsPerPage)
                return line;
            line++;
        }

        return null;
    }
}
