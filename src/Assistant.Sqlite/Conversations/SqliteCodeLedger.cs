using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Conversations;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Sqlite.Storage;

namespace Assistant.Sqlite.Conversations;

/// <summary>Counts one-time codes in SQLite. It keeps a day of them: no budget looks back further.</summary>
internal sealed class SqliteCodeLedger(SqliteDatabase database) : ICodeLedger
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static void Add(SqliteSession session, ConversationEvent.CodeIssued issued)
    {
        session.Execute("DELETE FROM codes WHERE at <= $day", ("$day", (issued.At - Day).ToUnixTimeMilliseconds()));
        session.Execute(
            "INSERT INTO codes (order_key, origin, at) VALUES ($order, $origin, $at)",
            ("$order", KeyOf(issued.Order)),
            ("$origin", issued.Origin),
            ("$at", issued.At.ToUnixTimeMilliseconds()));
    }

    public Task<CodeBudget> CountAsync(
        OrderNumber order, string origin, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Query(
                """
                SELECT
                    (SELECT count(*) FROM codes WHERE order_key = $order AND at > $hour),
                    (SELECT count(*) FROM codes WHERE order_key = $order AND at > $day),
                    (SELECT count(*) FROM codes WHERE origin = $origin AND at > $hour)
                """,
                row => new CodeBudget(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)),
                ("$order", KeyOf(order)),
                ("$origin", origin),
                ("$hour", (now - Hour).ToUnixTimeMilliseconds()),
                ("$day", (now - Day).ToUnixTimeMilliseconds())).Single(),
            cancellationToken);

    private static byte[] KeyOf(OrderNumber order) => SHA256.HashData(Encoding.UTF8.GetBytes(order.Value));
}
