using Assistant.Core.Conversations;

namespace Assistant.Core.Actions;

/// <summary>
/// Lets a bounded number of actions be worked on at once, never two of one conversation nor two that change the same order or account. What
/// has to wait is taken up in the order in which it came.
/// </summary>
/// <param name="places">How many at once.</param>
internal sealed class ActionLanes(int places)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ActionId, Task> _inHand = [];

    // Per conversation and per order: the end of what came last and touches it.
    private readonly Dictionary<object, Task> _last = [];

    /// <summary>Holds nothing that has to be given back.</summary>
    private SemaphoreSlim Places { get; } = new(places);

    /// <summary>Works on it when its turn comes, and ends with it. One that is in hand already is not worked on twice: its end is this one's.</summary>
    /// <param name="changes">The order or account that it changes.</param>
    public Task RunAsync(DueAction due, object changes, Func<Task> work, CancellationToken cancellationToken)
    {
        object[] keys = [due.Conversation, changes];
        var ended = new TaskCompletionSource();
        Task[] before;
        lock (_lock)
        {
            if (_inHand.TryGetValue(due.Id, out var already))
            {
                return BehindAsync(already);
            }

            _inHand.Add(due.Id, ended.Task);
            before = [.. keys.Select(key => _last.GetValueOrDefault(key, Task.CompletedTask))];
            foreach (var key in keys)
            {
                _last[key] = ended.Task;
            }
        }

        return RunAsync(due.Id, keys, before, work, ended, cancellationToken);
    }

    private async Task RunAsync(ActionId id, object[] keys, Task[] before, Func<Task> work, TaskCompletionSource ended, CancellationToken cancellationToken)
    {
        try
        {
            // Whoever waits for those before it takes nobody's place.
            await BehindAsync(Task.WhenAll(before).WaitAsync(cancellationToken));
            await Places.WaitAsync(cancellationToken);
            try
            {
                await work();
            }
            finally
            {
                Places.Release();
            }
        }
        finally
        {
            await Task.WhenAll(before);
            Leave(id, keys, ended);
        }
    }

    /// <summary>
    /// Ends behind it, on a turn of its own: run on the way out of what was before, the next one would hold that one's end up for as long as it
    /// works. Yielding leaves the choice of the thread to whoever waits, which the completion source could not.
    /// </summary>
    private static async Task BehindAsync(Task before)
    {
        var waits = !before.IsCompleted;
        await before;
        if (waits)
        {
            await Task.Yield();
        }
    }

    private void Leave(ActionId id, object[] keys, TaskCompletionSource ended)
    {
        lock (_lock)
        {
            _inHand.Remove(id);
            foreach (var key in keys.Where(key => _last.GetValueOrDefault(key) == ended.Task))
            {
                _last.Remove(key);
            }
        }

        ended.SetResult();
    }
}
