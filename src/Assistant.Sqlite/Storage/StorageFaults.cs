using Assistant.Core.Conversations;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Assistant.Sqlite.Storage;

/// <summary>Says what a fault of SQLite means to a caller.</summary>
internal static class StorageFaults
{
    /// <summary>A new <see cref="StorageUnavailableException"/> where the storage is to blame; otherwise the fault itself.</summary>
    public static Exception Translate(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: var code } && Message(code) is { } message
            ? new StorageUnavailableException(message, fault)
            : fault;

    private static string? Message(int code) => code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "The storage is busy. Please try again in a few seconds.",
        raw.SQLITE_FULL => "The storage is full. Nothing can be stored until there is space again.",
        raw.SQLITE_READONLY => "The storage is read-only. Nothing can be stored until it is writable again.",
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM => "The storage does not work right now.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "The storage is damaged. It must be restored from a backup.",
        _ => null,
    };
}
