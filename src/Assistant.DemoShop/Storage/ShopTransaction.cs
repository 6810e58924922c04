using System.Diagnostics;
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
        _transaction = connection.BeginTransaction(deferred: false);
        Writer = new ShopWriter(connection);
    }

    public ShopWriter Writer { get; }

    /// <summary>A record as it stands in this transaction, or null.</summary>
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
