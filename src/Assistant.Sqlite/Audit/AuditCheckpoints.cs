using Assistant.Core.Audit;
using Microsoft.Extensions.Logging;

namespace Assistant.Sqlite.Audit;

/// <summary>Writes how long the chain is to a second place, in the background, shortly after each commit that made it longer.</summary>
/// <remarks>A stop between the two is no loss: the chain is then longer than its last checkpoint, and the next start adds one.</remarks>
internal sealed partial class AuditCheckpoints : IAsyncDisposable
{
    // What comes in quick succession shares a checkpoint, up to this many records.
    private const int MostRecordsBetween = 100;
    private static readonly TimeSpan LeastBetween = TimeSpan.FromSeconds(1);

    private readonly CheckpointFile _file;
    private readonly AuditSeal _seal;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();

    // Never disposed of, since the last appends may still note what they stored; nothing waits on their handles.
    private readonly SemaphoreSlim _some = new(0, 1);
    private readonly SemaphoreSlim _many = new(0, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;
    private AuditHead _newest;
    private long _written;
    private volatile bool _isHealthy = true;

    /// <param name="stored">The end of the chain as it is stored: a stop may have left it without a checkpoint.</param>
    public AuditCheckpoints(CheckpointFile file, AuditSeal seal, AuditHead stored, TimeProvider time, ILogger logger)
    {
        (_file, _seal, _time, _logger, _newest) = (file, seal, time, logger, stored);
        Try(ReadLast);
        WriteNewest();
        _running = Task.Run(RunAsync);
    }

    /// <summary>Whether the last attempt to write worked.</summary>
    public bool IsHealthy => _isHealthy;

    /// <summary>The chain has become longer, durably.</summary>
    public void Note(AuditHead head)
    {
        lock (_lock)
        {
            if (head.Count <= _newest.Count)
            {
                return;
            }

            _newest = head;
            Signal(_some);
            if (head.Count - _written >= MostRecordsBetween)
            {
                Signal(_many);
            }
        }
    }

    /// <summary>Writes what is noted and not written yet.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        WriteNewest();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                if (_isHealthy)
                {
                    await _some.WaitAsync(_stopping.Token);
                    WriteNewest();
                }

                await PauseAsync();
                if (!_isHealthy)
                {
                    WriteNewest();
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The end, which writes the rest.
        }
    }

    /// <summary>Says what does not fit: the person who is told can verify.</summary>
    private void ReadLast()
    {
        var last = _file.ReadLast() is { } line && _seal.TryRead(line, out var checkpoint) ? checkpoint : null;
        _written = last?.Count ?? 0;
        if (last is null && _newest.Count > 0)
        {
            LogNoCheckpoints(_file.Path, _newest.Count);
        }
        else if (_written > _newest.Count)
        {
            LogShorter(_newest.Count, _written);
        }
    }

    /// <summary>Between two checkpoints, unless a great many records wait; and between two attempts where the place does not work.</summary>
    private async Task PauseAsync()
    {
        using var over = new CancellationTokenSource(LeastBetween, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, _stopping.Token);
        try
        {
            await _many.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            // The pause is over.
        }
    }

    private void WriteNewest()
    {
        AuditHead head;
        lock (_lock)
        {
            head = _newest;
        }

        if (head.Count == _written)
        {
            Try(_file.Touch);
        }
        else if (Try(() => _file.Append(_seal.Write(new AuditCheckpoint(head.Count, head.Mac, _time.GetUtcNow())))))
        {
            lock (_lock)
            {
                _written = head.Count;
            }
        }
    }

    private bool Try(Action write)
    {
        try
        {
            write();
            if (!_isHealthy)
            {
                LogWorksAgain(_file.Path);
            }

            return _isHealthy = true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (_isHealthy)
            {
                LogBroken(_file.Path, fault.GetType().Name);
            }

            return _isHealthy = false;
        }
    }

    private static void Signal(SemaphoreSlim semaphore)
    {
        if (semaphore.CurrentCount is 0)
        {
            semaphore.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "Audit checkpoints cannot be written to {Path} ({Fault}): no action is begun until they can")]
    private partial void LogBroken(string path, string fault);

    [LoggerMessage(LogLevel.Information, "Audit checkpoints can be written to {Path} again")]
    private partial void LogWorksAgain(string path);

    [LoggerMessage(LogLevel.Warning, "There are no audit checkpoints in {Path}, and the audit has {Records} records already: run assistant audit verify")]
    private partial void LogNoCheckpoints(string path, long records);

    [LoggerMessage(LogLevel.Error, "The audit has {Records} records, and a checkpoint knows of {Checkpointed}: run assistant audit verify")]
    private partial void LogShorter(long records, long checkpointed);
}
