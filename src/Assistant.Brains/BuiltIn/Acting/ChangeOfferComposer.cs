using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Acting;

/// <summary>Asks what of an order is to be changed, with what the assistant can change; else says that a person has to.</summary>
internal sealed class ChangeOfferComposer : IComposer, IOffer
{
    private static readonly (string Tool, string Suggestion)[] Changes =
    [
        (ToolNames.ChangeAddress, "suggest.change_address"),
        (ToolNames.ChangeItems, "suggest.change_items"),
        (ToolNames.ChangePayment, "suggest.change_payment"),
        (ToolNames.CancelOrder, "suggest.cancel"),
    ];

    public string Name => "change_offer";

    public string? Compose(Findings findings, Session session)
    {
        var offered = Changes.Where(change => session.Identity is IdentityLevel.None || session.Tools.Offers(change.Tool)).ToList();
        if (offered.Count is 0)
        {
            return session.Say("change.not_here");
        }

        if (OrderFacts.Of(findings[ToolNames.FindOrder]) is { Status: OrderStatus.Shipped or OrderStatus.Delivered or OrderStatus.Cancelled })
        {
            return null;
        }

        if (session.Draft.Ask(session.Say("change.shall_we")))
        {
            session.Draft.Suggest(offered.Select(change => session.Label(change.Suggestion)));
        }

        return null;
    }
}
