using Assistant.DemoShop.Records;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Storage;

/// <summary>What lies in a shop file, and how to tell one from any other file.</summary>
/// <remarks>
/// Each customer, product and order is one JSON document beside the columns that reads and owner scoping need. An order is
/// read and written whole, so a later change of one order is one row in one transaction.
/// </remarks>
internal static class ShopSchema
{
    /// <summary>"Lrkf", in the header of every shop file.</summary>
    private const long ApplicationId = 0x4C726B66;

    private const long Version = 3;

    private const string Tables =
        """
        create table shop (
            id              integer primary key check (id = 1),
            currency        text not null,
            header          text not null,
            catalog_version text not null);

        create table customer (
            id       text primary key,
            email    text not null,
            document text not null) without rowid;

        create table product (
            id       text primary key,
            document text not null) without rowid;

        create table "order" (
            number    text primary key,
            customer  text not null references customer (id) deferrable initially deferred,
            email     text,
            placed_at integer not null,
            document  text not null) without rowid;

        create index order_by_customer on "order" (customer, placed_at desc, number desc);
        """;

    /// <summary>Since version 2: what was carried out, under which key. A row is written with the change itself and never altered.</summary>
    private const string Ledger =
        """
        create table ledger (
            key     text primary key,
            owner   text not null,
            command text not null,
            at      integer not null,
            receipt text not null) without rowid;
        """;

    /// <summary>Since version 3: keys under which nothing is carried out any more.</summary>
    private const string VoidKeys =
        """
        create table void_key (
            key text primary key,
            at  integer not null) without rowid;
        """;

    private static readonly string[][] TableNames =
    [
        ["customer", "order", "product", "shop"],
        ["customer", "ledger", "order", "product", "shop"],
        ["customer", "ledger", "order", "product", "shop", "void_key"],
    ];

    /// <summary>Whether the file is a shop already; false means it is empty and may be seeded.</summary>
    /// <exception cref="ShopFileException">It is something else, or from a newer version.</exception>
    public static bool Exists(SqliteConnection connection, string path)
    {
        var application = connection.Scalar<long>("pragma application_id");
        var version = connection.Scalar<long>("pragma user_version");
        var tables = connection.Column("select name from sqlite_master where type = 'table' order by name");
        if (application is 0 && version is 0 && tables.Count is 0)
            return false;

        if (application is not ApplicationId)
        {
            throw new ShopFileException(
                $"{path} is a database of another program, not a shop file. Point the data folder elsewhere, or move this file away.");
        }

        if (version is < 1 or > Version)
        {
            throw new ShopFileException(
                $"{path} has format {version}, and this version reads formats 1 to {Version}. "
                + "Use the version that wrote it to export a snapshot, then import that here.");
        }

        if (!tables.SequenceEqual(TableNames[version - 1]) || connection.Scalar<long>("select count(*) from shop") is not 1)
            throw Damaged(path, null);

        return true;
    }

    /// <summary>Makes an empty shop; call it inside a transaction.</summary>
    public static void Create(SqliteConnection connection)
    {
        connection.Execute(Tables);
        connection.Execute(Ledger);
        connection.Execute(VoidKeys);
        connection.Execute($"pragma application_id = {ApplicationId}");
        connection.Execute($"pragma user_version = {Version}");
    }

    /// <summary>Brings an older file up to date, all or nothing; a file of today stays as it is.</summary>
    public static void Migrate(SqliteConnection connection)
    {
        if (connection.Scalar<long>("pragma user_version") == Version)
            return;

        using var transaction = connection.BeginTransaction(deferred: false);

        // Another process may have been first while this one waited for the lock.
        var found = connection.Scalar<long>("pragma user_version");
        if (found == Version)
            return;

        if (found < 2)
            connection.Execute(Ledger);

        // What a version is made of may have changed with the program.
        connection.Execute("update shop set catalog_version = $version", ("$version", CatalogVersion(connection)));
        connection.Execute(VoidKeys);
        connection.Execute($"pragma user_version = {Version}");
        transaction.Commit();
    }

    /// <exception cref="ShopFileException">SQLite finds pages that contradict each other.</exception>
    public static void CheckIntegrity(SqliteConnection connection, string path)
    {
        if (connection.Scalar<string>("pragma quick_check(1)") is not "ok")
            throw Damaged(path, null);
    }

    public static ShopFileException Damaged(string path, Exception? cause) => new(
        $"{path} is damaged and was left untouched. Restore it from a backup, or move it away: a fresh demo shop is then made on start.",
        cause);

    private static string CatalogVersion(SqliteConnection connection)
    {
        var print = CatalogPrint.Of(connection.Scalar<string>("select currency from shop")!);
        using var command = connection.Command("select document from product");
        using var reader = command.ExecuteReader();
        while (reader.Read())
            print = print.With(ShopFormat.Read(reader.Utf8(0), ShopFormat.Product));

        return print.ToString();
    }
}
