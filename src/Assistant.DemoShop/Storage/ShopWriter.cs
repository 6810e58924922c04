using System.Text;
using Assistant.DemoShop.Records;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Storage;

/// <summary>Fills the tables of one open transaction, record by record.</summary>
internal sealed class ShopWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _customer;
    private readonly SqliteCommand _product;
    private readonly SqliteCommand _order;
    private CatalogPrint _added;

    public ShopWriter(SqliteConnection connection)
    {
        _connection = connection;
        _customer = Prepare(
            "insert into customer (id, email, document) values ($id, $email, cast($document as text))", "$id", "$email", "$document");
        _product = Prepare(
            "insert into product (id, document) values ($id, cast($document as text))", "$id", "$document");
        _order = Prepare(
            """
            insert into "order" (number, customer, email, placed_at, document)
            values ($number, $customer, $email, $placed_at, cast($document as text))
            """,
            "$number", "$customer", "$email", "$placed_at", "$document");
    }

    /// <summary>Removes everything, for a shop that is about to be replaced.</summary>
    /// <remarks>The ledger stays: a key that was used is never used again.</remarks>
    public void Clear()
    {
        _added = default;
        _connection.Execute(
            """
            delete from "order";
            delete from product;
            delete from customer;
            delete from shop;
            """);
    }

    public void Add(CustomerRecord customer) =>
        Run(_customer, customer.Id.Value, customer.Email, ShopFormat.Write(customer, ShopFormat.Customer));

    public void Add(ProductRecord product)
    {
        Run(_product, product.Id.Value, ShopFormat.Write(product, ShopFormat.Product));
        _added = _added.With(product);
    }

    public void Add(OrderRecord order) => Run(
        _order, order.Number.Value, order.Customer.Value, (object?)order.Email ?? DBNull.Value,
        order.PlacedAt.ToUnixTimeMilliseconds(), ShopFormat.Write(order, ShopFormat.Order));

    public void Replace(CustomerRecord customer)
    {
        _connection.Execute("delete from customer where id = $id", ("$id", customer.Id.Value));
        Add(customer);
    }

    public void Replace(ProductRecord product)
    {
        var version = CatalogPrint.Parse(_connection.Scalar<string>("select catalog_version from shop")!);
        var after = version.With(product);
        if (_connection.Scalar<string>("select document from product where id = $id", ("$id", product.Id.Value)) is { } before)
        {
            after = after.Without(ShopFormat.Read(Encoding.UTF8.GetBytes(before), ShopFormat.Product));
            _connection.Execute("delete from product where id = $id", ("$id", product.Id.Value));
        }

        Add(product);
        if (after != version)
            _connection.Execute("update shop set catalog_version = $version", ("$version", after.ToString()));
    }

    public void Replace(OrderRecord order)
    {
        _connection.Execute("""delete from "order" where number = $number""", ("$number", order.Number.Value));
        Add(order);
    }

    /// <summary>Writes the header and the catalog's version, once all products were added.</summary>
    public void Complete(SnapshotHeader header)
    {
        _connection.Execute(
            "insert into shop (id, currency, header, catalog_version) values (1, $currency, $header, $version)",
            ("$currency", header.Currency),
            ("$header", Encoding.UTF8.GetString(ShopFormat.Write(header, ShopFormat.Header))),
            ("$version", new CatalogPrint(CatalogPrint.Of(header.Currency).Sum + _added.Sum).ToString()));
    }

    public void Dispose()
    {
        _customer.Dispose();
        _product.Dispose();
        _order.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];

        command.ExecuteNonQuery();
    }
}
