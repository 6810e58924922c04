using System.Collections.Immutable;
using Assistant.Core.Audit;
using Assistant.Sqlite.Storage;

namespace Assistant.Sqlite.Audit;

/// <summary>The records of the audit in the conversations' file. The table itself refuses to be changed other than at its end.</summary>
internal sealed class AuditTable(AuditChain chain)
{
    /// <summary>Adds entries in the caller's transaction; the chain's end is read inside it, so that no two appends continue the same record.</summary>
    public AuditHead Append(SqliteSession session, ImmutableArray<AuditEntry> entries)
    {
        var head = ReadHead(session);
        foreach (var entry in entries)
        {
            var record = chain.Append(head, entry);
            session.Execute(
                "INSERT INTO audit (number, at, kind, body, mac) VALUES ($number, $at, $kind, $body, $mac)",
                ("$number", record.Number),
                ("$at", record.At),
                ("$kind", record.Kind),
                ("$body", record.Body),
                ("$mac", record.Mac));
            head = new AuditHead(record.Number, record.Mac);
        }

        return head;
    }

    public static AuditHead ReadHead(SqliteSession session) => session
        .Query("SELECT number, mac FROM audit ORDER BY number DESC LIMIT 1", row => new AuditHead(row.GetInt64(0), row.GetFieldValue<byte[]>(1)))
        .SingleOrDefault(AuditHead.Empty);

    /// <summary>The next records in the order of their numbers, at most <paramref name="limit"/>.</summary>
    public static List<AuditRecord> ReadAfter(SqliteSession session, long number, int limit) => session.Query(
        "SELECT number, at, kind, body, mac FROM audit WHERE number > $number ORDER BY number LIMIT $limit",
        row => new AuditRecord(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4)),
        ("$number", number),
        ("$limit", limit));
}
