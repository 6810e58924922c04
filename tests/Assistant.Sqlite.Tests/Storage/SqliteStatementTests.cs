using Assistant.Sqlite.Storage;
using Microsoft.Data.Sqlite;

namespace Assistant.Sqlite.Tests.Storage;

public sealed class SqliteStatementTests : IDisposable
{
    private const string Insert = "INSERT INTO notes (id, value) VALUES ($id, $value)";

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteSession _session;

    public SqliteStatementTests()
    {
        _session = new SqliteSession(_folder.PathOf("notes.db"), SqliteOpenMode.ReadWriteCreate, TimeSpan.Zero);
        _session.Run("CREATE TABLE notes (id INTEGER PRIMARY KEY, value)");
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<object?, object, string> Values => new()
    {
        { null, DBNull.Value, "null" },
        { "", "", "text" },
        { "größer \ud83d\ude00 'x'", "größer \ud83d\ude00 'x'", "text" },
        { long.MinValue, long.MinValue, "integer" },
        { 7, 7L, "integer" },
        { true, 1L, "integer" },
        { false, 0L, "integer" },
        { new byte[] { 0, 1, 255 }, new byte[] { 0, 1, 255 }, "blob" },
        { Array.Empty<byte>(), Array.Empty<byte>(), "blob" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Stores_each_value_as_it_is(object? value, object stored, string type)
    {
        Assert.Equal(1, _session.Execute(Insert, ("$id", 1), ("$value", value)));

        var (read, kind) = Assert.Single(_session.Query("SELECT value, typeof(value) FROM notes", row => (row.GetValue(0), row.GetString(1))));
        Assert.Equal(stored, read);
        Assert.Equal(type, kind);
    }

    [Fact]
    public void Keeps_no_value_of_the_run_before()
    {
        _session.Execute(Insert, ("$id", 1), ("$value", "first"));
        _session.Execute(Insert, ("$id", 2), ("$value", null));

        Assert.Equal(["first", null], _session.Query("SELECT value FROM notes ORDER BY id", row => row.IsDBNull(0) ? null : row.GetString(0)));
    }

    [Fact]
    public void Tells_how_many_rows_it_changed()
    {
        _session.Execute(Insert, ("$id", 1), ("$value", "a"));
        _session.Execute(Insert, ("$id", 2), ("$value", "b"));

        Assert.Equal(2, _session.Execute("UPDATE notes SET value = $value", ("$value", "c")));
        Assert.Equal(0, _session.Execute("DELETE FROM notes WHERE id = $id", ("$id", 3)));
    }

    [Fact]
    public void Can_be_run_again_after_a_fault()
    {
        _session.Execute(Insert, ("$id", 1), ("$value", "a"));

        var fault = Assert.Throws<SqliteException>(() => _session.Execute(Insert, ("$id", 1), ("$value", "b")));

        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, fault.SqliteErrorCode);
        Assert.Equal(1, _session.Execute(Insert, ("$id", 2), ("$value", "b")));
    }

    [Fact]
    public void Refuses_what_it_does_not_know()
    {
        Assert.Throws<ArgumentException>(() => _session.Execute(Insert, ("$id", 1), ("$value", 1.5m)));
        Assert.Throws<ArgumentException>(() => _session.Execute("DELETE FROM notes", ("$id", 1)));
        Assert.Throws<SqliteException>(() => _session.Execute("DELETE FROM letters"));
    }
}
