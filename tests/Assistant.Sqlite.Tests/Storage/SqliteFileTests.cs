using System.Collections.Immutable;
using Assistant.Sqlite.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Sqlite.Tests.Storage;

public sealed class SqliteFileTests : IDisposable
{
    private static readonly ImmutableArray<string> First = ["CREATE TABLE notes (text TEXT)", "INSERT INTO notes VALUES ('first')"];

    private static readonly ImmutableArray<string> Second =
    [
        "ALTER TABLE notes ADD COLUMN colour TEXT",
        "UPDATE notes SET colour = 'red'",
        "CREATE INDEX notes_colour ON notes (colour)",
    ];

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathOf("notes.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Is_made_once_and_opened_afterwards()
    {
        await FillAsync(Schema(First));

        Assert.Equal(["first", "more"], await ReadAsync(Schema(First)));
        Assert.Equal(["notes.db"], FilesLeft());
    }

    [Fact]
    public async Task Opens_for_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead of modes.");

        await using var database = Open(Schema(First));
        await AddAsync(database, "more");

        Assert.All(
            Directory.GetFiles(_folder.Path),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Is_brought_up_to_date_with_its_contents()
    {
        await FillAsync(Schema(First));

        await using var database = Open(Schema(First, Second));

        Assert.Equal(
            ["first:red", "more:red"],
            await database.ReadAsync(
                session => session.Query("SELECT text || ':' || colour FROM notes ORDER BY text", row => row.GetString(0)), Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Is_as_before_when_bringing_it_up_to_date_stops_after_any_statement(int statements)
    {
        await FillAsync(Schema(First));

        Assert.ThrowsAny<Exception>(() => Open(Schema(First, [.. Second.Take(statements), "SELECT crash()"])));

        Assert.Equal(["first", "more"], await ReadAsync(Schema(First)));
        Assert.Equal(["first", "more"], await ReadAsync(Schema(First, Second)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Is_made_anew_when_making_it_stopped_after_any_statement(int statements)
    {
        Assert.ThrowsAny<Exception>(() => Open(Schema([.. First.Take(statements), "SELECT crash()"])));
        Assert.False(File.Exists(Path));

        Assert.Equal(["first"], await ReadAsync(Schema(First)));
        Assert.Equal(["notes.db"], FilesLeft());
    }

    [Fact]
    public async Task Of_a_newer_version_is_refused_and_left_as_it_is()
    {
        await FillAsync(Schema(First, Second));

        RefusesUnchanged("newer version", Schema(First));

        Assert.Equal(["first", "more"], await ReadAsync(Schema(First, Second)));
    }

    [Fact]
    public void Of_another_program_is_refused_and_left_as_it_is()
    {
        using (var session = new SqliteSession(Path, SqliteOpenMode.ReadWriteCreate, TimeSpan.Zero))
        {
            session.Run("CREATE TABLE theirs (text TEXT)");
        }

        RefusesUnchanged("another program", Schema(First));
    }

    [Fact]
    public async Task Of_another_part_of_this_program_is_refused()
    {
        await FillAsync(Schema(First) with { ApplicationId = 7 });

        RefusesUnchanged("another program", Schema(First));
    }

    [Fact]
    public async Task Of_a_killed_process_holds_all_that_was_acknowledged()
    {
        await using var running = Open(Schema(First));
        for (var i = 0; i < 50; i++)
        {
            await AddAsync(running, "more");
        }

        // What a killed process leaves: the file and its log, in the middle of their lives.
        var killed = _folder.PathOf("killed.db");
        foreach (var end in (string[])["", "-wal"])
        {
            await using var from = new FileStream(Path + end, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using var to = File.Create(killed + end);
            await from.CopyToAsync(to, Cancellation);
        }

        await using var restarted = SqliteDatabase.Open(killed, Schema(First), TimeSpan.FromSeconds(1), NullLogger.Instance);
        var rows = await restarted.ReadAsync(session => session.Query("SELECT text FROM notes", row => row.GetString(0)), Cancellation);
        Assert.Equal(51, rows.Count);
    }

    [Theory]
    [InlineData(16, 0xFF)] // page size
    [InlineData(18, 0xFF)] // format, for writing
    [InlineData(19, 0xFF)] // format, for reading
    [InlineData(21, 0xFF)] // greatest share of a page for one row
    [InlineData(47, 0xFF)] // schema format
    [InlineData(59, 0xFF)] // text encoding
    public async Task With_a_broken_header_is_refused_and_left_as_it_is(int offset, byte value)
    {
        await FillAsync(Schema(First));
        var bytes = await File.ReadAllBytesAsync(Path, Cancellation);
        bytes[offset] = value;
        await File.WriteAllBytesAsync(Path, bytes, Cancellation);

        RefusesUnchanged("damaged", Schema(First));
    }

    [Fact]
    public async Task That_was_restored_from_a_backup_is_used()
    {
        await FillAsync(Schema(First));
        using (var session = new SqliteSession(Path, SqliteOpenMode.ReadWrite, TimeSpan.Zero))
        {
            session.Run($"VACUUM INTO '{_folder.PathOf("backup.db")}'");
        }

        File.Move(_folder.PathOf("backup.db"), Path, overwrite: true);

        Assert.Equal(["first", "more"], await ReadAsync(Schema(First)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SQLite format 3\0")]
    [InlineData("%PDF-1.7 and so on, for a good deal more than the hundred bytes that a header of SQLite has at its beginning ....")]
    public void That_is_no_database_is_refused_and_left_as_it_is(string content)
    {
        File.WriteAllText(Path, content);

        RefusesUnchanged("damaged", Schema(First));
    }

    [Fact]
    public async Task That_was_cut_off_is_refused_and_left_as_it_is()
    {
        await FillAsync(Schema(First), rows: 1_000);
        var whole = await File.ReadAllBytesAsync(Path, Cancellation);

        foreach (var length in (int[])[whole.Length - 1, whole.Length - 4_096, whole.Length / 2, 4_096, 100])
        {
            await File.WriteAllBytesAsync(Path, whole[..length], Cancellation);
            RefusesUnchanged("damaged", Schema(First));
        }
    }

    [Fact]
    public async Task With_a_broken_page_is_refused_and_left_as_it_is()
    {
        await FillAsync(Schema(First), rows: 1_000);
        var bytes = await File.ReadAllBytesAsync(Path, Cancellation);
        bytes.AsSpan(bytes.Length - 4_096, 64).Fill(0xA5);
        await File.WriteAllBytesAsync(Path, bytes, Cancellation);

        RefusesUnchanged("damaged", Schema(First));
    }

    [Fact]
    public async Task That_is_missing_beside_its_log_is_not_made_anew()
    {
        await FillAsync(Schema(First));
        File.Delete(Path);
        await File.WriteAllBytesAsync(Path + "-wal", [1, 2, 3], Cancellation);

        var fault = Assert.Throws<DataFolderException>(() => Open(Schema(First)));

        Assert.Contains("missing", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path));
    }

    private static SqliteSchema Schema(params ImmutableArray<ImmutableArray<string>> migrations) => new("notes", 0x4E_4F_54_45, migrations);

    private static Task<int> AddAsync(SqliteDatabase database, string text) =>
        database.WriteAsync(session => session.Execute("INSERT INTO notes (text) VALUES ($text)", ("$text", text)), Cancellation);

    private SqliteDatabase Open(SqliteSchema schema) =>
        SqliteDatabase.Open(Path, schema, TimeSpan.FromSeconds(1), NullLogger.Instance);

    private async Task FillAsync(SqliteSchema schema, int rows = 1)
    {
        await using var database = Open(schema);
        for (var i = 0; i < rows; i++)
        {
            await AddAsync(database, rows is 1 ? "more" : new string('x', 100));
        }
    }

    private async Task<List<string>> ReadAsync(SqliteSchema schema)
    {
        await using var database = Open(schema);
        return await database.ReadAsync(
            session => session.Query("SELECT text FROM notes ORDER BY text", row => row.GetString(0)), Cancellation);
    }

    private void RefusesUnchanged(string reason, SqliteSchema schema)
    {
        var before = File.ReadAllBytes(Path);

        var fault = Assert.Throws<DataFolderException>(() => Open(schema));

        Assert.Contains(Path, fault.Message, StringComparison.Ordinal);
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path));
    }

    private IEnumerable<string?> FilesLeft() => Directory.GetFiles(_folder.Path).Select(System.IO.Path.GetFileName);
}
