using Assistant.Core.Knowledge;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Assistant.Web.Policies;

/// <summary>Renders a policy page. HTML in a page is dropped, and headings get the anchors that citations point to.</summary>
internal static class PolicyHtml
{
    private const int SectionLevel = 2;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    // The same as the pipeline, but comments and HTML are recognised, so that they can be dropped instead of shown.
    private static readonly MarkdownPipeline Reading = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static RenderedPolicy Render(PolicyPage page)
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
        var sections = new List<PolicySection>();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var title = Text(heading);
            var anchor = anchors.Next(title);
            heading.GetAttributes().Id = anchor;
            if (heading.Level is SectionLevel)
            {
                sections.Add(new PolicySection(title, anchor));
            }
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new WideTable());
        renderer.Render(document);
        return new RenderedPolicy(new MarkupString(writer.ToString()), sections);
    }

    /// <summary>The paragraph that the page opens with, as plain text: what it says in short. Empty where it opens otherwise.</summary>
    public static string Lead(PolicyPage page) => Markdown.Parse(page.Body, Reading).FirstOrDefault() is ParagraphBlock opening ? Text(opening) : "";

    /// <summary>Pages link to each other by file; a browser asks for them by id.</summary>
    private static string Safe(string? url) => url switch
    {
        null => "#",
        _ when url.StartsWith('#') || url.StartsWith("https://", StringComparison.Ordinal) => url,
        _ when url.StartsWith("mailto:", StringComparison.Ordinal) || url.StartsWith("tel:", StringComparison.Ordinal) => url,
        _ when !url.Contains(':', StringComparison.Ordinal) => url.Replace(".md", "", StringComparison.Ordinal),
        _ => "#",
    };

    private static string Text(LeafBlock block) => string.Concat(block.Inline?.Descendants().Select(inline => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        LineBreakInline => " ",
        _ => "",
    }) ?? []);
}

/// <param name="Sections">In page order.</param>
internal sealed record RenderedPolicy(MarkupString Html, IReadOnlyList<PolicySection> Sections);

internal sealed record PolicySection(string Title, string Anchor);
