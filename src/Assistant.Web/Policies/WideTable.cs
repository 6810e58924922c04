using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Assistant.Web.Policies;

/// <summary>A table that scrolls by itself where the screen is narrower than it, also by keyboard, so that the page does not.</summary>
internal sealed class WideTable : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">");
        base.Write(renderer, table);
        renderer.Write("</div>");
    }
}
