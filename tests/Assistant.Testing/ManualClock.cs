namespace Assistant.Testing;

/// <summary>A clock that stands still until a test moves it. Timers fire while it is moved, in the order of their times.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan In, TaskCompletionSource Set)> _awaited = [];
    private DateTimeOffset _now = start;

    /// <summary>A Wednesday at noon, in winter time.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 11, 18, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends once something waits for exactly this long from now: whoever sets that timer has got to the point of waiting.</summary>
    public Task WhenTimerIsSetAsync(TimeSpan dueIn)
    {
        lock (_lock)
        {
            if (_timers.Exists(timer => timer.Due == _now + dueIn))
            {
                return Task.CompletedTask;
            }

            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((dueIn, set));
            return set.Task;
        }
    }

    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = target;
        }
    }

    /// <summary>Called under the lock.</summary>
    private void Announce(TimeSpan dueIn)
    {
        foreach (var (_, set) in _awaited.Where(awaited => awaited.In == dueIn))
        {
            set.SetResult();
        }

        _awaited.RemoveAll(awaited => awaited.In == dueIn);
    }

    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (_lock)
        {
            var timer = _timers.Where(candidate => candidate.Due <= target).MinBy(candidate => candidate.Due);
            if (timer is not null)
            {
                _now = timer.Due > _now ? timer.Due : _now;
                timer.Reschedule();
            }

            return timer;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    _period = period;
                    clock._timers.Add(this);
                    clock.Announce(dueTime);
                }
            }

            return true;
        }

        /// <summary>Called under the clock's lock.</summary>
        public void Reschedule()
        {
            if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero)
            {
                clock._timers.Remove(this);
            }
            else
            {
                Due += _period;
            }
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
