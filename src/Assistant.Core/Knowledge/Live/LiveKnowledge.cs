using System.Collections.Immutable;
using Assistant.Core.Prompts;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Holds the release that is live. A reload compiles and indexes beside it and then switches in one step: who asks sees the old
/// release or the new one, never a half.
/// </summary>
/// <remarks>
/// The first reload publishes every page that is good. Later ones publish all or nothing: a page that is newly refused holds the
/// whole save back, because pages that are saved together may rely on each other. Prompts hold it back at every time: half of them say nothing.
/// </remarks>
/// <param name="archive">Keeps what was live; null where nothing outlives the process.</param>
public sealed class LiveKnowledge(KnowledgeFolder folder, IPassageIndex index, ILogger<LiveKnowledge> logger, ReleaseArchive? archive = null) : ILiveRelease, IDisposable
{
    private readonly SemaphoreSlim _oneReload = new(1, 1);
    private State _state = State.Empty;

    /// <summary>Raised after each reload, on the thread that reloaded.</summary>
    public event EventHandler<ReloadOutcome>? Reloaded;

    /// <summary>Empty until the first reload.</summary>
    public Release Current => Volatile.Read(ref _state).Release;

    /// <summary>What the last reload found wrong.</summary>
    public ImmutableArray<KnowledgeFault> Faults => Volatile.Read(ref _state).Faults;

    /// <summary>What was live when, the newest last; empty where nothing is kept.</summary>
    public ImmutableArray<ArchivedRelease> Releases => archive?.List() ?? [];

    /// <summary>Reads the folder and makes it live. One at a time; a cancelled reload changes nothing.</summary>
    /// <exception cref="InvalidDataException">The prompts have faults, and no release is there whose prompts could be used instead.</exception>
    public async Task<ReloadOutcome> ReloadAsync(CancellationToken cancellationToken)
    {
        await _oneReload.WaitAsync(cancellationToken);
        try
        {
            var before = _state;
            var compiled = await folder.CompileAsync(before.IsLive ? before.Release : null, cancellationToken);
            var outcome = Decide(before, compiled.Release, compiled.Faults);
            if (!before.IsLive && await StayedLiveAsync(compiled, cancellationToken) is { } stayed)
            {
                outcome = new ReloadOutcome.Published(stayed, before.Release.Id, compiled.Faults);

                // Nothing is wrong with what stays live, so that every fault of the folder holds the folder back.
                await GoLiveAsync(stayed, compiled.Faults, accepted: [], cancellationToken);
            }
            else if (!compiled.CanGoLive)
            {
                throw PromptFaults.Thrown("The prompts folder", compiled.Faults);
            }
            else if (outcome is ReloadOutcome.Published && compiled.Release.Id == archive?.GivenUp)
            {
                // The folder still holds what was rolled back; the next change to it is published again.
                outcome = new ReloadOutcome.Unchanged(compiled.Faults);
                Volatile.Write(ref _state, before with { Faults = compiled.Faults });
            }
            else if (outcome is ReloadOutcome.Published)
            {
                if (archive?.Live != compiled.Release.Id)
                {
                    archive?.Keep(compiled.Release.Id, compiled.Files);
                }

                await GoLiveAsync(compiled.Release, compiled.Faults, [.. compiled.Faults.Where(fault => fault.Refused)], cancellationToken);
            }
            else
            {
                Volatile.Write(ref _state, before with { Faults = compiled.Faults });
            }

            Report(outcome);
            return outcome;
        }
        finally
        {
            _oneReload.Release();
        }
    }

    /// <summary>Makes an earlier release live again. The folder stays as it is, and is published with its next change.</summary>
    /// <param name="to">Null for the one that was live before.</param>
    public async Task<RollBackOutcome> RollBackAsync(ReleaseId? to, CancellationToken cancellationToken)
    {
        await _oneReload.WaitAsync(cancellationToken);
        try
        {
            var before = _state;
            if ((to ?? archive?.Before) is not { } target || target == before.Release.Id)
            {
                return new RollBackOutcome.NothingBefore();
            }

            if (await ArchivedAsync(target, cancellationToken) is not { } release)
            {
                return new RollBackOutcome.NotKept(target);
            }

            archive!.RollBack(before.Release.Id, target);
            await GoLiveAsync(release, before.Faults, before.Accepted, cancellationToken);
            Report(new ReloadOutcome.Published(release, before.Release.Id, before.Faults));
            return new RollBackOutcome.RolledBack(release, before.Release.Id);
        }
        finally
        {
            _oneReload.Release();
        }
    }

    /// <summary>
    /// What was live when the program ended and stays so: a release that was rolled back to, and one that faults in the folder would
    /// otherwise take pages from.
    /// </summary>
    private async Task<Release?> StayedLiveAsync(Compilation compiled, CancellationToken cancellationToken) =>
        archive?.Live is { } live
            && live != compiled.Release.Id
            && (archive.GivenUp == compiled.Release.Id || compiled.Faults.Any(fault => fault.Refused))
                ? await ArchivedAsync(live, cancellationToken)
                : null;

    private async Task<Release?> ArchivedAsync(ReleaseId id, CancellationToken cancellationToken) =>
        archive?.FolderOf(id) is { } kept && (await folder.At(kept).CompileAsync(previous: null, cancellationToken)).Release is var release && release.Id == id
            ? release
            : null;

    private async Task GoLiveAsync(
        Release release, ImmutableArray<KnowledgeFault> faults, ImmutableArray<KnowledgeFault> accepted, CancellationToken cancellationToken)
    {
        await index.BuildAsync(release, cancellationToken);
        Volatile.Write(ref _state, new State(release, faults, accepted, IsLive: true));
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
                var refused = outcome.Faults.Where(fault => fault.Refused).ToList();
                logger.Withheld(Current.Id, refused.Count, refused[0].Folder, refused[0].File, refused[0].Line, refused[0].Message);
                break;
        }

        Reloaded?.Invoke(this, outcome);
    }

    /// <param name="Accepted">Refusals that were there when the release went live; they hold nothing back later.</param>
    private sealed record State(
        Release Release, ImmutableArray<KnowledgeFault> Faults, ImmutableArray<KnowledgeFault> Accepted, bool IsLive)
    {
        public static State Empty { get; } = new(new(ReleaseHash.Of([], [], PromptSet.Empty), [], []), [], [], IsLive: false);
    }
}

internal static partial class LiveKnowledgeLog
{
    [LoggerMessage(LogLevel.Information, "Release {Release} is live with {Pages} pages")]
    public static partial void Published(this ILogger logger, ReleaseId release, int pages);

    [LoggerMessage(LogLevel.Warning, "Release {Release} stays live: {Refused} faults hold the saved files back, the first in {Folder} {File}:{Line} {Fault}")]
    public static partial void Withheld(this ILogger logger, ReleaseId release, int refused, ContentFolder folder, string file, int line, string fault);

    [LoggerMessage(LogLevel.Error, "The knowledge folder could not be reloaded; the live release stays")]
    public static partial void ReloadFailed(this ILogger logger, Exception exception);
}
