using System.Globalization;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Has a signed-in shopper prove anew who they are, by a code that is mailed to the address of their account.</summary>
public sealed class StepUps(IShop shop, OneTimeCodes codes, ActionMails mails, ActionReplies words, Limits limits)
{
    /// <summary>Null where the shopper cannot prove it here: a guest has to sign in.</summary>
    /// <exception cref="ShopUnavailableException">The shop does not answer.</exception>
    public async Task<ActionEnding?> BeginAsync(Turn turn, PendingAction action, CancellationToken cancellationToken)
    {
        if (turn.Identity is not ShopperIdentity.Customer(var id) || await shop.FindCustomerAsync(id, cancellationToken) is not { } customer)
        {
            return null;
        }

        if (action.StepUp is { } open && turn.Now < open.ExpiresAt && open.Tries < limits.CodeTries)
        {
            // A second click mails no second code.
            return new ActionEnding(words.CodeMailed(action.Proposal));
        }

        var code = OneTimeCodes.NewCode();
        var expires = turn.Now + limits.CodeLifetime < action.Proposal.ExpiresAt ? turn.Now + limits.CodeLifetime : action.Proposal.ExpiresAt;
        return new ActionEnding(words.CodeMailed(action.Proposal))
        {
            Events = [new StepUpIssued(action.Id, codes.Hash(turn.Conversation.Id, action.Id, code), expires) { At = turn.Now }],
            Outbox = [mails.StepUp(action.Proposal, customer.Email, code, limits.CodeLifetime.TotalMinutes.ToString("0", CultureInfo.InvariantCulture))],
        };
    }
}
