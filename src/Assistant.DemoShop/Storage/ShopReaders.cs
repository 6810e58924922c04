using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Storage;

/// <summary>Connections that only read, with their prepared statements: as many as have ever read at once.</summary>
/// <remarks>Opening one and preparing a statement costs several times what reading a row does, and a turn reads many.</remarks>
internal sealed class ShopReaders(Func<SqliteConnection> connect) : IDisposable
{
    private readonly ConcurrentBag<ShopReader> _idle = [];
    private volatile bool _isClosed;

    public ShopReader Take() => _idle.TryTake(out var idle) ? idle : new ShopReader(connect());

    /// <summary>Takes one back; one that met a fault is closed instead.</summary>
    public void GiveBack(ShopReader reader)
    {
        if (_isClosed || reader.MetFault)
        {
            reader.Dispose();
            return;
        }

        _idle.Add(reader);
        if (_isClosed)
            Dispose();
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var reader))
            reader.Dispose();
    }
}

/// <summary>One connection that reads, for one query at a time.</summary>
internal sealed class ShopReader(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);

    public bool MetFault { get; private set; }

    /// <param name="parameters">The same names each time, in the same order.</param>
    public SqliteDataReader Query(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            return Statement(sql, parameters).ExecuteReader();
        }
        catch (SqliteException)
        {
            MetFault = true;
            throw;
        }
    }

    public bool Advance(SqliteDataReader rows)
    {
        try
        {
            return rows.Read();
        }
        catch (SqliteException)
        {
            MetFault = true;
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();

        connection.Dispose();
    }

    private SqliteCommand Statement(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = connection.Command(sql, parameters);
            _statements.Add(sql, statement);
            return statement;
        }

        for (var i = 0; i < parameters.Length; i++)
            statement.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;

        return statement;
    }
}
