using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Probing;
using Assistant.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Assistant.Web.Health;

/// <summary>Holds conversations with this very host on a schedule, over its own address, and keeps what came of the last round.</summary>
internal sealed class ProbeRounds(
    HostConfiguration configuration, IServer server, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ProbeRounds> logger) : BackgroundService
{
    private volatile ProbeRound? _last;

    /// <summary>The last round; null before the first one is over, and where none are held.</summary>
    public ProbeRound? Last => _last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration.Settings.Probes.Every is not { } every)
        {
            return;
        }

        var started = new TaskCompletionSource();
        await using var listening = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(every, time);
        do
        {
            await HoldSafelyAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>The edge of this background work: a round that cannot be held is a failed round and never the end of the host.</summary>
    private async Task HoldSafelyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await HoldAsync(cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Only the type: a message may quote what was said.
            _last = new ProbeRound(time.GetUtcNow(), 1, [fault.GetType().Name]);
            logger.ProbesNotHeld(fault.GetType().Name);
        }
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        var (cases, faults) = EvalSuites.Read(configuration.Roots.Resolve(configuration.Settings.Probes.Folder));
        using var host = new HttpClient { BaseAddress = OwnAddress() };
        var results = await Probe.RunAsync(cases, host, cancellationToken);
        var round = new ProbeRound(
            time.GetUtcNow(),
            results.Length + faults.Length,
            [.. results.Where(result => result.Outcome is not CheckOutcome.Passed).Select(result => result.Case), .. faults.Select(fault => Path.GetFileName(fault.Path))]);
        _last = round;
        if (round.NotPassed.IsEmpty)
        {
            logger.ProbesPassed(round.Held);
        }
        else
        {
            logger.ProbesFailed(round.NotPassed.Length, round.Held, string.Join(", ", round.NotPassed));
        }
    }

    /// <summary>An address that this machine reaches, whatever interfaces the host listens on.</summary>
    private Uri OwnAddress()
    {
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Uri(address.Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal));
    }
}

/// <param name="Held">Conversations that should have been held.</param>
/// <param name="NotPassed">Ids of the cases that did not pass.</param>
internal sealed record ProbeRound(DateTimeOffset At, int Held, ImmutableArray<string> NotPassed);

internal static class ProbeHosting
{
    public static void AddProbeRounds(this IServiceCollection services, HostConfiguration configuration) => services
        .AddSingleton(configuration)
        .AddSingleton<ProbeRounds>()
        .AddHostedService(provider => provider.GetRequiredService<ProbeRounds>());
}

internal static partial class ProbeLog
{
    [LoggerMessage(LogLevel.Information, "All {Held} probe conversations passed")]
    public static partial void ProbesPassed(this ILogger logger, int held);

    [LoggerMessage(LogLevel.Error, "No probe conversations could be held: {Fault}. Check Probes:Folder")]
    public static partial void ProbesNotHeld(this ILogger logger, string fault);

    [LoggerMessage(LogLevel.Error, "{NotPassed} of {Held} probe conversations did not pass: {Cases}")]
    public static partial void ProbesFailed(this ILogger logger, int notPassed, int held, string cases);
}
