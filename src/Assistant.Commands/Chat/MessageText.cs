using System.Collections.Immutable;
using System.Text;
using Assistant.Commands.Output;
using Assistant.Core.Conversations;

namespace Assistant.Commands.Chat;

/// <summary>Writes a message for reading: its text, its cards line by line, and below them the numbered sources.</summary>
internal static class MessageText
{
    public static string Of(OutgoingMessage message)
    {
        var text = new StringBuilder(message.Text.Trim());
        foreach (var card in message.Cards)
        {
            text.Append("\n\n").AppendJoin('\n', Lines(card));
        }

        if (!message.Citations.IsEmpty)
        {
            text.Append("\n\n").AppendJoin('\n', message.Citations.Select(Source));
        }

        return TerminalText.Clean(text.ToString());
    }

    /// <summary>One line, such as <c>[1] Returns › How long you have (returns#how-long-you-have)</c>.</summary>
    public static string Source(Citation citation)
    {
        var heading = citation.Heading.Length is 0 ? "" : $" › {citation.Heading}";
        var anchor = citation.Anchor.Length is 0 ? "" : $"#{citation.Anchor}";
        return $"[{citation.Number}] {citation.Title}{heading} ({citation.Page}{anchor})";
    }

    private static IEnumerable<string> Lines(Card card) => card switch
    {
        Card.OrderCard order =>
        [
            $"{order.Title}",
            .. order.Facts.Select(fact => $"  {fact.Label}: {fact.Value}"),
            .. order.Items.Select(item => $"  {item.Quantity} × {item.Title}{Aside(item.Subtitle)}  {item.Amount}"),
            $"  Total: {order.Total}",
        ],
        Card.ProductCard product => [$"{product.Title}  {product.Price}", .. Indented(product.Details)],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Aside(string subtitle) => subtitle.Length is 0 ? "" : $" ({subtitle})";

    private static ImmutableArray<string> Indented(string text) =>
        text.Length is 0 ? [] : [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => $"  {line}")];
}
