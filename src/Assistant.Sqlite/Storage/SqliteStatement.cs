using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Assistant.Sqlite.Storage;

/// <summary>
/// A prepared statement that answers with no rows, run over SQLite's own interface: a command of the library looks every parameter up by its
/// name and makes a reader each time, which costs more than the statement itself. A commit runs a dozen of them.
/// </summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;

    /// <param name="parameters">Names in the order in which <see cref="Execute"/> is given the values.</param>
    /// <exception cref="SqliteException">The statement is not one, or does not know a parameter.</exception>
    public SqliteStatement(sqlite3 connection, string sql, IEnumerable<string> parameters)
    {
        _connection = connection;
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), connection);
        _places = [.. parameters.Select(name => raw.sqlite3_bind_parameter_index(_statement, name) is > 0 and var place
            ? place
            : throw new ArgumentException($"The statement has no parameter {name}.", nameof(parameters)))];
    }

    /// <summary>Returns how many rows were changed; what a statement that changes none returns, means nothing.</summary>
    /// <exception cref="SqliteException">It could not be run.</exception>
    public int Execute(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                SqliteException.ThrowExceptionForRC(Bind(_places[i], parameters[i].Value), _connection);
            }

            int state;
            do
            {
                state = raw.sqlite3_step(_statement);
            }
            while (state is raw.SQLITE_ROW);

            SqliteException.ThrowExceptionForRC(state, _connection);
            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            // Its result is the fault that was thrown above already.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        long number => raw.sqlite3_bind_int64(_statement, place, number),
        int number => raw.sqlite3_bind_int64(_statement, place, number),
        bool flag => raw.sqlite3_bind_int64(_statement, place, flag ? 1 : 0),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        _ => throw new ArgumentException($"A {value.GetType().Name} cannot be stored."),
    };
}
