using System.Text.RegularExpressions;

namespace Assistant.Core.Knowledge;

/// <summary>
/// HTML never becomes part of a passage. Plain formatting is warned about; what runs, loads or hides something has no place on a
/// shop's policy page and refuses it.
/// </summary>
internal static partial class DroppedHtml
{
    [GeneratedRegex(
        @"<\s*/?\s*(script|iframe|object|embed|applet|form|input|button|style|link|meta|base|svg|math|template)\b"
        + @"|\bon[a-z]{3,20}\s*=|javascript:|display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|\bhidden\b[^<]{0,40}>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ActiveOrHidden { get; }

    public static void Report(string html, int line, bool strict, FaultList faults)
    {
        if (html.TrimStart().StartsWith("<!--", StringComparison.Ordinal))
            faults.Warn(line, "The comment is left out.", "Shoppers' questions go into `<!-- asks: one? | two? -->`; other notes do not belong on the page.");
        else if (!ActiveOrHidden.IsMatch(html))
            faults.Warn(line, "HTML is left out, with the text of an HTML block.", "Write it as Markdown.");
        else if (strict)
            faults.Refuse(line, "The page holds HTML that runs, loads or hides something.", "Remove it and write the text as Markdown.");
        else
            faults.Warn(line, "HTML that runs, loads or hides something is left out.", "Remove it and write the text as Markdown.");
    }
}
