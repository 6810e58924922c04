using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Flows;

/// <summary>Tells a question about the shopper's own order from one about orders in general.</summary>
internal static partial class OwnOrders
{
    [GeneratedRegex(@"\b(my|mine|the ([\p{L}-]+ )?(parcel|package|order|delivery|shipment)|(waiting|looking) for an? (parcel|package|order|delivery|shipment))\b")]
    private static partial Regex Mine { get; }

    [GeneratedRegex(@"\b(the|this|that|these|those) [\p{L}]")]
    private static partial Regex Thing { get; }

    /// <summary>"When will my parcel come?", and everything once an order is known or asked for.</summary>
    public static bool AreMeant(OpenFlow open, Session session) =>
        open.Asked is not null || open.Slots.ContainsKey(Slots.Own) || open.Slots.ContainsKey(Slots.Order) || SaysMine(session) || PointsToOrder(session);

    /// <summary>"Cancel it" may be about an own order; "how long does delivery take?" is not.</summary>
    public static bool MayBeMeant(Session session) =>
        SaysMine(session) || (session.Part is { } part && !SlotFiller.IsQuestion(part.Text));

    /// <summary>"When will it come?" after an order was spoken of.</summary>
    private static bool PointsToOrder(Session session) =>
        session.State is { Focus.Order: not null, Last: { } last } && last.Slots.ContainsKey(Slots.Order)
            && session.Part?.Slots.OfType<Slot.Reference>().Any(reference => reference.Kind is ReferenceKind.LastMentioned) is true;

    /// <summary>"The jacket", "those boots": a thing that the shopper has before them.</summary>
    public static bool NamesThing(UnderstoodPart part) => Thing.IsMatch(TextFolding.Fold(part.Text));

    /// <summary>Whether the words themselves name or point to an own order or item.</summary>
    public static bool IsNamed(UnderstoodPart part) =>
        part.Find<Slot.Order>() is not null || part.Find<Slot.Reference>() is not null || Mine.IsMatch(TextFolding.Fold(part.Text));

    private static bool SaysMine(Session session) => session.Part is { } part && Mine.IsMatch(TextFolding.Fold(part.Text));
}
