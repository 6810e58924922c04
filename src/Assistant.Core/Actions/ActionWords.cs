using System.Collections.Immutable;
using System.Diagnostics;

namespace Assistant.Core.Actions;

/// <summary>An action's card in plain words, for whatever has no card of its own to draw: a terminal, or a client that knows common cards alone.</summary>
public static class ActionWords
{
    /// <summary>What is intended, such as <c>Return items of order W1042</c>.</summary>
    public static string Title(ActionNote note)
    {
        var ofOrder = note.Order is { } order ? $" of order {order}" : "";
        return note.Kind switch
        {
            // The items that are meant follow, whether they are all of the order or some.
            "cancel_order" => $"Cancel items{ofOrder}",
            "change_address" => $"Change the delivery address{ofOrder}",
            "change_payment" => $"Change the payment method{ofOrder}",
            "change_items" => $"Change items{ofOrder}",
            "create_return" => $"Return items{ofOrder}",
            "create_exchange" => $"Exchange items{ofOrder}",
            "update_profile" => "Update your details",
            // A tool that was added elsewhere: swap_colour reads "Swap colour".
            var other => $"{Readable(other)}{ofOrder}",
        };
    }

    public static string State(ActionNoteState state) => state switch
    {
        ActionNoteState.Proposed => "needs your confirmation",
        ActionNoteState.NeedsApproval => "waiting for approval",
        ActionNoteState.Succeeded => "done",
        ActionNoteState.Rejected => "not done",
        ActionNoteState.Unknown => "being processed",
        ActionNoteState.Expired => "expired",
        ActionNoteState.Declined => "declined",
        ActionNoteState.Withdrawn => "withdrawn",
        _ => throw new UnreachableException(),
    };

    /// <summary>What exactly: the items, then the facts, then the money and where it goes. One line each.</summary>
    public static ImmutableArray<string> Lines(ActionNote note) =>
    [
        .. note.Summary.Lines.Select(Line),
        .. note.Summary.Facts.Select(fact => $"{fact.Label}: {fact.Value}"),
        .. Money(note.Summary),
    ];

    private static string Line(ActionLine line)
    {
        var aside = line.Note is { Length: > 0 } words ? $" ({words})" : "";
        return $"{line.Quantity} × {line.Title}{aside}{(line.Amount is { } amount ? $": {amount}" : "")}";
    }

    private static IEnumerable<string> Money(ActionSummary summary)
    {
        if (summary is { Amount: { } amount })
        {
            yield return summary.RefundTo is null ? $"You pay: {amount}" : $"You get back: {amount}";
        }

        if (summary.RefundTo is { } destination)
        {
            yield return $"Refund to: {destination}";
        }
    }

    private static string Readable(string kind)
    {
        var words = kind.Replace('_', ' ').Trim();
        return words.Length is 0 ? "Change" : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
