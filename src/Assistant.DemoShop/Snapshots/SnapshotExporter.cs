using System.Text;
using Assistant.DemoShop.Storage;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Snapshots;

/// <summary>Writes a shop as a snapshot: one record a line, ordered by id, so that two exports can be compared as text.</summary>
internal static class SnapshotExporter
{
    public static async Task<SnapshotCounts> RunAsync(SqliteConnection connection, Stream stream, CancellationToken cancellationToken)
    {
        // One read transaction: all three arrays come from the same moment.
        await using var transaction = connection.BeginTransaction(deferred: true);
        await stream.WriteAsync(OpenHeader(connection), cancellationToken);
        var customers = await WriteAsync("customers", "select document from customer order by id");
        var products = await WriteAsync("products", "select document from product order by id");
        var orders = await WriteAsync("orders", """select document from "order" order by number""");
        await stream.WriteAsync("}\n"u8.ToArray(), cancellationToken);
        return new SnapshotCounts(customers, products, orders);

        async Task<int> WriteAsync(string member, string sql)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes($",\n\"{member}\":["), cancellationToken);
            await using var command = connection.Command(sql);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var count = 0;
            while (await reader.ReadAsync(cancellationToken))
            {
                await stream.WriteAsync(count++ is 0 ? "\n"u8.ToArray() : ",\n"u8.ToArray(), cancellationToken);
                await stream.WriteAsync(reader.Utf8(0), cancellationToken);
            }

            await stream.WriteAsync("\n]"u8.ToArray(), cancellationToken);
            return count;
        }
    }

    /// <summary>The header's object without its closing brace; it always has a version, so a comma may follow.</summary>
    private static byte[] OpenHeader(SqliteConnection connection)
    {
        var header = connection.Scalar<string>("select header from shop")!;
        return Encoding.UTF8.GetBytes(header[..^1]);
    }
}
