namespace Assistant.Evals.Stages;

/// <summary>Says a case's own time, which stands still until the case lets time pass. Deadlines run as they do elsewhere.</summary>
internal sealed class CaseClock(DateTimeOffset start) : TimeProvider
{
    private long _passed;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(Interlocked.Read(ref _passed));

    public void Pass(TimeSpan time) => Interlocked.Add(ref _passed, time.Ticks);
}
