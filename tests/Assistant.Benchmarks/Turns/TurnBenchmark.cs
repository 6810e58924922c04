using System.Globalization;
using Assistant.Benchmarks.Hosts;
using Assistant.Benchmarks.Load;

namespace Assistant.Benchmarks.Turns;

/// <summary>
/// A whole turn over real HTTP, from the shopper's message to the final activity on the WebSocket, beside a bare server that stores
/// one row. Both run in processes of their own, and take turns: what else the machine does meets both.
/// </summary>
internal static class TurnBenchmark
{
    private const int Rounds = 4;
    private const double Goal = 3;

    private static readonly LoadRun WarmUp = new(Clients: 20, Turns: 25);
    private static readonly LoadRun[] Loads = [new(Clients: 1, Turns: 100), new(Clients: 20, Turns: 25)];

    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        await using var peer = await ChildProcess.StartAsync(
            typeof(TurnBenchmark).Assembly.Location,
            [PeerServer.Verb, folder.PathOf("peer.db")],
            ready: "/ready",
            // The garbage collector that a web host has unless it chooses another.
            new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" },
            cancellationToken);
        await using var host = await WebHost.StartAsync(folder.PathOf("data"), cancellationToken);
        await PeerAsync(WarmUp);
        await TurnsAsync(WarmUp);
        var missed = false;
        foreach (var load in Loads)
        {
            var (rows, turns) = (new List<Latencies>(), new List<Latencies>());
            var before = host.ProcessorTime;
            for (var round = 0; round < Rounds; round++)
            {
                rows.Add(await PeerAsync(load));
                turns.Add(await TurnsAsync(load));
            }

            var each = (host.ProcessorTime - before).TotalMilliseconds / (Rounds * load.Clients * load.Turns);
            missed |= Write(output, load, rows, turns, each);
        }

        return missed ? 1 : 0;

        Task<Latencies> PeerAsync(LoadRun load) =>
            load.RunAsync((_, _) => Task.FromResult<IClient>(new PeerClient(peer.Address)), cancellationToken);

        Task<Latencies> TurnsAsync(LoadRun load) =>
            load.RunAsync((number, token) => StreamingShopper.EnterAsync(host.Address, number, token), cancellationToken);
    }

    private static bool Write(
        TextWriter output, LoadRun load, List<Latencies> rows, List<Latencies> turns, double processorMilliseconds)
    {
        var (row, turn) = (Latencies.Of(rows), Latencies.Of(turns));
        output.WriteLine(Line(
            $"{load.Clients} at once, {LoadRun.Think.TotalMilliseconds:F0} ms think time, {Rounds} rounds of {load.Turns} each, in alternation"));
        output.WriteLine($"  turn      {turn}");
        output.WriteLine($"  one row   {row}");
        output.WriteLine(Line($"  ratio     p50 {Ratio(0.50),7:F2}      p90 {Ratio(0.90),7:F2}      p99 {Ratio(0.99),7:F2}      goal: p99 at most {Goal:F0}"));
        output.WriteLine($"  p99 ratio by round: {string.Join("  ", turns.Zip(rows, (t, r) => Line($"{t.At(0.99) / r.At(0.99):F2}")))}");
        output.WriteLine(Line($"  processor time of the host, opening the conversations included: {processorMilliseconds:F1} ms a turn"));
        return Ratio(0.99) > Goal || turn.Errors > 0;

        double Ratio(double share) => turn.At(share) / row.At(share);
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
