using System.Diagnostics;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Snapshots;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Storage;

/// <summary>One change of the shop. Readers see the shop as it was until <see cref="Commit"/>; without it nothing has happened.</summary>
internal sealed class ShopTransaction : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    public ShopTransaction(SqliteConnection connection)
    {
        _connection = connection;

        try
        {
            // What was answered for has to outlive a power cut.
            connection.Execute("pragma synchronous = full");
            _transaction = connection.BeginTransaction(deferred: false);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        Writer = new ShopWriter(connection);
        Ledger = new CommandLedger(connection);
    }

    public ShopWriter Writer { get; }

    public CommandLedger Ledger { get; }

    /// <summary>The currency of the catalog, and of orders that name no other.</summary>
    public string Currency => _connection.Scalar<string>("select currency from shop")!;

    /// <summary>A record as it stands in this transaction, or null.</summary>
    public T? Find<T>(ShopRecordKind kind, string id, JsonTypeInfo<T> type)
        where T : ShopRecord => Document(kind, id) is { } document ? ShopFormat.Read(Encoding.UTF8.GetBytes(document), type) : null;

    /// <summary>The text of a record as it stands in this transaction, or null.</summary>
    public string? Document(ShopRecordKind kind, string id) => _connection.Scalar<string>(
        kind switch
        {
            ShopRecordKind.Customer => "select document from customer where id = $id",
            ShopRecordKind.Product => "select document from product where id = $id",
            ShopRecordKind.Order => """select document from "order" where number = $id""",
            _ => throw new UnreachableException(),
        },
        ("$id", id));

    public void Commit() => _transaction.Commit();

    public void Dispose()
    {
        Writer.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }
}
