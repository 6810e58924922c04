using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Assistant.Core.Knowledge;

/// <summary>A link as it stands on a page.</summary>
internal sealed record PageLink(string Target, int Line)
{
    public static IEnumerable<PageLink> All(MarkdownDocument document, int firstLine) =>
        document.Descendants<LinkInline>()
            .Where(link => link is { IsImage: false, Url.Length: > 0 })
            .Select(link => new PageLink(link.Url!, link.Line + firstLine));
}
