using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.References;
using Assistant.Brains.Understanding;
using Assistant.Core.Identity;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Dialogue;

/// <summary>"Cancel W1010 and W1001": each change has a card of its own, so they are made one after the other and none is forgotten.</summary>
internal static partial class SeveralOrders
{
    private const int MaxOthers = 3;

    // "To the same address as W1004" names an order with which nothing is to be done.
    [GeneratedRegex(@"[0-9]{3,8}( |,|&|\+|and|plus|as well as|also|order|number|nr|my|the)+w?[0-9]{3,8}\b")]
    private static partial Regex Joined { get; }

    /// <summary>Offers to begin with the first order and puts the others aside; false where one alone is meant, or nothing is to be done.</summary>
    public static bool Offered(OpenFlow open, UnderstoodPart part, Session session)
    {
        if (!open.Slots.ContainsKey(Slots.Wanted) || session.Identity is not IdentityLevel.Customer
            || !Joined.IsMatch(TextFolding.Fold(part.Text)) || Requests.Orders(part) is not [var first, _, ..] orders || first != Referents.Named(part))
        {
            return false;
        }

        ImmutableArray<string> others = [.. orders.Skip(1).Take(MaxOthers)];
        session.State = session.State with
        {
            Last = open with { Asked = null },
            Interrupted = [.. session.State.Interrupted.Where(other => other.Flow != open.Flow), .. others.Reverse().Select(order => open.With(Slots.Order, order))],
        };
        if (orders.Length > others.Length + 1)
        {
            session.Draft.State(session.Say("requests.left", ("rest", Phrases.Bullets(orders.Skip(others.Length + 1)))));
        }

        Offering.Make(session, new Offer(open.Flow, open.Slots), "act.one_by_one", ("order", first), ("others", Phrases.And(others)));
        return true;
    }

    /// <summary>Whether a task that waits is the one that is offered, and for another order.</summary>
    public static bool IsOfOther(OpenFlow waiting, Offer offer) =>
        waiting.Slots.TryGetValue(Slots.Order, out var order) && offer.Slots.TryGetValue(Slots.Order, out var offered) && order != offered;
}
