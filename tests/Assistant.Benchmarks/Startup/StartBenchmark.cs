using System.Globalization;
using Assistant.Benchmarks.Hosts;

namespace Assistant.Benchmarks.Startup;

/// <summary>From the start of the process to the first "ready", on an empty data folder and again on the same one.</summary>
internal static class StartBenchmark
{
    private const int Runs = 5;

    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var (first, second) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var run = 0; run < Runs; run++)
        {
            using var folder = new ScratchFolder();
            first.Add(await MeasureAsync(folder.PathOf("data"), cancellationToken));
            second.Add(await MeasureAsync(folder.PathOf("data"), cancellationToken));
        }

        Write(output, "first start, empty data folder", first);
        Write(output, "second start", second);
        return 0;
    }

    private static async Task<TimeSpan> MeasureAsync(string data, CancellationToken cancellationToken)
    {
        await using var host = await WebHost.StartAsync(data, cancellationToken);
        return host.StartedWithin;
    }

    private static void Write(TextWriter output, string name, List<TimeSpan> times)
    {
        var seconds = times.Select(time => time.TotalSeconds).Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-32} median {seconds[Runs / 2]:F2} s   from {seconds[0]:F2} to {seconds[^1]:F2} s   {Runs} runs"));
    }
}
