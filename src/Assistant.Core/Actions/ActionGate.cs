using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Privacy;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Core.Turns;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>
/// Carries out what a shopper decides about a card: checks everything anew, stores that it begins, calls the shop once and stores how it
/// ended. Nothing else leads to a change of the shop.
/// </summary>
public sealed class ActionGate(
    Toolbox toolbox,
    WriteSwitch writes,
    BlastRadius radius,
    Pseudonyms pseudonyms,
    ActionCalls calls,
    ActionOutcomes outcomes,
    Proposals proposals,
    StepUps stepUps,
    ActionReplies words,
    ConversationLog log,
    Limits limits,
    TimeProvider time)
{
    /// <exception cref="ShopUnavailableException">The shop could not be read; nothing has begun.</exception>
    public async Task<TurnOutcome> DecideAsync(Turn turn, ShopperDecision decision, CancellationToken cancellationToken) => decision switch
    {
        ShopperDecision.NoSuchCard => Ends("declined", turn, _ => new ActionEnding(words.NoSuchCard())),
        ShopperDecision.Unclear(var action) => Ends("replied", turn, now => StillOpen(now, action, words.Unclear(action.Proposal))),
        ShopperDecision.WrongCode(var action) => Ends("replied", turn, now => StillOpen(now, action, words.WrongCode(action.Proposal))),
        ShopperDecision.Decline(var action) => Ends("action-declined", turn, now => Declined(now, action.Id, turn)),
        ShopperDecision.Confirm(var action, var by) => await ConfirmAsync(turn, action, by, cancellationToken),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Reminds of a card, unless something has ended it meanwhile.</summary>
    private ActionEnding StillOpen(Conversation now, PendingAction action, Draft reminder) =>
        now.FindAction(action.Id) is { IsOpen: true } ? new ActionEnding(reminder) : outcomes.AsItStands(now.FindAction(action.Id)!);

    private ActionEnding Declined(Conversation now, ActionId id, Turn turn) => now.FindAction(id) is { IsOpen: true } open
        ? new ActionEnding(words.Declined(open.Proposal)) { Events = [new ActionDeclined(id, turn.Questions[^1].Sequence) { At = turn.Now }] }
        : outcomes.AsItStands(now.FindAction(id)!);

    private async Task<TurnOutcome> ConfirmAsync(Turn turn, PendingAction action, ConfirmedBy by, CancellationToken cancellationToken)
    {
        var proposal = action.Proposal;
        if (!action.IsOpen)
        {
            return Ends("action-stale", turn, now => outcomes.AsItStands(now.FindAction(action.Id)!));
        }

        if (turn.Questions[^1].At >= proposal.ExpiresAt)
        {
            return Ends("action-expired", turn, now => Over(now, action.Id, new ActionExpired(action.Id) { At = turn.Now }, words.Expired(proposal)));
        }

        if (turn.Identity.OrderOwner != proposal.Owner)
        {
            return Withdraws(turn, action, WithdrawnBecause.Identity);
        }

        if (!writes.IsOn(proposal.Tool) || toolbox.FindWrite(proposal.Tool) is not { } tool || tool.Contract.Identity > turn.Identity.Level)
        {
            return Withdraws(turn, action, WithdrawnBecause.NotAllowed);
        }

        var plan = await tool.PlanAsync(proposal.Arguments, turn.Context, cancellationToken);
        if (plan is not WritePlan.Ready ready)
        {
            return Withdraws(turn, action, WithdrawnBecause.NotAllowed);
        }

        if (!CommandText.AreSame(ready.Command, proposal.Command))
        {
            return Ends("proposed", turn, now => ShowAnew(now, action, ready, turn));
        }

        // The rules may ask for more now than when the card was shown; they never ask for less than it said.
        if ((ready.StepUp || proposal.StepUp) && by is not ConfirmedBy.StepUp)
        {
            return await stepUps.BeginAsync(turn, action, cancellationToken) is { } begun
                ? Ends("action-step-up", turn, now => now.FindAction(action.Id) is { IsOpen: true } ? begun : outcomes.AsItStands(now.FindAction(action.Id)!))
                : Withdraws(turn, action, WithdrawnBecause.Identity);
        }

        return ready.NeedsApproval || proposal.NeedsApproval
            ? Ends("action-needs-approval", turn, now => AskForApproval(now, action, by, turn))
            : await ExecuteAsync(turn, tool, action, by, ready, cancellationToken);
    }

    private ActionEnding AskForApproval(Conversation now, PendingAction action, ConfirmedBy by, Turn turn) => now.FindAction(action.Id) is { IsOpen: true }
        ? new ActionEnding(words.AwaitsApproval(action.Proposal))
        {
            Events =
            [
                new ActionConfirmed(action.Id, turn.Questions[^1].Sequence, by) { At = turn.Now },
                new ApprovalAsked(action.Id) { At = turn.Now },
            ],
        }
        : outcomes.AsItStands(now.FindAction(action.Id)!);

    /// <summary>What was confirmed is no longer what it would come to: that card is taken back, and the new one shown.</summary>
    private ActionEnding ShowAnew(Conversation now, PendingAction action, WritePlan.Ready ready, Turn turn)
    {
        var planned = new PlannedWrite(action.Proposal.Tool, action.Proposal.Arguments, ready);
        return now.FindAction(action.Id) is { IsOpen: true } && !proposals.AreExhausted(now, planned, turn.Now)
            ? proposals.Propose(now, planned, turn.Context, lead: "action.again.changed")
            : Over(now, action.Id, new ActionWithdrawn(action.Id, WithdrawnBecause.Changed) { At = turn.Now }, words.Withdrawn(action.Proposal, WithdrawnBecause.Changed));
    }

    private async Task<TurnOutcome> ExecuteAsync(
        Turn turn, WriteTool tool, PendingAction action, ConfirmedBy by, WritePlan.Ready ready, CancellationToken cancellationToken)
    {
        if (!radius.TryTake(tool.Contract.Name, tool.Contract.Owner, pseudonyms.Of(action.Proposal.Owner)))
        {
            var ending = new ActionEnding(words.Stopped(action.Proposal)) { Events = [new ActionWithdrawn(action.Id, WithdrawnBecause.NotAllowed) { At = turn.Now }] };
            return new TurnOutcome.HandedOff(ending.Draft, HandoffReason.ActionNeeded, words.Subject(action.Proposal))
            {
                Action = now => now.FindAction(action.Id) is { IsOpen: true } ? ending : outcomes.AsItStands(now.FindAction(action.Id)!),
            };
        }

        var lease = new ActionLease(Fence: 1, time.GetUtcNow() + limits.ActionLease);
        ImmutableArray<ConversationEvent> begins =
        [
            new ActionConfirmed(action.Id, turn.Questions[^1].Sequence, by) { At = turn.Now },
            new ActionStarted(action.Id, lease, turn.Release.Id, Claims.Of(ready)) { At = turn.Now },
        ];
        try
        {
            // How the turn ends is stored behind the same door, so that giving up at it gains nothing; but nothing begins once the turn is over.
            var begun = await log.UpdateAsync(
                turn.Conversation.Id,
                now => now is { HasEnded: false, Attendant: not Attendant.Person } && now.FindAction(action.Id) is { IsOpen: true } && !cancellationToken.IsCancellationRequested
                    ? new Change<bool>(true, begins)
                    : new Change<bool>(false, []),
                CancellationToken.None);
            if (!begun.Result)
            {
                return Ends("action-stale", turn, now => outcomes.AsItStands(now.FindAction(action.Id)!));
            }
        }
        catch (ClaimConflictException)
        {
            // Something else has taken the same units or the same money a moment ago.
            return Withdraws(turn, action, WithdrawnBecause.Changed);
        }

        var outcome = await calls.ExecuteAsync(action.Proposal, cancellationToken);
        return Ends(
            $"action-{outcome.GetType().Name.ToLowerInvariant()}",
            turn,
            now => outcomes.End(now, action.Id, lease.Fence, outcome, ready.Decision, turn.Sources, time.GetUtcNow()));
    }

    private TurnOutcome.OnAction Withdraws(Turn turn, PendingAction action, WithdrawnBecause why) => Ends(
        "action-withdrawn", turn, now => Over(now, action.Id, new ActionWithdrawn(action.Id, why) { At = turn.Now }, words.Withdrawn(action.Proposal, why)));

    /// <summary>Ends an open card, unless something else has ended it meanwhile.</summary>
    private ActionEnding Over(Conversation now, ActionId id, OfAction happens, Draft told) =>
        now.FindAction(id) is { IsOpen: true } ? new ActionEnding(told) { Events = [happens] } : outcomes.AsItStands(now.FindAction(id)!);

    private TurnOutcome.OnAction Ends(string name, Turn turn, Func<Conversation, ActionEnding> end)
    {
        ActionEnding Told(Conversation now) => end(now).For(turn.Identity.OrderOwner, now, words);
        return new(name, Told(turn.Conversation).Draft, Told);
    }
}
