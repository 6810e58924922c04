using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Holds the release that is live. A reload compiles and indexes beside it and then switches in one step: who asks sees the old
/// release or the new one, never a half.
/// </summary>
/// <remarks>
/// The first reload publishes every page that is good. Later ones publish all or nothing: a page that is newly refused holds the
/// whole save back, because pages that are saved together may rely on each other.
/// </remarks>
public sealed class LiveKnowledge(KnowledgeFolder folder, IPassageIndex index, ILogger<LiveKnowledge> logger) : ILiveRelease, IDisposable
{
    private readonly SemaphoreSlim _oneReload = new(1, 1);
    private State _state = State.Empty;

    /// <summary>Raised after each reload, on the thread that reloaded.</summary>
    public event EventHandler<ReloadOutcome>? Reloaded;

    /// <summary>Empty until the first reload.</summary>
    public Release Current => Volatile.Read(ref _state).Release;

    /// <summary>What the last reload found wrong.</summary>
    public ImmutableArray<KnowledgeFault> Faults => Volatile.Read(ref _state).Faults;

    /// <summary>Reads the folder and makes it live. One at a time; a cancelled reload changes nothing.</summary>
    public async Task<ReloadOutcome> ReloadAsync(CancellationToken cancellationToken)
    {
        await _oneReload.WaitAsync(cancellationToken);
        try
        {
            var before = _state;
            var (release, faults) = await folder.CompileAsync(before.IsLive ? before.Release : null, cancellationToken);
            var outcome = Decide(before, release, faults);
            if (outcome is ReloadOutcome.Published)
            {
                await index.BuildAsync(release, cancellationToken);
                Volatile.Write(ref _state, new State(release, faults, [.. faults.Where(fault => fault.Refused)], IsLive: true));
            }
            else
            {
                Volatile.Write(ref _state, before with { Faults = faults });
            }

            Report(outcome);
            return outcome;
        }
        finally
        {
            _oneReload.Release();
        }
    }

    public void Dispose() => _oneReload.Dispose();

    private static ReloadOutcome Decide(State before, Release release, ImmutableArray<KnowledgeFault> faults)
    {
        if (before.IsLive && faults.Where(fault => fault.Refused).Except(before.Accepted).Any())
            return new ReloadOutcome.Withheld(faults);

        return before.IsLive && before.Release.Id == release.Id
            ? new ReloadOutcome.Unchanged(faults)
            : new ReloadOutcome.Published(release, before.Release.Id, faults);
    }

    private void Report(ReloadOutcome outcome)
    {
        switch (outcome)
        {
            case ReloadOutcome.Published published:
                logger.Published(published.Release.Id, published.Release.Pages.Length);
                break;
            case ReloadOutcome.Withheld:
                logger.Withheld(Current.Id, outcome.Faults.Count(fault => fault.Refused));
                break;
        }

        Reloaded?.Invoke(this, outcome);
    }

    /// <param name="Accepted">Refusals that were there when the release went live; they hold nothing back later.</param>
    private sealed record State(
        Release Release, ImmutableArray<KnowledgeFault> Faults, ImmutableArray<KnowledgeFault> Accepted, bool IsLive)
    {
        public static State Empty { get; } = new(new(ReleaseHash.Of([], []), [], []), [], [], IsLive: false);
    }
}

internal static partial class LiveKnowledgeLog
{
    [LoggerMessage(LogLevel.Information, "Release {Release} is live with {Pages} pages")]
    public static partial void Published(this ILogger logger, ReleaseId release, int pages);

    [LoggerMessage(LogLevel.Warning, "Release {Release} stays live: {Refused} faults hold the saved pages back")]
    public static partial void Withheld(this ILogger logger, ReleaseId release, int refused);

    [LoggerMessage(LogLevel.Error, "The knowledge folder could not be reloaded; the live release stays")]
    public static partial void ReloadFailed(this ILogger logger, Exception exception);
}
