using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Turns;

namespace Assistant.Core.Handoffs;

/// <summary>Makes the packet from what the conversation and the turn know. Nothing in it is written by a brain but the open question.</summary>
public static class PacketBuilder
{
    private const int Messages = 20;

    /// <param name="told">The conversation with what the shopper was told last.</param>
    public static Packet Build(Turn turn, TurnOutcome.HandedOff outcome, Conversation told)
    {
        var (draft, reason, openQuestion) = outcome;
        ImmutableArray<string> orders = [.. turn.Orders.Select(order => $"{order.Number}: {order.Status}").Distinct()];
        return new Packet
        {
            Reason = reason,
            Intent = turn.Intent,
            Summary = Summary(turn, reason, orders),
            OpenQuestion = openQuestion ?? turn.Question,
            Identity = turn.Identity.Level,
            Customer = (turn.Identity as ShopperIdentity.Customer)?.Id.Value,
            Orders = orders,
            Tried = [.. turn.ToolCalls.Select(call => $"{call.Tool}: {call.Outcome}")],
            Sources = draft.Sources,
            Transcript = [.. told.Transcript.TakeLast(Messages).Select(Line)],
        };
    }

    private static string Summary(Turn turn, HandoffReason reason, ImmutableArray<string> orders)
    {
        var who = turn.Identity switch
        {
            ShopperIdentity.Customer => "A signed-in shopper",
            ShopperIdentity.Guest(var order, _) => $"A guest who proved order {order}",
            _ => "A visitor",
        };
        var why = reason switch
        {
            HandoffReason.CustomerRequest => "asked for a person",
            HandoffReason.CannotAnswer => "asked something that no page or tool answers",
            HandoffReason.ActionNeeded => "needs something done that the assistant cannot do",
            HandoffReason.Complaint => "complains",
            HandoffReason.TechnicalFault => "could not be served because something did not work",
            HandoffReason.LimitReached => "could not be served within the limits of a turn",
            _ => "needs a person",
        };
        var about = turn.Intent is { } intent ? $" Taken to be about: {intent}." : "";
        var looked = orders.IsEmpty ? "" : $" Orders looked at: {string.Join(", ", orders)}.";
        return $"{who} {why}.{about}{looked}";
    }

    private static PacketLine Line(Utterance utterance) =>
        new(utterance.At, utterance.Speaker?.ToString().ToLowerInvariant() ?? "shopper", utterance.Text);
}
