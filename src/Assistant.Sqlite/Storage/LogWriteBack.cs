using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Assistant.Sqlite.Storage;

/// <summary>
/// Writes a database's log back into its file, on a connection and a thread of its own: SQLite lets others go on writing meanwhile, and a
/// shopper's message does not wait the ten milliseconds that it takes. They wait only while what they added meanwhile is written back, which
/// is little: without a moment in which all of it is, the log would never begin anew, and grow for ever.
/// </summary>
internal sealed partial class LogWriteBack : IDisposable
{
    private readonly SqliteSession _session;
    private readonly Lock _writing;
    private readonly ILogger _logger;
    private readonly AutoResetEvent _due = new(initialState: false);
    private readonly Thread _thread;
    private volatile bool _needsPause;
    private volatile bool _isClosed;

    /// <param name="session">From now on its own.</param>
    /// <param name="writing">Whoever writes holds it.</param>
    public LogWriteBack(SqliteSession session, Lock writing, ILogger logger)
    {
        (_session, _writing, _logger) = (session, writing, logger);
        // The first has the connection know of the log; by the second both files are on the disk before the log begins anew.
        _session.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        _thread = new Thread(Run) { IsBackground = true, Name = "SQLite log" };
        _thread.Start();
    }

    /// <summary>Whether it waits for its turn to be alone: whoever would write at once should line up behind it.</summary>
    public bool NeedsPause => _needsPause;

    /// <summary>Has the log written back soon; returns at once.</summary>
    public void Begin() => _due.Set();

    /// <summary>Ends after a round that has begun. Not for somebody who writes.</summary>
    public void Dispose()
    {
        _isClosed = true;
        _due.Set();
        _thread.Join();
        _due.Dispose();
        _session.Dispose();
    }

    private void Run()
    {
        while (_due.WaitOne() && !_isClosed)
        {
            try
            {
                WriteBack();
            }
            catch (SqliteException e)
            {
                // Nothing is lost: the log keeps what could not be written back.
                LogFault(e.SqliteErrorCode);
            }
        }
    }

    private void WriteBack()
    {
        // Where somebody still reads what was there before, some is left to the next time.
        Checkpoint();
        _needsPause = true;
        lock (_writing)
        {
            _needsPause = false;
            Checkpoint();
        }
    }

    private void Checkpoint() => _session.Query("PRAGMA wal_checkpoint(PASSIVE)", _ => true);

    [LoggerMessage(LogLevel.Warning, "SQLite could not write back its log: error {Code}")]
    private partial void LogFault(int code);
}
