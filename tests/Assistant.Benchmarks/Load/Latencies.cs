using System.Globalization;

namespace Assistant.Benchmarks.Load;

/// <summary>How long a number of requests took, and how many of them failed.</summary>
internal sealed class Latencies(IEnumerable<TimeSpan> times, int errors)
{
    private readonly double[] _sorted = [.. times.Select(time => time.TotalMilliseconds).Order()];

    public int Count => _sorted.Length;

    public int Errors => errors;

    /// <summary>The time that a share of the requests did not exceed, in milliseconds (nearest rank).</summary>
    public double At(double share) => Count is 0 ? double.NaN : _sorted[Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1)];

    public static Latencies Of(IReadOnlyCollection<Latencies> parts) => new(
        parts.SelectMany(part => part._sorted).Select(TimeSpan.FromMilliseconds), parts.Sum(part => part.Errors));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"p50 {At(0.50),7:F1} ms   p90 {At(0.90),7:F1} ms   p99 {At(0.99),7:F1} ms   {Count,5} requests   {Errors} errors");
}
