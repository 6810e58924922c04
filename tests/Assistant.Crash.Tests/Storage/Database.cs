using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Crash.Tests.Stage;
using Assistant.Sqlite.Conversations;
using Assistant.Sqlite.Storage;
using Assistant.Testing;
using Assistant.Testing.Turns;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Crash.Tests.Storage;

/// <summary>The product in memory but for its conversations, which lie in a real file that a test can disturb.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly ConversationDatabase _database;
    private SqliteConnection? _other;

    private Database(DataFolder folder, ConversationDatabase database, Visit visit) => (_folder, _database, Visit) = (folder, database, visit);

    public Visit Visit { get; }

    public ConversationDatabase Conversations => _database;

    /// <param name="patience">How long a statement waits for a lock that somebody else holds.</param>
    /// <param name="title">What the delivered cups are called.</param>
    public static async Task<Database> OpenAsync(TimeSpan patience, string title = "Steel cup")
    {
        var path = Directory.CreateTempSubdirectory("assistant-crash-").FullName;
        var folder = DataFolder.TryTake(path) is DataFolderClaim.Taken(var taken) ? taken : throw new InvalidOperationException($"{path} is held.");
        var clock = new ManualClock();
        var database = ConversationDatabase.Open(
            folder.PathOf(ConversationDatabase.FileName), folder.Keys, folder.PathOf(ConversationDatabase.CheckpointFileName), clock, patience, NullLogger.Instance);
        var visit = await Visit.BeginAsync(
            new TestParts
            {
                Storage = new TestStorage(database.Conversations, database.Outbox, database.Codes, database.Actions),
                Shop = Larkfield.Shop(clock, title),
            },
            clock);
        return new Database(folder, database, visit);
    }

    /// <summary>Somebody else takes the whole file for themselves.</summary>
    public Task LockAsync()
    {
        _other ??= Connect();
        Run("begin exclusive");
        return Task.CompletedTask;
    }

    public void Unlock() => Run("commit");

    /// <summary>From now on the file cannot grow.</summary>
    public Task FillAsync() => LimitAsync("PRAGMA max_page_count = 1");

    /// <summary>There is space again.</summary>
    public Task EmptyAsync() => LimitAsync("PRAGMA max_page_count = 1000000");

    public Task<IReadOnlyList<string>> FaultsAsync() => Visit.FaultsAsync(_database.Actions);

    public async ValueTask DisposeAsync()
    {
        await Visit.DisposeAsync();
        if (_other is not null)
        {
            await _other.DisposeAsync();
        }

        await _database.DisposeAsync();
        _folder.Dispose();
        Directory.Delete(_folder.Path, recursive: true);
    }

    // A limit below what the file has already becomes what it has: not a page more.
    private Task<long> LimitAsync(string pragma) =>
        _database.Database.WriteAsync(session => session.Query(pragma, row => row.GetInt64(0)).Single(), CancellationToken.None);

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.PathOf(ConversationDatabase.FileName)};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Run(string sql)
    {
        using var command = _other!.CreateCommand();
#pragma warning disable CA2100 // Constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
