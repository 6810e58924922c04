using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Search;

/// <summary>
/// The file behind an index, used by one caller at a time. Everything in it can be made again from the pages and the catalog: a file
/// of another layout, or one that is damaged, is replaced and never repaired.
/// </summary>
internal sealed class IndexDatabase : IDisposable
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private readonly SemaphoreSlim _oneCaller = new(1, 1);
    private readonly SqliteConnection _connection;

    private IndexDatabase(SqliteConnection connection) => _connection = connection;

    /// <param name="path">The file; null keeps the index in memory.</param>
    /// <param name="layout">Raised whenever <paramref name="schema"/>, or how its content is made, changes.</param>
    public static IndexDatabase Open(string? path, int layout, string schema)
    {
        SQLitePCL.Batteries_V2.Init();
        if (path is null)
            return Create(":memory:", layout, schema);

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            return Create(path, layout, schema);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Corrupt or NotADatabase)
        {
            Delete(path);
            return Create(path, layout, schema);
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction: all of it is kept, or none.</summary>
    public async Task WriteAsync(Action<SqliteConnection, SqliteTransaction> work, CancellationToken cancellationToken)
    {
        await _oneCaller.WaitAsync(cancellationToken);
        try
        {
            using var transaction = _connection.BeginTransaction();
            work(_connection, transaction);
            transaction.Commit();
        }
        finally
        {
            _oneCaller.Release();
        }
    }

    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await _oneCaller.WaitAsync(cancellationToken);
        try
        {
            return work(_connection);
        }
        finally
        {
            _oneCaller.Release();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _oneCaller.Dispose();
    }

    /// <summary>An index can always be made again from what it indexes: one of another layout is not converted but replaced.</summary>
    private static IndexDatabase Create(string path, int layout, string schema)
    {
        var connection = Connect(path);
        try
        {
            var found = LayoutOf(connection);
            if (found == layout)
                return new(connection);

            if (found is not 0)
            {
                connection.Dispose();
                Delete(path);
                connection = Connect(path);
            }

            Execute(connection, $"BEGIN; {schema}; PRAGMA user_version = {layout}; COMMIT;");
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Connect(string path)
    {
        // One connection for the life of the index: pooling would only keep the file open after it.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static long LayoutOf(SqliteConnection connection)
    {
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        return version.ExecuteScalar() as long? ?? 0;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Schema text of this assembly; nobody's input.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Delete(string path)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(path + suffix);
    }
}
