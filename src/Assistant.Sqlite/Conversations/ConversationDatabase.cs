using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Sqlite.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Sqlite.Conversations;

/// <summary>The conversations of one data folder, in <c>conversations.db</c>, and what is stored in one transaction with them.</summary>
public sealed class ConversationDatabase : IAsyncDisposable
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "conversations.db";

    private readonly SqliteDatabase _database;

    private ConversationDatabase(SqliteDatabase database, TimeProvider time)
    {
        _database = database;
        var store = new SqliteConversationStore(database);
        Conversations = store;
        Handoffs = store;
        Codes = new SqliteCodeLedger(database);
        Outbox = new SqliteOutbox(database, time);
        ResumeTokens = new SqliteResumeTokens(database, time);
    }

    public IConversationStore Conversations { get; }

    public IHandoffQueue Handoffs { get; }

    public ICodeLedger Codes { get; }

    public IOutbox Outbox { get; }

    public IResumeTokens ResumeTokens { get; }

    /// <summary>Opens the database of a folder that this process owns, and makes it where there is none.</summary>
    /// <exception cref="DataFolderException">The file is foreign, damaged or from a newer version. It is untouched.</exception>
    /// <exception cref="StorageUnavailableException">The file cannot be opened now.</exception>
    public static ConversationDatabase Open(DataFolder folder, TimeProvider time, ILogger<ConversationDatabase> logger) =>
        Open(folder.PathOf(FileName), time, SqliteDatabase.DefaultBusyTimeout, logger);

    internal static ConversationDatabase Open(string path, TimeProvider time, TimeSpan busyTimeout, ILogger logger) =>
        new(SqliteDatabase.Open(path, ConversationSchema.Schema, busyTimeout, logger), time);

    /// <summary>The file itself, for tests that disturb it.</summary>
    internal SqliteDatabase Database => _database;

    /// <summary>Ends after everything accepted is stored.</summary>
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
