using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;

namespace Assistant.Benchmarks.Load;

/// <summary>The same load for whatever is measured: clients at once, each thinking for a while before every request.</summary>
/// <param name="Clients">At the same time.</param>
/// <param name="Turns">Requests of each client.</param>
internal sealed record LoadRun(int Clients, int Turns)
{
    public static readonly TimeSpan Think = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Drives clients that <paramref name="enter"/> makes; only the requests are timed, not the entering.</summary>
    public async Task<Latencies> RunAsync(Func<int, CancellationToken, Task<IClient>> enter, CancellationToken cancellationToken)
    {
        var clients = new List<IClient>();
        try
        {
            for (var i = 0; i < Clients; i++)
            {
                clients.Add(await enter(i, cancellationToken));
            }

            var times = new ConcurrentBag<TimeSpan>();
            var errors = await Task.WhenAll(clients.Select((client, i) => DriveAsync(client, i, times, cancellationToken)));
            return new Latencies(times, errors.Sum());
        }
        finally
        {
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }

    private async Task<int> DriveAsync(IClient client, int number, ConcurrentBag<TimeSpan> times, CancellationToken cancellationToken)
    {
        // Spread over one pause, as shoppers are.
        await Task.Delay(Think * ((double)number / Clients), cancellationToken);
        for (var turn = 0; turn < Turns; turn++)
        {
            await Task.Delay(Think, cancellationToken);
            var started = Stopwatch.GetTimestamp();
            try
            {
                await client.AskAsync(turn, cancellationToken).WaitAsync(Patience, cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(started));
            }
            catch (Exception fault) when (fault is HttpRequestException or InvalidDataException or TimeoutException or WebSocketException)
            {
                // What goes wrong once may leave a late answer behind: the rest of this client counts as failed.
                await Console.Error.WriteLineAsync($"Client {number}, request {turn}: {fault.Message}");
                return Turns - turn;
            }
        }

        return 0;
    }
}
