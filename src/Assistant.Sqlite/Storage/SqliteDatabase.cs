using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Assistant.Sqlite.Storage;

/// <summary>A database file in use: one connection that writes, several that read.</summary>
/// <remarks>Only for the process that owns the <see cref="DataFolder"/> of the file.</remarks>
internal sealed class SqliteDatabase : IAsyncDisposable
{
    // A commit returns once it is on the disk, and what is deleted is overwritten. The log is written back beside the writing.
    // What a savepoint needs to be taken back stays in memory: larger changes would put copies of their pages into a file of the
    // system's temporary folder, which takes time and is no place for what shoppers write.
    private const string WriterSettings =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA cache_size = -16384;
        PRAGMA temp_store = MEMORY;
        """;

    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;

    private SqliteDatabase(SqliteWriter writer, SqliteReaders readers)
    {
        _writer = writer;
        _readers = readers;
    }

    /// <summary>How long a statement waits for a lock that somebody else holds.</summary>
    public static TimeSpan DefaultBusyTimeout { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Opens the file, brings its tables up to date, and makes it where there is none.</summary>
    /// <exception cref="DataFolderException">There is a file, and it is foreign, damaged or newer than this program. It is untouched.</exception>
    /// <exception cref="Core.Conversations.StorageUnavailableException">The file cannot be opened or changed now.</exception>
    public static SqliteDatabase Open(string path, SqliteSchema schema, TimeSpan busyTimeout, ILogger logger)
    {
        try
        {
            SqliteFile.CreateMissing(path, schema);
            SqliteFile.Verify(path, schema);
            var session = new SqliteSession(path, SqliteOpenMode.ReadWrite, busyTimeout);
            try
            {
                SqliteFile.Migrate(session, schema);
                session.Run(WriterSettings);
                var beside = new SqliteSession(path, SqliteOpenMode.ReadWrite, busyTimeout);
                return new SqliteDatabase(new SqliteWriter(session, beside, logger), new SqliteReaders(path, busyTimeout));
            }
            catch
            {
                session.Dispose();
                throw;
            }
        }
        catch (SqliteException e)
        {
            throw StorageFaults.Translate(e);
        }
    }

    /// <inheritdoc cref="SqliteWriter.WriteAsync"/>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        _writer.WriteAsync(work, cancellationToken);

    /// <inheritdoc cref="SqliteReaders.ReadAsync"/>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) =>
        _readers.ReadAsync(read, cancellationToken);

    /// <inheritdoc cref="SqliteReaders.ReadNow"/>
    public T ReadNow<T>(Func<SqliteSession, T> read) => _readers.ReadNow(read);

    /// <summary>Ends after everything accepted is stored.</summary>
    public async ValueTask DisposeAsync()
    {
        // The writer is the last to close, so that the log is written back and nothing but the file remains.
        await _readers.DisposeAsync();
        await _writer.DisposeAsync();
    }
}
