using System.Globalization;
using Assistant.Benchmarks.Hosts;
using Assistant.Benchmarks.Turns;

namespace Assistant.Benchmarks.Memory;

/// <summary>What the host keeps in RAM: idle, after many conversations, and once its garbage is collected.</summary>
internal static class MemoryBenchmark
{
    private const int Conversations = 1_000;
    private const int Turns = 3;
    private const int AtOnce = 20;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        await using var host = await WebHost.StartCollectableAsync(folder.PathOf("data"), cancellationToken);
        var idle = await SettledAsync(host, cancellationToken);
        var idleCollected = await CollectedAsync(host, cancellationToken);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Conversations),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (number, token) => await TalkAsync(host.Address, number, token));
        var after = await SettledAsync(host, cancellationToken);
        var collected = await CollectedAsync(host, cancellationToken);

        Write(output, "idle", idle);
        Write(output, "idle, garbage collected", idleCollected);
        Write(output, $"after {Conversations} conversations", after);
        Write(output, "then garbage collected", collected);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"kept for each conversation of {Turns} turns: {(collected - idleCollected) / 1024.0 / Conversations:F1} KiB"));
        return 0;
    }

    private static async Task TalkAsync(Uri host, int number, CancellationToken cancellationToken)
    {
        await using var shopper = await StreamingShopper.EnterAsync(host, number, cancellationToken);
        for (var turn = 0; turn < Turns; turn++)
        {
            await shopper.AskAsync(turn, cancellationToken);
        }
    }

    private static async Task<long> CollectedAsync(ChildProcess host, CancellationToken cancellationToken)
    {
        await host.TellAsync(StartupHook.Collect);
        return await SettledAsync(host, cancellationToken);
    }

    private static async Task<long> SettledAsync(ChildProcess host, CancellationToken cancellationToken)
    {
        await Task.Delay(Settling, cancellationToken);
        return host.ResidentBytes;
    }

    private static void Write(TextWriter output, string name, long bytes) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {bytes / 1024.0 / 1024.0,6:F0} MiB resident"));
}
