using System.Collections.Immutable;
using Assistant.Core.Policy.Prose;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Assistant.Core.Knowledge;

/// <summary>A page's Markdown as sections of plain text, with what else a reader of it must know.</summary>
/// <param name="FirstHeading">Text of the first heading of level 1, if any.</param>
internal sealed record PageOutline(
    ImmutableArray<PageSection> Sections, ImmutableArray<PageLink> Links, ImmutableArray<string> Anchors, string? FirstHeading)
{
    private const int MaxHeadingLength = 100;
    private const int WordsThatNeedHeadings = 250;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().Build();

    /// <param name="firstLine">Line of the file on which <paramref name="markdown"/> starts.</param>
    /// <exception cref="ArgumentException">Markdig refuses text whose elements are nested too deeply.</exception>
    public static PageOutline Read(string markdown, int firstLine, bool strict, FaultList faults)
    {
        var document = Markdown.Parse(TemplateVariables.Blanked(markdown, firstLine, faults), Pipeline);
        var writer = new SectionWriter(firstLine, strict, faults);
        foreach (var block in document)
        {
            if (block is HeadingBlock heading)
                writer.Open(heading);
            else
                writer.Write(block);
        }

        foreach (var html in document.Descendants<HtmlInline>())
            DroppedHtml.Report(html.Tag, html.Line + firstLine, strict, faults);

        var outline = writer.ToOutline([.. PageLink.All(document, firstLine)]);
        outline.ReportStructure(firstLine, faults);
        return outline;
    }

    private void ReportStructure(int firstLine, FaultList faults)
    {
        var words = Sections.SelectMany(section => section.Units).Sum(unit => unit.Words);
        if (words == 0)
            faults.Refuse(firstLine, "The page has no text.", "Write the page below its front matter, or delete the file.");
        else if (Anchors.IsEmpty && words > WordsThatNeedHeadings)
            faults.Warn(firstLine, "The page has no headings.", "Divide it with `## ` headings that a shopper would recognise; citations point to them.");
    }

    private sealed class SectionWriter(int firstLine, bool strict, FaultList faults)
    {
        private readonly List<PageSection> _sections = [new("", [])];
        private readonly HeadingAnchors _anchors = new();
        private readonly ImmutableArray<string>.Builder _anchorsInOrder = ImmutableArray.CreateBuilder<string>();
        private readonly Stack<(int Level, string Text)> _path = [];
        private string? _firstHeading;

        public PageOutline ToOutline(ImmutableArray<PageLink> links)
        {
            foreach (var section in _sections.Where(section => section.Units.Count == 0 && section.Asks.Count > 0))
                faults.Warn(firstLine, $"The hints under `{section.Anchor}` belong to no text.", "Move the `asks:` comment below the heading whose text answers it.");

            return new([.. _sections], links, _anchorsInOrder.ToImmutable(), _firstHeading);
        }

        public void Open(HeadingBlock heading)
        {
            // Of a heading that is underlined, the parser names the line below it.
            var (text, line) = (PlainText.Of(heading), heading.Line + firstLine - (heading.IsSetext ? 1 : 0));
            if (text.Length == 0)
            {
                faults.Warn(line, "The heading is empty.", "Write a heading or remove the line.");
                return;
            }

            if (text.Contains(Markers.Open, StringComparison.Ordinal))
                faults.Refuse(line, "A marker stands in a heading.", "Say the value in a sentence; links go by the heading's words.");
            if (text.Length > MaxHeadingLength)
                faults.Warn(line, $"The heading is longer than {MaxHeadingLength} characters.", "Say it shorter; the rest belongs into the text.");
            if (_path.TryPeek(out var above) && heading.Level > above.Level + 1)
                faults.Warn(line, $"The heading skips from level {above.Level} to {heading.Level}.", $"Use {new string('#', above.Level + 1)} here.");

            while (_path.TryPeek(out above) && above.Level >= heading.Level)
                _path.Pop();
            _path.Push((heading.Level, text));
            if (heading.Level == 1)
                _firstHeading ??= text;

            var anchor = _anchors.Next(text);
            _anchorsInOrder.Add(anchor);
            _sections.Add(new(anchor, [.. _path.Select(part => part.Text).Reverse()]));
        }

        public void Write(Block block)
        {
            var section = _sections[^1];
            switch (block)
            {
                case HtmlBlock html when Hints.TryRead(html, firstLine, faults) is { } asks:
                    section.Asks.AddRange(asks);
                    break;
                case HtmlBlock html:
                    DroppedHtml.Report(html.Lines.ToString(), html.Line + firstLine, strict, faults);
                    break;
                case CodeBlock code:
                    faults.Warn(code.Line + firstLine, "Code is left out of answers.", "Write it as text, or leave it for readers of the page.");
                    break;
                case ListBlock list:
                    AddIntroduced(section, TextLines.Of(list));
                    break;
                case Table table:
                    AddIntroduced(section, TextLines.Of(table));
                    break;
                case QuoteBlock quote:
                    foreach (var inner in quote)
                        Write(inner);
                    break;
                case ParagraphBlock paragraph when PlainText.Of(paragraph) is { Length: > 0 } text:
                    section.Units.Add(new(text));
                    break;
            }
        }

        /// <summary>A paragraph that ends in a colon introduces the list or table below it and travels with its first line.</summary>
        private static void AddIntroduced(PageSection section, IEnumerable<string> lines)
        {
            var introduction = section.Units is [.., { Introduction: null, Text: [.., ':'] text }] ? Sentences.Split(text).Last() : null;
            var first = introduction is not null;
            foreach (var line in lines)
            {
                if (first)
                    section.Units[^1] = new($"{section.Units[^1].Text}\n{line}");
                else
                    section.Units.Add(new(line, introduction));
                first = false;
            }
        }
    }
}
