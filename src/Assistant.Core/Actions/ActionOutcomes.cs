using Assistant.Core.Conversations;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Core.Turns;
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
            (ActionState.Executing or ActionState.Unknown, ActionOutcome.Done(var receipt)) =>
                Done(now, proposal, new ActionSucceeded(id, fence, receipt) { At = at }, words.Done(proposal, receipt, decision, sources), receipt),
            (ActionState.Executing or ActionState.Unknown, ActionOutcome.Refused(var why)) => new ActionEnding(words.Rejected(proposal, why))
            {
                Events = [new ActionRejected(id, fence, why) { At = at }],
            },
            (ActionState.Executing, ActionOutcome.Unknown) => new ActionEnding(words.BeingProcessed(proposal)) { Events = [new ActionUnknown(id, fence) { At = at }] },
            _ => AsItStands(action),
        };
    }

    public ActionEnding AsItStands(PendingAction action) => new(words.AsItStands(action));

    /// <summary>What a person found out. Where the shop's ledger has it, the shopper is told and mailed what they would have been told at once.</summary>
    public ActionEnding End(Conversation now, Proposal proposal, ActionSettled settled) => settled switch
    {
        { IsDone: false } => new ActionEnding(words.Rejected(proposal, RejectedBecause.NotPossible)) { Events = [settled] },
        { Receipt: { } receipt } => Done(now, proposal, settled, words.Done(proposal, receipt, decision: null, new TurnSources()), receipt),
        _ => Done(now, proposal, settled, words.DoneAlready(proposal), receipt: null),
    };

    private ActionEnding Done(Conversation now, Proposal proposal, OfAction happened, Draft draft, ShopReceipt? receipt)
    {
        var overtaken = OpenCards.ReplacedBy(now, proposal).ToList();
        return new ActionEnding(draft)
        {
            Events = [happened, .. overtaken.Select(action => new ActionWithdrawn(action.Id, WithdrawnBecause.Overtaken) { At = happened.At })],
            Notices = [.. overtaken.Select(action => words.Withdrawn(action.Proposal, WithdrawnBecause.Overtaken))],
            Outbox = receipt is null ? [] : mails.After(proposal, receipt, draft.Text),
        };
    }
}
