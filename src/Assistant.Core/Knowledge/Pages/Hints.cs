using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Assistant.Core.Knowledge;

/// <summary>Questions that an editor says a section answers: <c>&lt;!-- asks: is returning free? | who pays? --&gt;</c>.</summary>
internal static partial class Hints
{
    private const int MaxHints = 20;
    private const int MaxLength = 160;

    [GeneratedRegex(@"^\s*<!--\s*asks:(?<asks>.*)-->\s*$", RegexOptions.Singleline)]
    private static partial Regex Comment { get; }

    /// <summary>Null when the block is something else.</summary>
    public static IReadOnlyList<string>? TryRead(HtmlBlock html, int firstLine, FaultList faults)
    {
        if (Comment.Match(html.Lines.ToString()) is not { Success: true } comment)
            return null;

        var asks = comment.Groups["asks"].Value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (asks.Length > MaxHints || asks.Any(ask => ask.Length > MaxLength))
            faults.Warn(html.Line + firstLine, $"Only {MaxHints} hints of up to {MaxLength} characters are used.", "Keep the questions that shoppers really ask.");

        return [.. asks.Where(ask => ask.Length <= MaxLength).Take(MaxHints)];
    }
}
