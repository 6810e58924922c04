using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Assistant.Benchmarks.Hosts;

/// <summary>A .NET program in a process of its own, listening on a free loopback port; ended when disposed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;
    private readonly Task _output;
    private readonly Task<string> _faults;

    private ChildProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        // Nobody reads it, but a full pipe would stop the child.
        _output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _faults = process.StandardError.ReadToEndAsync();
    }

    public Uri Address { get; }

    /// <summary>Memory that the process has in RAM now, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Processor time that the process has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>From the start of the process until <paramref name="ready"/> answered.</summary>
    public TimeSpan StartedWithin { get; private set; }

    /// <summary>Writes a line that the child may read.</summary>
    public Task TellAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    /// <summary>Starts <c>dotnet program arguments --urls=…</c> and waits until it answers with success at <paramref name="ready"/>.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time.</exception>
    public static async Task<ChildProcess> StartAsync(
        string program,
        IEnumerable<string> arguments,
        string ready,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken)
    {
        var address = FreeAddress();
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) is "dotnet" ? path : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { program },
        };
        foreach (var argument in arguments.Append($"--urls={address.GetLeftPart(UriPartial.Authority)}"))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = Stopwatch.GetTimestamp();
        var child = new ChildProcess(
            Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started."), address);
        try
        {
            await child.WaitUntilAsync(ready, cancellationToken);
            child.StartedWithin = Stopwatch.GetElapsedTime(started);
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process.HasExited)
        {
            await Console.Error.WriteLineAsync($"A measured process had ended with exit code {_process.ExitCode}: {await _faults}");
        }
        else
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _output;
        await _faults;
        _process.Dispose();
    }

    private async Task WaitUntilAsync(string ready, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(new Uri(ready, UriKind.Relative), limit.Token);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // Not listening yet.
            }
            catch (HttpRequestException)
            {
                throw new InvalidOperationException($"The process ended before it was ready: {await _faults}");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The process was not ready within {Patience}.");
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static Uri FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }
}
