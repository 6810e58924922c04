using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Assistant.DemoShop.Storage;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Snapshots;

/// <summary>Finds the records in which two shop files differ.</summary>
internal static class ShopComparison
{
    private static readonly (ShopRecordKind Kind, string Table, string Key)[] Tables =
    [
        (ShopRecordKind.Customer, "customer", "id"),
        (ShopRecordKind.Product, "product", "id"),
        (ShopRecordKind.Order, "\"order\"", "number"),
    ];

    public static ImmutableArray<ShopDifference> Run(SqliteConnection connection, string before)
    {
        connection.Execute("attach database $before as earlier", ("$before", before));
        try
        {
            return [.. Tables.SelectMany(table => Of(connection, table.Kind, table.Table, table.Key))];
        }
        finally
        {
            connection.Execute("detach database earlier");
        }
    }

    private static List<ShopDifference> Of(SqliteConnection connection, ShopRecordKind kind, string table, string key)
    {
        // Records without a counterpart first in one order, then in the other, so that none is told twice.
        using var command = connection.Command(
            $"""
            select now.{key}, was.document, now.document from main.{table} now left join earlier.{table} was on was.{key} = now.{key}
            where was.document is not now.document
            union all
            select was.{key}, was.document, null from earlier.{table} was
            where not exists (select 1 from main.{table} now where now.{key} = was.{key})
            order by 1
            """);
        using var reader = command.ExecuteReader();
        var found = new List<ShopDifference>();
        while (reader.Read())
            found.Add(new ShopDifference(kind, reader.GetString(0), Document(reader, 1), Document(reader, 2)));

        return found;
    }

    private static JsonObject? Document(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : (JsonObject)JsonNode.Parse(reader.GetString(column))!;
}
