using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Orders;

/// <summary>Offers a person as long as money is still to come: whoever reads that it was sent needs none.</summary>
internal sealed class RefundOfferComposer : IComposer, IOffer
{
    public string Name => "refund_offer";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order || !RefundWords.IsSettled(order))
        {
            Offering.Person(session, "person.offer_look_into", "action_needed");
        }

        return null;
    }
}

/// <summary>Offers a person for a parcel that will not come by itself.</summary>
internal sealed class ParcelOfferComposer : IComposer, IOffer
{
    public string Name => "parcel_offer";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is { Status: not OrderStatus.Cancelled } order
            && order.Shipments.Any(parcel => parcel is { DeliveredAt: null, Status: ShipmentStatus.Lost } or { Status: ShipmentStatus.ReturnedToSender }))
        {
            Offering.Person(session, "person.offer_parcel", "action_needed");
        }

        return null;
    }
}

/// <summary>Offers a person where nobody says why an order is late, or the day that was said last has passed.</summary>
internal sealed class WhyOfferComposer : IComposer, IOffer
{
    public string Name => "why_offer";

    public string? Compose(Findings findings, Session session)
    {
        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is not { } order
            || !order.Shipments.Any(parcel => parcel is { DeliveredAt: null, Problem.Length: > 0, Status: ShipmentStatus.Delayed, ExpectedOn: { } day } && day >= session.Days.Today))
        {
            Offering.Person(session, "person.offer_look_into", "action_needed");
        }

        return null;
    }
}
