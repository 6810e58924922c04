using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Privacy;
using Assistant.Core.Tools;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Carries out what a person has approved: checks everything anew, stores that it begins, calls the shop once and stores how it ended.</summary>
internal sealed class ApprovedExecution(
    Toolbox toolbox,
    WriteSwitch writes,
    BlastRadius radius,
    Pseudonyms pseudonyms,
    ILiveRelease knowledge,
    ActionCalls calls,
    Func<WordedActions> live,
    ActionNews news,
    ConversationLog log,
    Limits limits,
    TimeProvider time)
{
    /// <exception cref="Shop.ShopUnavailableException">The shop could not be read; nothing has begun.</exception>
    /// <exception cref="TimeoutException">The shop has not said in the time of a whole turn how the order stands; nothing has begun.</exception>
    public async Task ExecuteAsync(DueAction due, Proposal proposal, CancellationToken cancellationToken)
    {
        var context = await ContextAsync(due, proposal, cancellationToken);
        var ready = await PlanAsync(proposal, context, cancellationToken);
        var lease = new ActionLease(Fence: 1, time.GetUtcNow() + limits.ActionLease);
        var isSame = ready is not null && CommandText.AreSame(ready.Command, proposal.Command);
        if (await BeginAsync(due, lease, context.Release.Id, isSame ? Claims.Of(ready!) : null, cancellationToken) is not { } isFree)
        {
            return;
        }

        var outcome = isSame && isFree ? await calls.ExecuteAsync(proposal, cancellationToken)
            : new ActionOutcome.Refused(ready is null ? RejectedBecause.NotAllowed : RejectedBecause.Changed);
        await news.StoreAsync(
            due, (now, _) => live().Outcomes.End(now, due.Id, lease.Fence, outcome, decision: null, new TurnSources(), time.GetUtcNow()), cancellationToken);
    }

    /// <summary>What it comes to now; null where it may no longer be done.</summary>
    private async Task<WritePlan.Ready?> PlanAsync(Proposal proposal, ToolContext context, CancellationToken cancellationToken)
    {
        if (!writes.IsOn(proposal.Tool) || toolbox.FindWrite(proposal.Tool) is not { } tool
            || await tool.PlanAsync(proposal.Arguments, context, cancellationToken).WaitAsync(limits.Turn, time, cancellationToken) is not WritePlan.Ready ready)
        {
            return null;
        }

        // Counted once it is worked out: a shop that does not answer is asked again and again, and uses up nothing.
        return radius.TryTake(proposal.Tool, tool.Contract.Owner, pseudonyms.Of(proposal.Owner)) ? ready : null;
    }

    /// <summary>Stores that it begins. Null: somebody else has begun it; false: something else has taken what it would take out of the order.</summary>
    private async Task<bool?> BeginAsync(DueAction due, ActionLease lease, ReleaseId release, OrderClaim? claim, CancellationToken cancellationToken)
    {
        try
        {
            var begun = await log.UpdateAsync(
                due.Conversation,
                now => now?.FindAction(due.Id) is { State: ActionState.Approved }
                    ? new Change<bool>(true, [new ActionStarted(due.Id, lease, release, claim) { At = time.GetUtcNow() }])
                    : new Change<bool>(false, []),
                cancellationToken);
            return begun.Result ? true : null;
        }
        catch (ClaimConflictException)
        {
            // Without a claim it is begun only to be told as not done.
            return await BeginAsync(due, lease, release, claim: null, cancellationToken) is null ? null : false;
        }
    }

    private async Task<ToolContext> ContextAsync(DueAction due, Proposal proposal, CancellationToken cancellationToken)
    {
        var conversation = await log.FindAsync(due.Conversation, cancellationToken) ?? throw new InvalidOperationException("The action has no conversation.");
        ShopperIdentity identity = proposal.Owner switch
        {
            OrderOwner.OfCustomer(var id) => new ShopperIdentity.Customer(id),
            OrderOwner.OfOrder(var order) => new ShopperIdentity.Guest(order, DateTimeOffset.MaxValue),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new ToolContext(conversation, identity, knowledge.Current, time.GetUtcNow(), new TurnSources());
    }
}
