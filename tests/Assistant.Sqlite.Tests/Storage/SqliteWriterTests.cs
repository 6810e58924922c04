using System.Buffers.Binary;
using Assistant.Core.Conversations;
using Assistant.Sqlite.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Sqlite.Tests.Storage;

public sealed class SqliteWriterTests : IAsyncLifetime
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromMilliseconds(300);

    private static readonly SqliteSchema Schema =
        new("notes", 0x4E_4F_54_45, [["CREATE TABLE notes (number INTEGER PRIMARY KEY, text TEXT NOT NULL)"]]);

    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => _folder.PathOf("notes.db");

    public ValueTask InitializeAsync()
    {
        _database = Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Shares_one_commit_among_all_that_is_queued()
    {
        var writes = await QueueBehindAsync(() => Enumerable.Range(1, 100).Select(i => AddAsync(i)).ToList());
        await Task.WhenAll(writes);

        Assert.Equal(100, await CountAsync());
        Assert.Equal(1, CommitsInLog());
    }

    [Fact]
    public async Task Takes_back_only_the_work_that_fails()
    {
        var writes = await QueueBehindAsync(() => new List<Task<int>>
        {
            AddAsync(1),
            _database.WriteAsync<int>(
                session =>
                {
                    Insert(session, 2, "half");
                    throw new InvalidOperationException("changed its mind");
                },
                Cancellation),
            AddAsync(1),
            AddAsync(3),
        });

        Assert.Equal(1, await writes[0]);
        Assert.Equal("changed its mind", (await Assert.ThrowsAsync<InvalidOperationException>(() => writes[1])).Message);
        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, (await Assert.ThrowsAsync<SqliteException>(() => writes[2])).SqliteErrorCode);
        Assert.Equal(1, await writes[3]);
        Assert.Equal([1, 3], await NumbersAsync());
        Assert.Equal(1, CommitsInLog());
    }

    [Fact]
    public async Task Takes_back_all_of_work_that_fails_alone()
    {
        var failing = _database.WriteAsync<int>(
            session =>
            {
                Insert(session, 1, "half");
                throw new InvalidOperationException("changed its mind");
            },
            Cancellation);

        Assert.Equal("changed its mind", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        await AddAsync(2);
        Assert.Equal([2], await NumbersAsync());
    }

    [Fact]
    public async Task Puts_no_copy_of_what_it_changes_into_the_systems_temporary_folder()
    {
        const int memory = 2;

        Assert.Equal(memory, await PragmaAsync("PRAGMA temp_store"));
    }

    [Fact]
    public async Task Runs_and_answers_in_the_order_of_arrival()
    {
        var ran = new List<int>();

        var writes = await QueueBehindAsync(() => Enumerable.Range(0, 600).Select(i => _database.WriteAsync(
            _ =>
            {
                ran.Add(i);
                return ran.Count;
            },
            Cancellation)).ToList());

        Assert.Equal(Enumerable.Range(1, 600), await Task.WhenAll(writes));
        Assert.Equal(Enumerable.Range(0, 600), ran);
    }

    [Fact]
    public async Task Works_on_the_callers_thread_as_long_as_nobody_else_writes()
    {
        var caller = Environment.CurrentManagedThreadId;
        var alone = _database.WriteAsync(_ => Environment.CurrentManagedThreadId, Cancellation);

        Assert.True(alone.IsCompletedSuccessfully);
        Assert.Equal(caller, await alone);

        caller = 0;
        var behind = await QueueBehindAsync(() =>
        {
            caller = Environment.CurrentManagedThreadId;
            return new List<Task<int>> { _database.WriteAsync(_ => Environment.CurrentManagedThreadId, Cancellation) };
        });
        Assert.NotEqual(caller, await behind[0]);
    }

    [Fact]
    public async Task Writers_of_all_threads_at_once_lose_nothing()
    {
        const int writers = 8, each = 200;

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < each; i++)
                {
                    await AddAsync((writer * each) + i + 1);
                }
            },
            Cancellation)));

        Assert.Equal(Enumerable.Range(1, writers * each), await NumbersAsync());
    }

    [Fact]
    public async Task Leaves_out_work_that_is_cancelled_before_it_begins()
    {
        using var changedMind = new CancellationTokenSource();
        var writes = await QueueBehindAsync(() =>
        {
            var queued = new List<Task<int>> { AddCancellableAsync(1, changedMind.Token), AddAsync(2) };
            changedMind.Cancel();
            return queued;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writes[0]);
        await writes[1];
        Assert.Equal([2], await NumbersAsync());
    }

    [Fact]
    public async Task Waits_out_a_short_lock_of_somebody_else()
    {
        await ReopenAsync(busyTimeout: TimeSpan.FromSeconds(60));
        using var other = new SqliteSession(Path, SqliteOpenMode.ReadWrite, BusyTimeout);
        other.Run("BEGIN EXCLUSIVE");
        var write = AddAsync(1);
        Assert.Empty(await NumbersAsync());
        Assert.False(write.IsCompleted);

        other.Run("COMMIT");

        Assert.Equal(1, await write);
        Assert.Equal([1], await NumbersAsync());
    }

    [Fact]
    public async Task Stores_and_acknowledges_nothing_while_somebody_else_keeps_the_lock()
    {
        using var other = new SqliteSession(Path, SqliteOpenMode.ReadWrite, BusyTimeout);
        other.Run("BEGIN EXCLUSIVE");

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync(1));

        Assert.Contains("try again", fault.Message, StringComparison.Ordinal);
        Assert.Empty(await NumbersAsync());
        other.Run("COMMIT");
        Assert.Equal(1, await AddAsync(2));
        Assert.Equal([2], await NumbersAsync());
    }

    [Fact]
    public async Task Acknowledges_nothing_on_a_full_disk_and_recovers_when_there_is_space()
    {
        await PragmaAsync("PRAGMA max_page_count = 12");
        var acknowledged = 0;

        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(async () =>
        {
            while (true)
            {
                await AddAsync(acknowledged + 1);
                acknowledged++;
            }
        });

        Assert.Contains("full", fault.Message, StringComparison.Ordinal);
        Assert.InRange(acknowledged, 1, 1_000);
        Assert.Equal(Enumerable.Range(1, acknowledged), await NumbersAsync());
        await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync(acknowledged + 1));

        await PragmaAsync("PRAGMA max_page_count = 1000000");
        await AddAsync(acknowledged + 1);
        await ReopenAsync();
        Assert.Equal(Enumerable.Range(1, acknowledged + 1), await NumbersAsync());
    }

    [Fact]
    public async Task Stores_everything_queued_before_it_closes_and_refuses_what_comes_later()
    {
        var closing = Task.CompletedTask;
        var writes = await QueueBehindAsync(() =>
        {
            var queued = Enumerable.Range(1, 700).Select(i => AddAsync(i)).ToList();
            closing = _database.DisposeAsync().AsTask();
            return queued;
        });

        await Task.WhenAll(writes);
        await closing;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => AddAsync(701));
        await Assert.ThrowsAsync<StorageUnavailableException>(NumbersAsync);
        await ReopenAsync();
        Assert.Equal(700, await CountAsync());
    }

    [Fact]
    public async Task Leaves_nothing_of_what_was_deleted_in_the_files()
    {
        const string secret = "canary-7f3a9c";
        await _database.WriteAsync(session => Insert(session, 1, secret), Cancellation);
        await _database.WriteAsync(session => session.Execute("DELETE FROM notes"), Cancellation);

        await _database.DisposeAsync();

        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(Path, System.Text.Encoding.Latin1, Cancellation), StringComparison.Ordinal);
        _database = Open();
    }

    [Fact]
    public async Task Writes_its_log_back_before_it_grows_without_bound()
    {
        var text = new string('x', 100_000);
        for (var i = 0; i < 300; i++)
        {
            await _database.WriteAsync(session => Insert(session, 1, text), Cancellation);
            await _database.WriteAsync(session => session.Execute("DELETE FROM notes"), Cancellation);
        }

        Assert.InRange(new FileInfo(Path + "-wal").Length, 1, 20_000_000);
    }

    [Fact]
    public async Task Goes_on_writing_while_a_reader_keeps_its_log_from_being_written_back()
    {
        using var other = new SqliteSession(Path, SqliteOpenMode.ReadWrite, BusyTimeout);
        other.Run("BEGIN");
        other.Query("SELECT count(*) FROM notes", row => row.GetInt32(0));
        var text = new string('x', 100_000);
        for (var i = 0; i < 200; i++)
        {
            await _database.WriteAsync(session => Insert(session, i, text), Cancellation);
        }

        Assert.Equal(200, await CountAsync());
        Assert.Equal(0, other.Query("SELECT count(*) FROM notes", row => row.GetInt32(0))[0]);
        other.Run("COMMIT");
        await ReopenAsync();
        Assert.Equal(200, await CountAsync());
    }

    /// <summary>Counts the frames that end a transaction in SQLite's write-ahead log.</summary>
    private int CommitsInLog()
    {
        const int logHeader = 32, frameHeader = 24, page = 4_096;
        using var log = new FileStream(Path + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[log.Length];
        log.ReadExactly(bytes);
        return Enumerable.Range(0, (bytes.Length - logHeader) / (frameHeader + page))
            .Count(frame => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(logHeader + (frame * (frameHeader + page)) + 4)) != 0);
    }

    private static int Insert(SqliteSession session, int number, string text) =>
        session.Execute("INSERT INTO notes (number, text) VALUES ($number, $text)", ("$number", number), ("$text", text));

    private SqliteDatabase Open() => SqliteDatabase.Open(Path, Schema, BusyTimeout, NullLogger.Instance);

    private Task ReopenAsync() => ReopenAsync(BusyTimeout);

    private async Task ReopenAsync(TimeSpan busyTimeout)
    {
        await _database.DisposeAsync();
        _database = SqliteDatabase.Open(Path, Schema, busyTimeout, NullLogger.Instance);
    }

    private Task<int> AddAsync(int number) => AddCancellableAsync(number, Cancellation);

    private Task<int> AddCancellableAsync(int number, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => Insert(session, number, new string('x', 500)), cancellationToken);

    private Task<int> PragmaAsync(string pragma) =>
        _database.WriteAsync(session => session.Query(pragma, row => row.GetInt32(0)).Single(), Cancellation);

    private async Task<int> CountAsync() => (await NumbersAsync()).Count;

    private Task<List<int>> NumbersAsync() =>
        _database.ReadAsync(session => session.Query("SELECT number FROM notes ORDER BY number", row => row.GetInt32(0)), Cancellation);

    /// <summary>Holds the writer in one piece of work until all others are queued behind it.</summary>
    private async Task<List<Task<T>>> QueueBehindAsync<T>(Func<List<Task<T>>> queue)
    {
        using var busy = new ManualResetEventSlim();
        using var queued = new ManualResetEventSlim();
        var first = Task.Run(() => _database.WriteAsync(
            _ =>
            {
                busy.Set();
                queued.Wait(Cancellation);
                return 0;
            },
            Cancellation));
        busy.Wait(Cancellation);
        var writes = queue();
        queued.Set();
        await first;
        return writes;
    }
}
