using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Assistant.Sqlite.Storage;

/// <summary>One open connection with its prepared statements. For one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _queries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Milliseconds for which SQLite waits for a lock of somebody else's.</summary>
    private readonly int _patience;

    static SqliteSession() => Batteries_V2.Init();

    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public SqliteSession(string path, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,

            // Sessions are pooled here, with their statements.
            Pooling = false,

            // Seconds for which a busy statement is tried again by the library; SQLite itself has waited by then.
            DefaultTimeout = 1,
        }.ConnectionString);
        _connection.Open();
        _patience = (int)busyTimeout.TotalMilliseconds;
        raw.sqlite3_busy_timeout(Handle, _patience);
    }

    /// <summary>Begins a transaction that writes; false, and at once, where somebody else is writing or it cannot be begun for another reason.</summary>
    public bool TryBegin()
    {
        raw.sqlite3_busy_timeout(Handle, 0);
        try
        {
            return raw.sqlite3_exec(Handle, "BEGIN IMMEDIATE") is raw.SQLITE_OK;
        }
        finally
        {
            raw.sqlite3_busy_timeout(Handle, _patience);
        }
    }

    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) is 0;

    /// <summary>Runs SQL that is used once, such as a pragma or a migration.</summary>
    public void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        // Never made of anything but the program's own constants.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement, prepared at its first use; returns how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            var names = new List<string>(parameters.Length);
            foreach (var (name, _) in parameters)
            {
                names.Add(name);
            }

            _statements.Add(sql, statement = new SqliteStatement(Handle, sql, names));
        }

        return statement.Execute(parameters);
    }

    /// <summary>All rows of a query, prepared at its first use.</summary>
    public List<T> Query<T>(
        string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Pages written by this connection since the last call.</summary>
    public int TakePagesWritten()
    {
        // Of SQLite's C interface: SQLITE_DBSTATUS_CACHE_WRITE.
        const int CacheWrite = 9;
        raw.sqlite3_db_status(Handle, CacheWrite, out var pages, out _, resetFlg: 1);
        return pages;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        foreach (var query in _queries.Values)
        {
            query.Dispose();
        }

        _connection.Dispose();
    }

    private sqlite3 Handle => _connection.Handle ?? throw new ObjectDisposedException(nameof(SqliteSession));

    private SqliteCommand Bind(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_queries.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // A constant of the program; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            _queries.Add(sql, command);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        return command;
    }
}
