using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Assistant.Sqlite.Storage;

/// <summary>Makes database files, refuses those that are not ours or not whole, and brings tables up to date.</summary>
internal static class SqliteFile
{
    private const int HeaderLength = 100;
    private const int PageSizeOffset = 16;
    private const int WriteFormatOffset = 18;
    private const int ApplicationIdOffset = 68;

    // A file that SQLite does not know how to write it opens for reading, and says nothing. The first of these two is what a
    // backup may have.
    private const byte RollbackFormat = 1;
    private const byte LogFormat = 2;

    // A whole check of a file reads all of it. Beyond this size it would hold up the start; backups are checked whole.
    private const long LargestChecked = 256 * 1024 * 1024;

    private static readonly byte[] Magic = [.. "SQLite format 3\0"u8];

    /// <summary>Makes the file if there is none. It appears complete: a file that is empty or half is never one of ours.</summary>
    /// <exception cref="DataFolderException">The file is missing, and what lies beside it shows that there was one.</exception>
    public static void CreateMissing(string path, SqliteSchema schema)
    {
        if (File.Exists(path))
        {
            return;
        }

        if (HasLog(path))
        {
            throw Refused(path, schema, "is missing, but its log is there, so it was not closed properly and has been removed since");
        }

        var unfinished = path + ".new";
        foreach (var leftover in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"])
        {
            File.Delete(unfinished + leftover);
        }

        OwnerOnly.OpenFile(unfinished, FileMode.CreateNew, FileShare.None).Dispose();
        using (var session = new SqliteSession(unfinished, SqliteOpenMode.ReadWrite, TimeSpan.Zero))
        {
            // Set while nobody can see the file, so that one with its name never needs a rollback journal to be read.
            session.Run("PRAGMA journal_mode = WAL");
            Migrate(session, schema);
        }

        File.Move(unfinished, path);
    }

    /// <exception cref="DataFolderException">The file is not ours, damaged, or from a newer version.</exception>
    public static void Verify(string path, SqliteSchema schema)
    {
        VerifyHeader(path, schema);
        try
        {
            // For reading only, so that a refused file stays as it is; but a half-done change must be taken back first.
            var mode = File.Exists(path + "-journal") ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly;
            using var session = new SqliteSession(path, mode, SqliteDatabase.DefaultBusyTimeout);
            var version = UserVersion(session);
            if (version > schema.Version)
            {
                throw Refused(
                    path,
                    schema,
                    string.Create(CultureInfo.InvariantCulture, $"was written by a newer version of this program (its tables have version {version}, this program knows {schema.Version})"),
                    "Run that version, or restore a backup from before the update.");
            }

            if (new FileInfo(path).Length <= LargestChecked
                && session.Query("PRAGMA quick_check(1)", row => row.GetString(0)) is not ["ok"])
            {
                throw Refused(path, schema, "is damaged");
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR)
        {
            // The last is what an unknown file format gives; the statements above cannot be at fault.
            throw Refused(path, schema, "is damaged", e);
        }
    }

    /// <summary>Runs the steps that are missing. One that is interrupted leaves nothing, and is run again next time.</summary>
    public static void Migrate(SqliteSession session, SqliteSchema schema)
    {
        for (var version = UserVersion(session); version < schema.Version; version++)
        {
            session.Run("BEGIN IMMEDIATE");
            try
            {
                foreach (var statement in schema.Migrations[version])
                {
                    session.Run(statement);
                }

                session.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {schema.ApplicationId}"));
                session.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
                session.Run("COMMIT");
            }
            catch
            {
                if (session.InTransaction)
                {
                    session.Run("ROLLBACK");
                }

                throw;
            }
        }
    }

    /// <summary>Looks at the file before SQLite does, which would repair, and so change, a foreign one.</summary>
    private static void VerifyHeader(string path, SqliteSchema schema)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        long length;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            length = file.Length;
            if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength
                || !header.StartsWith(Magic)
                || header[WriteFormatOffset] is not (RollbackFormat or LogFormat))
            {
                throw Refused(path, schema, "is damaged, or is no SQLite database");
            }
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdOffset..]) != schema.ApplicationId)
        {
            throw Refused(path, schema, "is a database of another program, or of another part of this one");
        }

        // With a log beside it the file may have been growing when the power went: SQLite then completes it. Otherwise SQLite
        // would take the missing end of the last page for zeros.
        if (!HasLog(path) && length % Math.Max(PageSize(header), 1) is not 0)
        {
            throw Refused(path, schema, "is damaged: its end is missing");
        }
    }

    private static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    private static int PageSize(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadUInt16BigEndian(header[PageSizeOffset..]) switch
    {
        // 65,536 does not fit into the two bytes.
        1 => 65_536,
        var size => size,
    };

    private static int UserVersion(SqliteSession session) => session.Query("PRAGMA user_version", row => row.GetInt32(0))[0];

    private static DataFolderException Refused(string path, SqliteSchema schema, string fault, Exception? inner = null) =>
        Refused(path, schema, fault, "Restore it from a backup, or move it away to start with an empty one.", inner);

    private static DataFolderException Refused(
        string path, SqliteSchema schema, string fault, string remedy, Exception? inner = null) =>
        new($"The {schema.Contents} in {path} cannot be used: the file {fault}. It was left as it is. {remedy}", inner);
}
