using Assistant.Core.Conversations;

namespace Assistant.Core.Actions;

/// <summary>What one message of a shopper decides about an intended write. Read by code from what is stored; no brain has a part in it.</summary>
public abstract record ShopperDecision
{
    private ShopperDecision()
    {
    }

    /// <param name="Action">As it is now, which may be any state: a second click confirms what is done already.</param>
    public sealed record Confirm(PendingAction Action, ConfirmedBy By) : ShopperDecision;

    public sealed record Decline(PendingAction Action) : ShopperDecision;

    /// <summary>A code that was to prove anew who the shopper is, and is not right.</summary>
    public sealed record WrongCode(PendingAction Action) : ShopperDecision;

    /// <summary>A "yes" that could mean the card, and does not count: it was not written right below it, or the action asks for more.</summary>
    public sealed record Unclear(PendingAction Action) : ShopperDecision;

    /// <summary>A click on a card that this conversation does not have. Foreign and made-up ids are one.</summary>
    public sealed record NoSuchCard : ShopperDecision;
}
