using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Assistant.Core.Knowledge;

/// <summary>What a reader sees of Markdown inlines, as one line without marks. HTML and images are left out.</summary>
internal static partial class PlainText
{
    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }

    [GeneratedRegex(@" (?=[.,;:!?)\]])", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex SpaceBeforeMark { get; }

    public static string Of(LeafBlock block)
    {
        var text = new StringBuilder();
        if (block.Inline is { } inline)
            Append(inline, text);

        var blanked = text.ToString().Contains(TemplateVariables.Blank, StringComparison.Ordinal);
        text.Replace(TemplateVariables.Blank.ToString(), "");
        var line = Spaces.Replace(text.ToString(), " ").Trim();
        return blanked ? SpaceBeforeMark.Replace(line, "") : line;
    }

    private static void Append(ContainerInline container, StringBuilder text)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline or HtmlInline { Tag: ['<', 'b' or 'B', 'r' or 'R', ..] }:
                    text.Append(' ');
                    break;
                case HtmlInline or TaskList or LinkInline { IsImage: true }:
                    break;
                case ContainerInline nested:
                    Append(nested, text);
                    break;
            }
        }
    }
}
