using System.Collections.Concurrent;
using Assistant.Core.Conversations;
using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Storage;

/// <summary>Connections that read only; as many as are used at once, up to a bound, and kept for the next reader.</summary>
internal sealed class SqliteReaders(string path, TimeSpan busyTimeout) : IAsyncDisposable
{
    private const int MaxSessions = 8;

    private readonly SemaphoreSlim _free = new(MaxSessions);
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _closed;

    /// <summary>Runs <paramref name="read"/> on the caller's thread: reads are short and mostly from memory.</summary>
    /// <exception cref="StorageUnavailableException">Nothing can be read now.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return Read(read);
        }
        catch (SqliteException e)
        {
            throw StorageFaults.Translate(e);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>The same for who cannot wait elsewhere, such as at the start.</summary>
    /// <exception cref="StorageUnavailableException">Nothing can be read now.</exception>
    public T ReadNow<T>(Func<SqliteSession, T> read)
    {
        _free.Wait();
        try
        {
            return Read(read);
        }
        catch (SqliteException e)
        {
            throw StorageFaults.Translate(e);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for those who are reading, and lets nobody in after them.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        for (var i = 0; i < MaxSessions; i++)
        {
            await _free.WaitAsync();
        }

        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }

        _free.Release(MaxSessions);
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        if (_closed)
        {
            throw new StorageUnavailableException("The storage is being closed.");
        }

        if (!_idle.TryTake(out var session))
        {
            session = new SqliteSession(path, SqliteOpenMode.ReadOnly, busyTimeout);
        }

        try
        {
            var result = read(session);
            _idle.Add(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
