using System.Collections.Concurrent;
using Assistant.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Turns;

/// <summary>Runs turns: one at a time per conversation, a bounded number at once. What a shopper wrote meanwhile waits for the next.</summary>
/// <remarks>
/// A turn that computes keeps its processor until it waits for something. Where more of them shared the processors, shoppers who write
/// at the same moment would all be answered as late as the last of them.
/// </remarks>
public sealed class TurnScheduler : IAsyncDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ConversationId, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _places;
    private readonly TaskScheduler _processors =
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Environment.ProcessorCount).ConcurrentScheduler;

    private readonly TurnPipeline _pipeline;
    private readonly IConversationStore _store;
    private readonly ConversationLog _log;
    private readonly ConversationFeed _feed;
    private readonly TimeProvider _time;
    private readonly ILogger<TurnScheduler> _logger;

    public TurnScheduler(
        TurnPipeline pipeline,
        IConversationStore store,
        ConversationLog log,
        ConversationFeed feed,
        Limits limits,
        TimeProvider time,
        ILogger<TurnScheduler> logger)
    {
        (_pipeline, _store, _log, _feed, _time, _logger) = (pipeline, store, log, feed, time, logger);
        _places = new SemaphoreSlim(limits.ConcurrentTurns);
        feed.SubscribeAll(item =>
        {
            if (item is FeedItem.Appended { State: { Unanswered.IsEmpty: false } state })
            {
                Wake(state.Id);
            }
        });
    }

    /// <summary>Takes up what was stored but not answered when the process last stopped.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        foreach (var id in await _store.ListUnansweredAsync(cancellationToken))
        {
            var now = _time.GetUtcNow();
            try
            {
                // Publishing the event wakes the conversation.
                await _log.UpdateAsync(id, conversation => conversation is { Unanswered.IsEmpty: false }
                    ? new Change<bool>(true, [new ConversationEvent.TurnRetried { At = now }])
                    : new Change<bool>(false, []), cancellationToken);
            }
            catch (InvalidDataException)
            {
                // One that cannot be read must not keep the others waiting.
                _logger.ConversationUnreadable(id);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values);
        _stopping.Dispose();
        _places.Dispose();
    }

    private void Wake(ConversationId id)
    {
        if (!_stopping.IsCancellationRequested)
        {
            // The task is made before it is known whether it is needed; only the one that was added is started.
            var work = new Task<Task>(() => WorkAsync(id));
            if (_running.TryAdd(id, work.Unwrap()))
            {
                work.Start(_processors);
            }
        }
    }

    private async Task WorkAsync(ConversationId id)
    {
        for (var isDue = true; isDue;)
        {
            var fault = await FaultOfTurnAsync(id);
            isDue = await HasUnansweredAsync(id);
            if (isDue && fault is not null)
            {
                _logger.TurnNotStored(id, fault.GetType().Name);
                await Task.Delay(RetryDelay, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        _running.TryRemove(id, out _);
        // A message that was stored just before the removal found somebody at work and woke nobody.
        if (await HasUnansweredAsync(id))
        {
            Wake(id);
        }
    }

    /// <summary>Runs the turn; null where it ended, however it ended, and nothing is left to try again.</summary>
    private async Task<Exception?> FaultOfTurnAsync(ConversationId id)
    {
        try
        {
            await RunTurnAsync(id);
            return null;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The messages stay unanswered in the store and are taken up at the next start.
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private async Task RunTurnAsync(ConversationId id)
    {
        await _places.WaitAsync(_stopping.Token);
        try
        {
            await foreach (var step in _pipeline.RunAsync(id, _stopping.Token))
            {
                _feed.Publish(new FeedItem.Progressed(id, step));
            }
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<bool> HasUnansweredAsync(ConversationId id)
    {
        if (_stopping.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            return await _log.FindAsync(id, CancellationToken.None) is { Unanswered.IsEmpty: false };
        }
        catch (StorageUnavailableException)
        {
            // Not known: the next run finds out.
            return true;
        }
        catch (InvalidDataException)
        {
            // Nobody can answer it as it is. Whatever is stored in it later wakes it again.
            _logger.ConversationUnreadable(id);
            return false;
        }
    }
}
