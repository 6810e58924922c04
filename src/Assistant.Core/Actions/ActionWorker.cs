using Assistant.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Actions;

/// <summary>
/// Takes up actions that no turn attends to: cards that ran out, what a person approved, and what a call of the shop left unknown. Works on
/// several of them at once, so that a shop that is slow with one order holds up no other.
/// </summary>
public sealed partial class ActionWorker
{
    private const int BatchSize = 64;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly ActionLanes _lanes;
    private readonly IActionLedger _ledger;
    private readonly BlastRadius _radius;
    private readonly CardExpiry _expiry;
    private readonly ApprovedExecution _execution;
    private readonly Reconciliation _reconciliation;
    private readonly ConversationLog _log;
    private readonly TimeProvider _time;
    private readonly ILogger<ActionWorker> _logger;

    internal ActionWorker(
        IActionLedger ledger,
        BlastRadius radius,
        CardExpiry expiry,
        ApprovedExecution execution,
        Reconciliation reconciliation,
        ConversationLog log,
        Limits limits,
        TimeProvider time,
        ILogger<ActionWorker> logger)
    {
        (_ledger, _radius, _expiry, _execution, _reconciliation) = (ledger, radius, expiry, execution, reconciliation);
        (_log, _time, _logger) = (log, time, logger);
        _lanes = new ActionLanes(limits.ConcurrentActions);
    }

    /// <summary>
    /// Finds out what became of all that was under way when the process last stopped. Nobody else works on this data, so that no lease has to
    /// run out first.
    /// </summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        _radius.Resume(await _ledger.ListStartedAsync(_time.GetUtcNow().AddHours(-1), cancellationToken));
        var answers = true;
        foreach (var due in await _ledger.ListDueAsync(DateTimeOffset.MaxValue, int.MaxValue, cancellationToken))
        {
            await TryAsync(
                due,
                async action => answers = action.State is not (ActionState.Executing or ActionState.Unknown) || await _reconciliation.ReconcileAsync(due, action, cancellationToken),
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
        using var timer = new PeriodicTimer(LookEvery, _time);
        var looks = new List<Task>();
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                // What has ended is awaited for its faults; what still waits for the shop does not keep the next look waiting.
                await Task.WhenAll(looks.Where(look => look.IsCompleted));
                looks.RemoveAll(look => look.IsCompleted);
                looks.Add(WorkAsync(cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is left is due again at the next start.
        }
        finally
        {
            await Task.WhenAll(looks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does once all that is due now, and ends with the last of it.</summary>
    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            var due = await _ledger.ListDueAsync(_time.GetUtcNow(), BatchSize, cancellationToken);
            await Task.WhenAll(due.Select(one => AttendAsync(one, cancellationToken)).ToList());
        }
        catch (StorageUnavailableException fault)
        {
            LogStorage(fault.Message);
        }
    }

    private Task AttendAsync(DueAction due, CancellationToken cancellationToken) => TryAsync(
        due,
        found => _lanes.RunAsync(
            due,
            found.Proposal.Order is { } order ? order : found.Proposal.Owner,
            // As it is once those before it are done.
            () => TryAsync(due, action => WorkAsync(due, action, cancellationToken), cancellationToken),
            cancellationToken),
        cancellationToken);

    private Task WorkAsync(DueAction due, PendingAction action, CancellationToken cancellationToken) => action.State switch
    {
        ActionState.Shown => _expiry.ExpireAsync(due, cancellationToken),
        ActionState.Approved => _execution.ExecuteAsync(due, action.Proposal, cancellationToken),
        ActionState.Executing or ActionState.Unknown when HasRunOut(action.State.Held!) => _reconciliation.ReconcileAsync(due, action, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>Somebody may have taken it up since it was listed. The ledger keeps whole milliseconds.</summary>
    private bool HasRunOut(ActionLease lease) => lease.Until - _time.GetUtcNow() < TimeSpan.FromMilliseconds(1);

    /// <summary>One action that cannot be worked on, or whose conversation cannot be read, must not keep the others waiting.</summary>
    private async Task TryAsync(DueAction due, Func<PendingAction, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            if ((await _log.FindAsync(due.Conversation, cancellationToken))?.FindAction(due.Id) is { } action)
            {
                await work(action);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFault(due.Id, fault.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Action} could not be worked on: {Fault}; it is tried again")]
    private partial void LogFault(ActionId action, string fault);

    [LoggerMessage(LogLevel.Warning, "Actions cannot be looked through: {Fault}")]
    private partial void LogStorage(string fault);
}
