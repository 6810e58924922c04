using System.Diagnostics;
using System.Globalization;
using Assistant.Crash.Host;
using Assistant.Testing;

namespace Assistant.Crash.Tests.Killing;

/// <summary>The product in a process of its own, which may die at any moment.</summary>
internal sealed class Child : IAsyncDisposable
{
    // Met only by a test that is about to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _faults;

    private Child(Process process)
    {
        _process = process;
        _faults = process.StandardError.ReadToEndAsync();
    }

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public TimeSpan ReadyWithin { get; private set; }

    /// <summary>Processor time until then.</summary>
    public TimeSpan ReadyAtCost { get; private set; }

    public static Child Start(string folder, string mails, CrashPoint point)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { CrashHost.Assembly, Repository.Root, folder, mails, point.ToString() },
        };
        // It lives for a second: code that is compiled better later is never needed.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new Child(Process.Start(start) ?? throw new InvalidOperationException("The host could not be started."));
    }

    /// <summary>False where it died before it was ready.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (await ReadAsync(cancellationToken) is not { } line)
        {
            return false;
        }

        (ReadyWithin, ReadyAtCost) = (Stopwatch.GetElapsedTime(started), TimeSpan.FromMilliseconds(double.Parse(line["ready ".Length..], CultureInfo.InvariantCulture)));
        return true;
    }

    /// <summary>The answer to a command; null where the process died over it.</summary>
    public async Task<string?> AskAsync(string command, CancellationToken cancellationToken)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(command.AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            return null;
        }

        return await ReadAsync(cancellationToken);
    }

    public void Kill() => _process.Kill();

    /// <summary>Ends it as an operator would, and gives its exit code.</summary>
    public async Task<int> QuitAsync(CancellationToken cancellationToken)
    {
        await AskAsync("quit", cancellationToken);
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>What it wrote of faults; empty where it was killed.</summary>
    public async Task<string> FaultsAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        return await _faults;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        await _faults;
        _process.Dispose();
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken) =>
        await _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
}
