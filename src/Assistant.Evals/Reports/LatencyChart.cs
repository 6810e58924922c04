using System.Collections.Immutable;
using System.Globalization;
using Assistant.Evals.Running;

namespace Assistant.Evals.Reports;

/// <summary>How long answers take, in classes that a person can name.</summary>
internal sealed record LatencyChart(ImmutableArray<LatencyClass> Classes, ImmutableArray<(string Case, double Milliseconds)> Slowest)
{
    private const int MostSlowest = 5;

    /// <summary>Upper ends in milliseconds: each about double the one before, since times spread by factors.</summary>
    private static readonly double[] Ends = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, double.PositiveInfinity];

    public int Most => Classes.Select(found => found.Answers).DefaultIfEmpty().Max();

    public static LatencyChart Of(RunTimings timings)
    {
        var all = timings.Turns.SelectMany(turns => turns.Value).ToList();
        var classes = Ends.Select((end, index) => (end, start: index is 0 ? 0 : Ends[index - 1]))
            .Select(range => new LatencyClass(Name(range.start, range.end), all.Count(time => time >= range.start && time < range.end)))
            .ToList();
        // Empty classes at both ends say nothing; one in the middle does.
        var (first, last) = (classes.FindIndex(found => found.Answers > 0), classes.FindLastIndex(found => found.Answers > 0));
        return new LatencyChart(
            first < 0 ? [] : [.. classes[first..(last + 1)]],
            [
                .. timings.Turns.Where(turns => !turns.Value.IsDefaultOrEmpty).Select(turns => (turns.Key, turns.Value.Max()))
                    .OrderByDescending(slow => slow.Item2).ThenBy(slow => slow.Key, StringComparer.Ordinal).Take(MostSlowest),
            ]);
    }

    private static string Name(double start, double end) =>
        double.IsInfinity(end) ? $"over {Time(start)}" : start is 0 ? $"under {Time(end)}" : $"{Time(start)} to {Time(end)}";

    private static string Time(double milliseconds) => milliseconds < 1_000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1_000:0.#} s");
}

internal sealed record LatencyClass(string Name, int Answers);
