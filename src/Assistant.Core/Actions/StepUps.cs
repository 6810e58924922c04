using System.Globalization;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Core.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>
/// Has a shopper prove anew who they are, by a code that is mailed to the address of their account, or to that of the order which a guest has proved.
/// A guest proves the same twice, and that is the point: the first proof is up to half an hour old, and somebody else may sit at the browser.
/// </summary>
public sealed class StepUps(IShop shop, OneTimeCodes codes, ActionMails mails, ActionReplies words, Limits limits)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Null where it cannot be proved here: the shop knows no address, or as many codes were mailed in this hour as may be.</summary>
    /// <exception cref="ShopUnavailableException">The shop does not answer.</exception>
    public async Task<ActionEnding?> BeginAsync(Turn turn, PendingAction action, CancellationToken cancellationToken)
    {
        if (action.StepUp is { } open && turn.Now < open.ExpiresAt && open.Tries < limits.CodeTries)
        {
            // A second click mails no second code.
            return new ActionEnding(words.CodeMailed(action.Proposal));
        }

        if (CodesInHour(turn, action.Proposal) >= limits.CodesPerOrderAndHour
            || turn.Identity.OrderOwner is not { } owner
            || await shop.FindMailAsync(owner, cancellationToken) is not { } address)
        {
            return null;
        }

        var code = OneTimeCodes.NewCode();
        var expires = turn.Now + limits.CodeLifetime < action.Proposal.ExpiresAt ? turn.Now + limits.CodeLifetime : action.Proposal.ExpiresAt;
        return new ActionEnding(words.CodeMailed(action.Proposal))
        {
            Events = [new StepUpIssued(action.Id, codes.Hash(turn.Conversation.Id, action.Id, code), expires) { At = turn.Now }],
            Outbox = [mails.StepUp(action.Proposal, address, code, limits.CodeLifetime.TotalMinutes.ToString("0", CultureInfo.InvariantCulture))],
        };
    }

    /// <summary>For the same order, or for the account, in this conversation: each code is so many chances to guess one.</summary>
    private static int CodesInHour(Turn turn, Proposal proposal) => turn.Conversation.Actions
        .Where(action => action.Proposal.Order == proposal.Order && action.Proposal.ExpiresAt > turn.Now - Hour)
        .Sum(action => action.CodesMailed);
}
