using Assistant.Core.Knowledge;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Assistant.Web.Policies;

/// <summary>Renders a policy page. HTML in a page is dropped, and headings get the anchors that citations point to.</summary>
internal static class PolicyHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    // The same as the pipeline, but comments and HTML are recognised, so that they can be dropped instead of shown.
    private static readonly MarkdownPipeline Reading = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static MarkupString Render(PolicyPage page)
    {
        var document = Markdown.Parse(page.Body, Reading);
        foreach (var html in document.Descendants<HtmlBlock>().ToList())
        {
            html.Parent?.Remove(html);
        }

        foreach (var html in document.Descendants<HtmlInline>().ToList())
        {
            html.Remove();
        }

        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = Safe(link.Url);
            link.IsImage = false;
        }

        var anchors = new HeadingAnchors();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.GetAttributes().Id = anchors.Next(Text(heading));
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return new MarkupString(writer.ToString());
    }

    /// <summary>Pages link to each other by file; a browser asks for them by id.</summary>
    private static string Safe(string? url) => url switch
    {
        null => "#",
        _ when url.StartsWith('#') || url.StartsWith("https://", StringComparison.Ordinal) => url,
        _ when url.StartsWith("mailto:", StringComparison.Ordinal) || url.StartsWith("tel:", StringComparison.Ordinal) => url,
        _ when !url.Contains(':', StringComparison.Ordinal) => url.Replace(".md", "", StringComparison.Ordinal),
        _ => "#",
    };

    private static string Text(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()) ?? []);
}
