using System.Collections.Immutable;
using Assistant.Commands.Output;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;

namespace Assistant.Commands.Chat;

/// <summary>Writes a message for reading: its text, its cards line by line, and below them the numbered sources.</summary>
internal static class MessageText
{
    /// <param name="howToConfirm">The last line of the card of an action that waits to be confirmed.</param>
    public static string Of(OutgoingMessage message, Func<ActionNote, string> howToConfirm)
    {
        var parts = new List<string> { message.Text.Trim() };
        parts.AddRange(message.Cards.Select(card => string.Join('\n', Lines(card))));
        if (message.Action is { } action)
        {
            parts.Add(string.Join('\n', Lines(action, howToConfirm)));
        }

        if (!message.Citations.IsEmpty)
        {
            parts.Add(string.Join('\n', message.Citations.Select(Source)));
        }

        return TerminalText.Clean(string.Join("\n\n", parts.Where(part => part.Length > 0)));
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

    /// <summary>All of it while it can be confirmed; afterwards what became of it, in one line.</summary>
    private static IEnumerable<string> Lines(ActionNote action, Func<ActionNote, string> howToConfirm) => action.State is ActionNoteState.Proposed
        ? [ActionWords.Title(action), .. ActionWords.Lines(action).Select(line => $"  {line}"), howToConfirm(action)]
        : [$"[{ActionWords.Title(action)}: {ActionWords.State(action.State)}]"];

    private static string Aside(string subtitle) => subtitle.Length is 0 ? "" : $" ({subtitle})";

    private static ImmutableArray<string> Indented(string text) =>
        text.Length is 0 ? [] : [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => $"  {line}")];
}
