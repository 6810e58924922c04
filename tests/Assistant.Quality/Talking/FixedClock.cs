namespace Assistant.Quality.Talking;

/// <summary>Says the same time always; waiting takes as long as it does elsewhere.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
