using Assistant.Core.Conversations;
using Assistant.Core.Policy;
using Assistant.Core.Tools;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Puts what the shop said into the conversation, with the mails that follow and the cards that are settled by it.</summary>
public sealed class ActionOutcomes(ActionReplies words, ActionMails mails)
{
    /// <summary>
    /// What the conversation as it is now makes of an outcome. Whoever lost the lease meanwhile has nothing more to say: the action is told as
    /// it stands.
    /// </summary>
    /// <param name="fence">Of the lease under which the shop was called.</param>
    public ActionEnding End(Conversation now, ActionId id, int fence, ActionOutcome outcome, Decision? decision, TurnSources sources, DateTimeOffset at)
    {
        var action = now.FindAction(id) ?? throw new InvalidOperationException("The action is not of this conversation.");
        var proposal = action.Proposal;
        return (action.State, outcome) switch
        {
            ({ Held: { } held }, _) when held.Fence != fence => AsItStands(action),
            (ActionState.Executing or ActionState.Unknown, ActionOutcome.Done(var receipt)) => Done(now, proposal, fence, receipt, decision, sources, at),
            (ActionState.Executing or ActionState.Unknown, ActionOutcome.Refused(var why)) => new ActionEnding(words.Rejected(proposal, why))
            {
                Events = [new ActionRejected(id, fence, why) { At = at }],
            },
            (ActionState.Executing, ActionOutcome.Unknown) => new ActionEnding(words.BeingProcessed(proposal)) { Events = [new ActionUnknown(id, fence) { At = at }] },
            _ => AsItStands(action),
        };
    }

    public ActionEnding AsItStands(PendingAction action) => new(words.AsItStands(action));

    private ActionEnding Done(
        Conversation now, Proposal proposal, int fence, Shop.ShopReceipt receipt, Decision? decision, TurnSources sources, DateTimeOffset at)
    {
        var overtaken = OpenCards.ReplacedBy(now, proposal).ToList();
        var draft = words.Done(proposal, receipt, decision, sources);
        return new ActionEnding(draft)
        {
            Events =
            [
                new ActionSucceeded(proposal.Id, fence, receipt) { At = at },
                .. overtaken.Select(action => new ActionWithdrawn(action.Id, WithdrawnBecause.Overtaken) { At = at }),
            ],
            Notices = [.. overtaken.Select(action => words.Withdrawn(action.Proposal, WithdrawnBecause.Overtaken))],
            Outbox = mails.After(proposal, receipt, draft.Text),
        };
    }
}
