using System.Threading.Channels;
using Assistant.Core.Conversations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Assistant.Sqlite.Storage;

/// <summary>The one connection that writes, and the order in which it is used.</summary>
/// <remarks>
/// Work that comes while nobody writes is done on the caller's own thread: handing it over and back would cost a shopper a third of what the
/// disk does. Everybody else's is queued for a thread of the writer's. Whatever is queued when a transaction begins shares it, and so shares
/// the one wait for the disk; nothing waits for company. Each piece of work that shares one has its own savepoint: one that fails takes back
/// its own changes only.
/// </remarks>
internal sealed partial class SqliteWriter : IAsyncDisposable
{
    private const int MaxBatch = 256;
    private const int MaxQueued = 4_096;

    // In pages; about as often the log is written back.
    private const int LongLog = 1_000;

    private readonly SqliteSession _session;
    private readonly LogWriteBack _log;
    private readonly ILogger _logger;
    private readonly Channel<Work> _queue;

    // Whoever holds it has session and batch to itself.
    private readonly Lock _writing = new();
    private readonly List<Work> _batch = new(MaxBatch);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pagesUntilWrittenBack = LongLog;
    private bool _isClosed;

    /// <param name="session">From now on the writer's alone.</param>
    /// <param name="beside">The same, for writing the log back.</param>
    public SqliteWriter(SqliteSession session, SqliteSession beside, ILogger logger)
    {
        _session = session;
        _log = new LogWriteBack(beside, _writing, logger);
        _logger = logger;
        _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(MaxQueued)
        {
            // Whoever adds work wakes the thread itself, without a detour through a possibly crowded thread pool.
            AllowSynchronousContinuations = true,
        });
        new Thread(Run) { IsBackground = true, Name = "SQLite writer" }.Start();
    }

    /// <summary>Runs <paramref name="work"/> in a transaction; returns once that is durable.</summary>
    /// <remarks>
    /// Cancelling takes back work that has not begun, and is too late for any other. The caller's thread may do the work, and that of others
    /// which came meanwhile: it is kept for one wait for the disk, and never for another process that writes.
    /// </remarks>
    /// <exception cref="StorageUnavailableException">Nothing was stored.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var mine = new Work<T>(work, cancellationToken);
        if (!TryDoHere(mine))
        {
            await QueueAsync(mine, cancellationToken);
        }

        return await mine.Completion;
    }

    /// <summary>Ends after everything queued is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stopped.Task;
    }

    private bool TryDoHere(Work work)
    {
        // Those who wait already come first.
        if (_queue.Reader.TryPeek(out _) || _log.NeedsPause || !_writing.TryEnter())
        {
            return false;
        }

        try
        {
            if (_isClosed || !_session.TryBegin())
            {
                return false;
            }

            CommitWith(work, begun: true);
            return true;
        }
        finally
        {
            _writing.Exit();
        }
    }

    private async ValueTask QueueAsync(Work work, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(work, cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw new StorageUnavailableException("The storage is being closed. Nothing was stored.", e);
        }
    }

    private void Run()
    {
        while (WaitForWork())
        {
            lock (_writing)
            {
                // Somebody may have taken along what was queued.
                if (_queue.Reader.TryRead(out var next))
                {
                    CommitWith(next, begun: false);
                }
            }
        }

        lock (_writing)
        {
            _isClosed = true;
        }

        _log.Dispose();
        Checkpoint("PRAGMA wal_checkpoint(TRUNCATE)");
        _session.Dispose();
        _stopped.SetResult();
    }

    // A thread of its own may block; it does nothing else.
    private bool WaitForWork() => _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void CommitWith(Work first, bool begun)
    {
        _batch.Clear();
        _batch.Add(first);
        try
        {
            // More is taken after the lock is ours: what arrives while we wait for it comes along. If we cannot have it,
            // whoever has waited until then is told so, instead of waiting as long again.
            if (!begun)
            {
                _session.Execute("BEGIN IMMEDIATE");
                begun = true;
            }

            TakeQueued(MaxBatch);
            if (_batch is [var alone])
            {
                // Its own transaction is savepoint enough, and a savepoint keeps a copy of every page that is changed.
                alone.Run(_session);
            }
            else
            {
                _batch.ForEach(RunInSavepoint);
            }

            _session.Execute("COMMIT");
        }
        catch (Exception e)
        {
            RollBack();
            if (!begun)
            {
                TakeQueued(int.MaxValue);
            }

            foreach (var work in _batch)
            {
                work.Fail(StorageFaults.Translate(e));
            }
        }

        foreach (var work in _batch)
        {
            work.Complete();
        }

        NotePages(_session.TakePagesWritten());
    }

    private void NotePages(int written)
    {
        _pagesUntilWrittenBack -= written;
        if (_pagesUntilWrittenBack <= 0)
        {
            _pagesUntilWrittenBack = LongLog;
            _log.Begin();
        }
    }

    private void TakeQueued(int most)
    {
        while (_batch.Count < most && _queue.Reader.TryRead(out var work))
        {
            _batch.Add(work);
        }
    }

    private void RunInSavepoint(Work work)
    {
        _session.Execute("SAVEPOINT work");
        try
        {
            work.Run(_session);
        }
        catch (Exception e) when (_session.InTransaction)
        {
            // Some faults end the whole transaction; those concern everybody in it and are not caught here.
            _session.Execute("ROLLBACK TO work");
            work.Fail(StorageFaults.Translate(e));
        }

        _session.Execute("RELEASE work");
    }

    private void RollBack()
    {
        try
        {
            if (_session.InTransaction)
            {
                _session.Execute("ROLLBACK");
            }
        }
        catch (SqliteException e)
        {
            // SQLite has then rolled back already, or does so before the next transaction can begin.
            LogFault(e.SqliteErrorCode, "roll back");
        }
    }

    private void Checkpoint(string pragma)
    {
        try
        {
            _session.Query(pragma, _ => true);
        }
        catch (SqliteException e)
        {
            // Nothing is lost: the log keeps what could not be written back.
            LogFault(e.SqliteErrorCode, "write back its log");
        }
    }

    [LoggerMessage(LogLevel.Warning, "SQLite could not {Step}: error {Code}")]
    private partial void LogFault(int code, string step);
}
