namespace Assistant.Core;

/// <summary>Counts events per key over the last <paramref name="window"/>. Safe for several threads; forgets keys that went quiet.</summary>
public sealed class SlidingCounter(TimeSpan window)
{
    private const int SweepEvery = 1_024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _times = [];
    private int _adds;

    /// <summary>Counts one more and gives null; or, when <paramref name="most"/> are in the window, how long until one fits.</summary>
    public TimeSpan? TryAdd(string key, int most, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (++_adds % SweepEvery is 0)
            {
                foreach (var (quiet, _) in _times.Where(pair => pair.Value.All(at => at <= now - window)).ToList())
                {
                    _times.Remove(quiet);
                }
            }

            var times = _times.TryGetValue(key, out var known) ? known : _times[key] = new Queue<DateTimeOffset>();
            while (times.TryPeek(out var oldest) && oldest <= now - window)
            {
                times.Dequeue();
            }

            if (times.Count >= most)
            {
                return times.Peek() + window - now;
            }

            times.Enqueue(now);
            return null;
        }
    }
}
