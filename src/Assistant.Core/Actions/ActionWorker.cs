using System.Collections.Immutable;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Knowledge;
using Assistant.Core.Privacy;
using Assistant.Core.Prompts;
using Assistant.Core.Tools;
using Microsoft.Extensions.Logging;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.Core.Actions;

/// <summary>Takes up actions that no turn attends to: cards that ran out, what a person approved, and what a call of the shop left unknown.</summary>
public sealed partial class ActionWorker(
    IActionLedger ledger,
    Toolbox toolbox,
    WriteSwitch writes,
    BlastRadius radius,
    Pseudonyms pseudonyms,
    ILiveRelease knowledge,
    ActionCalls calls,
    Func<Wording, WordedActions> worded,
    ConversationLog log,
    Limits limits,
    TimeProvider time,
    ILogger<ActionWorker> logger)
{
    private const int BatchSize = 64;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>No turn pins a release here: what is said now is said in the words that are live now.</summary>
    private WordedActions Worded => worded(knowledge.Current.Wording);

    /// <summary>
    /// Finds out what became of all that was under way when the process last stopped. Nobody else works on this data, so that no lease has to
    /// run out first.
    /// </summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        radius.Resume(await ledger.ListStartedAsync(time.GetUtcNow().AddHours(-1), cancellationToken));
        var answers = true;
        foreach (var due in await ledger.ListDueAsync(DateTimeOffset.MaxValue, int.MaxValue, cancellationToken))
        {
            await TryAsync(
                due,
                async action => answers = action.State is not (ActionState.Executing or ActionState.Unknown) || await ReconcileAsync(due, action, cancellationToken),
                cancellationToken);
            if (!answers)
            {
                // The product must not wait for a silent shop with each of them before it is there for anybody: they are due when their leases run out.
                return;
            }
        }
    }

    /// <summary>Works until it is cancelled, which it ends by without an exception.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await WorkAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is left is due again at the next start.
        }
    }

    /// <summary>Does once all that is due now.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var due in await ledger.ListDueAsync(time.GetUtcNow(), BatchSize, cancellationToken))
            {
                await TryAsync(due, action => WorkAsync(due, action, cancellationToken), cancellationToken);
            }
        }
        catch (StorageUnavailableException fault)
        {
            LogStorage(fault.Message);
        }
    }

    private Task WorkAsync(DueAction due, PendingAction action, CancellationToken cancellationToken) => action.State switch
    {
        ActionState.Shown => ExpireAsync(due, cancellationToken),
        ActionState.Approved => ExecuteApprovedAsync(due, action, cancellationToken),
        ActionState.Executing or ActionState.Unknown => ReconcileAsync(due, action, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>One action that cannot be worked on, or whose conversation cannot be read, must not keep the others waiting.</summary>
    private async Task TryAsync(DueAction due, Func<PendingAction, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            if (await FindAsync(due, cancellationToken) is { } action)
            {
                await work(action);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFault(due.Id, fault.GetType().Name);
        }
    }

    private Task ExpireAsync(DueAction due, CancellationToken cancellationToken) => StoreAsync(
        due,
        (_, action) => action.IsOpen && time.GetUtcNow() >= action.Proposal.ExpiresAt
            ? new ActionEnding(Worded.Words.Expired(action.Proposal)) { Events = [new ActionExpired(due.Id) { At = time.GetUtcNow() }] }
            : null,
        cancellationToken);

    private async Task ExecuteApprovedAsync(DueAction due, PendingAction action, CancellationToken cancellationToken)
    {
        var proposal = action.Proposal;
        var context = await ContextAsync(due, proposal, cancellationToken);
        var ready = await PlanAsync(proposal, context, cancellationToken);
        var lease = NewLease(fence: 1, limits.ActionLease);
        var isSame = ready is not null && CommandText.AreSame(ready.Command, proposal.Command);
        if (await BeginAsync(due, lease, context.Release.Id, isSame ? Claims.Of(ready!) : null, cancellationToken) is not { } isFree)
        {
            return;
        }

        var outcome = isSame && isFree ? await calls.ExecuteAsync(proposal, cancellationToken)
            : new ActionOutcome.Refused(ready is null ? RejectedBecause.NotAllowed : RejectedBecause.Changed);
        await EndAsync(due, lease.Fence, outcome, cancellationToken);
    }

    /// <summary>What it comes to now; null where it may no longer be done.</summary>
    private async Task<WritePlan.Ready?> PlanAsync(Proposal proposal, ToolContext context, CancellationToken cancellationToken)
    {
        if (!writes.IsOn(proposal.Tool) || toolbox.FindWrite(proposal.Tool) is not { } tool
            || await tool.PlanAsync(proposal.Arguments, context, cancellationToken) is not WritePlan.Ready ready)
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

    /// <summary>False where the shop was asked and did not tell.</summary>
    private async Task<bool> ReconcileAsync(DueAction due, PendingAction action, CancellationToken cancellationToken)
    {
        var (held, attempts) = action.State switch
        {
            ActionState.Executing(var lease) => (lease, 0),
            ActionState.Unknown(var lease, var tried) => (lease, tried),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        // The next look is the further off, the oftener the shop did not say.
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, attempts)));
        var taken = NewLease(held.Fence + 1, pause > limits.ShopWrite ? pause : limits.ShopWrite + pause);
        var update = await log.UpdateAsync(
            due.Conversation,
            now => now?.FindAction(due.Id)?.State.Held?.Fence == held.Fence
                ? new Change<bool>(true, [new ActionRetried(due.Id, taken) { At = time.GetUtcNow() }])
                : new Change<bool>(false, []),
            cancellationToken);
        if (!update.Result)
        {
            return true;
        }

        var outcome = await calls.ReconcileAsync(action.Proposal, cancellationToken);
        if (outcome is not ActionOutcome.Unknown || action.State is ActionState.Executing)
        {
            await EndAsync(due, taken.Fence, outcome, cancellationToken);
        }
        else if (time.GetUtcNow() >= action.StartedAt + limits.UnknownAction)
        {
            // Given up only after it was asked once more: time also passes while nobody asks.
            await EscalateAsync(due, taken.Fence, cancellationToken);
        }

        return outcome is not ActionOutcome.Unknown;
    }

    private Task EndAsync(DueAction due, int fence, ActionOutcome outcome, CancellationToken cancellationToken) => StoreAsync(
        due, (now, _) => Worded.Outcomes.End(now, due.Id, fence, outcome, decision: null, new TurnSources(), time.GetUtcNow()), cancellationToken);

    private async Task EscalateAsync(DueAction due, int fence, CancellationToken cancellationToken)
    {
        await StoreAsync(
            due,
            (now, action) => action.State is ActionState.Unknown { Lease.Fence: var held } && held == fence
                ? new ActionEnding(Worded.Words.Escalated(action.Proposal)) { Events = [new ActionEscalated(due.Id, fence) { At = time.GetUtcNow() }] }
                : null,
            cancellationToken,
            (told, action) => PacketBuilder.Build(told, action, HandoffReason.TechnicalFault, Worded.Words.Subject(action.Proposal)));
        LogEscalated(due.Id);
    }

    /// <summary>
    /// Stores what happened and tells the shopper, unless the message that confirmed it still waits for its own answer: its turn tells it then.
    /// </summary>
    /// <param name="decide">Null: nothing happens.</param>
    /// <param name="packet">For a person who has to take it up; null where nobody has to.</param>
    private async Task StoreAsync(
        DueAction due,
        Func<Conversation, PendingAction, ActionEnding?> decide,
        CancellationToken cancellationToken,
        Func<Conversation, PendingAction, Packet>? packet = null)
    {
        await log.UpdateAsync(due.Conversation, Decide, cancellationToken);

        Change<bool> Decide(Conversation? now)
        {
            if (now?.FindAction(due.Id) is not { } action || decide(now, action) is not { Events.IsEmpty: false } ending)
            {
                return new Change<bool>(false, []);
            }

            var at = time.GetUtcNow();
            var (events, sequence) = (new List<ConversationEvent>(ending.Events), now.LastSequence + 1);
            AssistantSpoke? spoke = null;
            if (!now.HasEnded && !now.Unanswered.Any(message => message.Sequence == action.ConfirmedIn))
            {
                events = [.. ending.Before(ref sequence, at)];
                spoke = new AssistantSpoke(sequence, ending.Draft.AsMessage() with { Speaker = Speaker.System }) { At = at };
            }

            ImmutableArray<ConversationEvent> said = spoke is null ? [] : [spoke];
            if (packet is not null && now.Handoff is null)
            {
                // Whether or not the shopper is still there: somebody has to find out.
                events.Add(new HandoffQueued(HandoffId.New(), packet(events.Concat(said).Aggregate(now, (state, e) => state.Apply(e)), action)) { At = at });
            }

            return new Change<bool>(true, [.. events, .. said]) { Outbox = ending.Outbox };
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

    private async Task<PendingAction?> FindAsync(DueAction due, CancellationToken cancellationToken) =>
        (await log.FindAsync(due.Conversation, cancellationToken))?.FindAction(due.Id);

    private ActionLease NewLease(int fence, TimeSpan length) => new(fence, time.GetUtcNow() + length);

    [LoggerMessage(LogLevel.Error, "{Action} could not be worked on: {Fault}; it is tried again")]
    private partial void LogFault(ActionId action, string fault);

    [LoggerMessage(LogLevel.Error, "What became of {Action} is not known after all attempts; a person finds out")]
    private partial void LogEscalated(ActionId action);

    [LoggerMessage(LogLevel.Warning, "Actions cannot be looked through: {Fault}")]
    private partial void LogStorage(string fault);
}
