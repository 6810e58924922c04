using System.Globalization;

namespace Assistant.Core.Tests.Actions.Interleaving;

/// <summary>
/// Lets several participants go on one at a time, on one thread, each from one call of a port to the next. Who goes on is chosen from outside,
/// so that every interleaving can be had again.
/// </summary>
internal sealed class StepScheduler : SynchronizationContext
{
    private const int MostSteps = 5_000;

    private readonly AsyncLocal<string?> _participant = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly List<Gate> _gates = [];
    private readonly List<string> _trace = [];
    private int _thread = Environment.CurrentManagedThreadId;
    private bool _isOpen = true;

    /// <summary>Who does this; null where nobody of the participants does.</summary>
    public string? Participant => _participant.Value;

    /// <summary>Every step so far: who, and before which call.</summary>
    public IReadOnlyList<string> Trace => _trace;

    /// <summary>Whether somebody went on where the scheduler does not see it; the order of such steps is not its own.</summary>
    public bool WasLeft { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_ready)
        {
            WasLeft |= Environment.CurrentManagedThreadId != _thread;
            _ready.Enqueue((d, state));
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Ends when it is this participant's turn; at once where nobody takes part.</summary>
    /// <param name="call">What comes next, such as <c>append</c>.</param>
    public Task PassAsync(string call)
    {
        if (_isOpen)
        {
            return Task.CompletedTask;
        }

        var gate = new Gate($"{Participant}: {call}");
        _gates.Add(gate);
        return gate.Opened.Task;
    }

    /// <summary>Does it from its beginning to its end with nobody in between.</summary>
    public T Do<T>(Func<Task<T>> work)
    {
        var task = Within(() => Start(work));
        return task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("It waits for something that nobody does.");
    }

    /// <summary>Plays all participants to their ends.</summary>
    /// <param name="choose">Which of so many goes on.</param>
    /// <param name="time">Lets time pass, for those who wait for nothing else.</param>
    /// <param name="look">What is wrong after a step; none goes on.</param>
    public IReadOnlyList<string> Play(
        IEnumerable<(string Name, Func<Task> Does)> participants, Func<int, int> choose, Action time, Func<IReadOnlyList<string>> look) => Within<IReadOnlyList<string>>(() =>
    {
        (_isOpen, _thread) = (false, Environment.CurrentManagedThreadId);
        var tasks = participants.Select(one => Start(async () =>
        {
            _participant.Value = one.Name;
            await PassAsync("begin");
            await one.Does();
            return one.Name;
        })).ToList();
        var faults = Steps(tasks, choose, time, look);
        _isOpen = true;
        _gates.ToList().ForEach(gate => gate.Opened.TrySetResult());
        _gates.Clear();
        Drain();
        return [.. faults, .. tasks.Where(task => task.IsFaulted).Select(task => $"somebody failed: {task.Exception!.InnerException!.GetType().Name}: {task.Exception.InnerException.Message}")];
    });

    private IReadOnlyList<string> Steps(List<Task<string>> tasks, Func<int, int> choose, Action time, Func<IReadOnlyList<string>> look)
    {
        Drain();
        for (var waits = 0; tasks.Exists(task => !task.IsCompleted);)
        {
            if (_gates.Count > 0)
            {
                var gate = _gates[choose(_gates.Count)];
                _gates.Remove(gate);
                _trace.Add(gate.Name);
                gate.Opened.SetResult();
            }
            else if (++waits < 20)
            {
                _trace.Add("time passes");
                time();
            }

            Drain();
            var faults = waits >= 20 || _trace.Count > MostSteps
                ? [string.Create(CultureInfo.InvariantCulture, $"12: {tasks.Count(task => !task.IsCompleted)} do not come to an end")]
                : look();
            if (faults.Count > 0)
            {
                return faults;
            }
        }

        return [];
    }

    private Task<T> Start<T>(Func<Task<T>> work)
    {
        var task = work();
        Drain();
        return task;
    }

    private void Drain()
    {
        while (true)
        {
            (SendOrPostCallback Callback, object? State) next;
            lock (_ready)
            {
                if (!_ready.TryDequeue(out next))
                {
                    return;
                }
            }

            next.Callback(next.State);
        }
    }

    private T Within<T>(Func<T> work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private sealed record Gate(string Name)
    {
        public TaskCompletionSource Opened { get; } = new();
    }
}
