using Assistant.Core.Actions;
using Assistant.Core.Audit;
using Assistant.Core.Conversations;
using Assistant.Core.Handoffs;
using Assistant.Core.Identity;
using Assistant.Core.Policy;
using Assistant.Core.Privacy;
using Assistant.Sqlite.Audit;
using Assistant.Sqlite.Storage;
using Microsoft.Extensions.Logging;

namespace Assistant.Sqlite.Conversations;

/// <summary>The conversations of one data folder, in <c>conversations.db</c>, and what is stored in one transaction with them.</summary>
public sealed class ConversationDatabase : IAsyncDisposable
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "conversations.db";

    /// <summary>Where the audit's checkpoints go if nobody says otherwise.</summary>
    public const string CheckpointFileName = "audit-checkpoints.log";

    private readonly SqliteDatabase _database;
    private readonly AuditCheckpoints _checkpoints;

    private ConversationDatabase(SqliteDatabase database, DataKeys keys, CheckpointFile file, TimeProvider time, ILogger logger)
    {
        _database = database;
        var (chain, seal) = (AuditChain.From(keys), AuditSeal.From(keys));
        _checkpoints = new AuditCheckpoints(file, seal, database.ReadNow(AuditTable.ReadHead), time, logger);
        var store = new SqliteConversationStore(database, new ActionProjection(Pseudonyms.From(keys)), new AuditTable(chain), _checkpoints);
        Conversations = store;
        Handoffs = store;
        Codes = new SqliteCodeLedger(database);
        Outbox = new SqliteOutbox(database, time);
        ResumeTokens = new SqliteResumeTokens(database, time);
        Actions = new SqliteActionLedger(database);
        Rules = new SqliteRuleUse(database);
        Audit = new SqliteAudit(database, chain, seal, file, _checkpoints);
    }

    public IConversationStore Conversations { get; }

    public IHandoffQueue Handoffs { get; }

    public ICodeLedger Codes { get; }

    public IOutbox Outbox { get; }

    public IResumeTokens ResumeTokens { get; }

    public IActionLedger Actions { get; }

    public IRuleUse Rules { get; }

    public IAudit Audit { get; }

    /// <summary>Opens the database of a folder that this process owns, and makes it where there is none.</summary>
    /// <param name="checkpoints">Full path of the file for the audit's checkpoints; null: beside the database.</param>
    /// <exception cref="DataFolderException">The file is foreign, damaged or from a newer version. It is untouched.</exception>
    /// <exception cref="StorageUnavailableException">The file cannot be opened now.</exception>
    public static ConversationDatabase Open(
        DataFolder folder, TimeProvider time, ILogger<ConversationDatabase> logger, string? checkpoints = null) =>
        Open(folder.PathOf(FileName), folder.Keys, checkpoints ?? folder.PathOf(CheckpointFileName), time, SqliteDatabase.DefaultBusyTimeout, logger);

    internal static ConversationDatabase Open(
        string path, DataKeys keys, string checkpoints, TimeProvider time, TimeSpan busyTimeout, ILogger logger) =>
        new(SqliteDatabase.Open(path, ConversationSchema.Schema, busyTimeout, logger), keys, new CheckpointFile(checkpoints), time, logger);

    /// <summary>The file itself, for tests that disturb it.</summary>
    internal SqliteDatabase Database => _database;

    /// <summary>Ends after everything accepted is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _checkpoints.DisposeAsync();
    }
}
