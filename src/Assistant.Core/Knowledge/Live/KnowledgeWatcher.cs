using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Knowledge;

/// <summary>
/// Reloads the folders that a release is made of when a file in one of them changes, within a second of saving. The operating system's notices are used
/// where they come; a look at the files' stamps every two seconds covers network and container file systems that send none.
/// </summary>
public sealed class KnowledgeWatcher(KnowledgeFolder folder, LiveKnowledge knowledge, TimeProvider clock, ILogger<KnowledgeWatcher> logger)
{
    /// <summary>Editors save in several steps; a change is read once nothing more has happened for this long.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);

    /// <summary>A file that is written without pause is read all the same.</summary>
    private const int MostRounds = 5;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Watches until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var notices = folder.Roots.Select(Subscribe).OfType<FileSystemWatcher>().ToList();
        Notice(); // Whatever was saved between the first reading and this subscription.
        var polling = PollAsync(cancellationToken);
        try
        {
            await foreach (var _ in _changes.Reader.ReadAllAsync(cancellationToken))
            {
                await SettleAsync(cancellationToken);
                await ReloadAsync(cancellationToken);
            }
        }
        finally
        {
            notices.ForEach(notice => notice.Dispose());
            await polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private FileSystemWatcher? Subscribe(string root)
    {
        try
        {
            var watcher = new FileSystemWatcher(root) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => Notice();
            watcher.Created += (_, _) => Notice();
            watcher.Deleted += (_, _) => Notice();
            watcher.Renamed += (_, _) => Notice();
            watcher.Error += (_, _) => Notice();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // No folder yet, or no notices left on this machine: polling sees the change, only later.
            return null;
        }
    }

    private void Notice() => _changes.Writer.TryWrite(true);

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (var round = 0; round == 0 || (round < MostRounds && _changes.Reader.TryRead(out _)); round++)
            await Task.Delay(Quiet, clock, cancellationToken);
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(PollInterval, clock);
        var seen = folder.Stamp();
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                if (folder.Stamp() is var stamp && stamp != seen)
                {
                    seen = stamp;
                    Notice();
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                logger.ReloadFailed(exception);
            }
        }
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await knowledge.ReloadAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The edge of this background work: whatever broke, the live release stays and the next save is tried again.
            logger.ReloadFailed(exception);
        }
    }
}
