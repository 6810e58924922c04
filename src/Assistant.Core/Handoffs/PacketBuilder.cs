using System.Collections.Immutable;
using Assistant.Core.Actions;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Turns;

namespace Assistant.Core.Handoffs;

/// <summary>
/// Makes the packet from what the whole conversation knows, so that nobody asks the shopper again. Nothing in it is written by a brain but the
/// open question.
/// </summary>
public static class PacketBuilder
{
    private const int Messages = 20;

    /// <param name="turn">The turn that hands over.</param>
    /// <param name="told">The conversation with that turn and what the shopper was told last.</param>
    public static Packet Build(Turn turn, TurnOutcome.HandedOff outcome, Conversation told)
    {
        var (reason, openQuestion) = (outcome.Reason, outcome.OpenQuestion);
        ImmutableArray<string> orders = [.. told.Trail.Orders.Select(order => order.ToString())];

        // Who asks for a person still wants what they wanted before; that they want a person is the reason already.
        var intent = reason is HandoffReason.CustomerRequest ? told.Trail.Intent ?? turn.Intent : turn.Intent ?? told.Trail.Intent;
        return new Packet
        {
            Reason = reason,
            Topic = outcome.Topic?.Name,
            Intent = intent,
            Summary = Summary(turn.Identity, outcome, intent, orders),
            OpenQuestion = openQuestion ?? OpenQuestions.Of(turn),
            Identity = turn.Identity.Level,
            Customer = (turn.Identity as ShopperIdentity.Customer)?.Id.Value,
            Orders = orders,
            Tried = told.Trail.Tried,
            Sources = told.Trail.Sources,
            Transcript = [.. told.Transcript.TakeLast(Messages).Select(Line)],
        };
    }

    /// <summary>For a change of the shop of which nobody knows whether it was done.</summary>
    /// <param name="told">The conversation with what the shopper was told last.</param>
    public static Packet Build(Conversation told, PendingAction action, HandoffReason reason, string openQuestion) => new()
    {
        Reason = reason,
        Intent = told.Trail.Intent ?? action.Proposal.Tool,
        Summary = $"The shopper confirmed {action.Proposal.Tool} ({action.Id}), and the shop's system does not tell whether it was done. Find out there under that id before anything is done again.",
        OpenQuestion = openQuestion,
        Identity = action.Proposal.Owner is OrderOwner.OfCustomer ? IdentityLevel.Customer : IdentityLevel.Guest,
        Customer = (action.Proposal.Owner as OrderOwner.OfCustomer)?.Id.Value,
        Orders = [.. told.Trail.Orders.Select(order => order.ToString())],
        Tried = told.Trail.Tried,
        Sources = told.Trail.Sources,
        Transcript = [.. told.Transcript.TakeLast(Messages).Select(Line)],
    };

    private static string Summary(
        ShopperIdentity identity, TurnOutcome.HandedOff outcome, string? intent, ImmutableArray<string> orders)
    {
        var who = identity switch
        {
            ShopperIdentity.Customer => "A signed-in shopper",
            ShopperIdentity.Guest(var order, _) => $"A guest who proved order {order}",
            _ => "A visitor",
        };
        var why = outcome.Reason switch
        {
            HandoffReason.CustomerRequest => "asked for a person",
            HandoffReason.CannotAnswer => "asked something that no page or tool answers",
            HandoffReason.ActionNeeded => "needs something done that the assistant cannot do",
            HandoffReason.Complaint => "complains",
            HandoffReason.TechnicalFault => "could not be served because something did not work",
            HandoffReason.LimitReached => "could not be served within the limits of a turn",
            HandoffReason.SensitiveTopic when outcome.Topic is { } topic => $"writes about {topic.About}",
            _ => "needs a person",
        };
        var about = intent is null ? "" : $" Taken to be about: {intent}.";
        var looked = orders.IsEmpty ? "" : $" Orders looked at: {string.Join(", ", orders)}.";
        return $"{who} {why}.{about}{looked}";
    }

    private static PacketLine Line(Utterance utterance) =>
        new(utterance.At, utterance.Speaker?.ToString().ToLowerInvariant() ?? "shopper", utterance.Text);
}
