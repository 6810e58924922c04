using Assistant.Core.Actions;
using Assistant.Core.Shop;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Storage;

/// <summary>The one SQLite file of a shop: its connections, its transactions, and what its faults are called.</summary>
internal sealed class ShopFile : IDisposable
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private readonly string _connectionString;
    private readonly ShopReaders _readers;

    static ShopFile() => SQLitePCL.Batteries_V2.Init();

    private ShopFile(string path)
    {
        Path = path;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = 5,
        }.ToString();
        _readers = new ShopReaders(Connect);
    }

    public string Path { get; }

    /// <summary>Opens the file; where it is missing or empty, makes the tables and fills them, all or nothing.</summary>
    /// <exception cref="ShopFileException">The file is damaged, foreign or cannot be opened. It is never made anew.</exception>
    public static ShopFile Open(string path, Action<ShopWriter> seed, CancellationToken cancellationToken)
    {
        var full = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        var file = new ShopFile(full);
        try
        {
            using var connection = file.Connect();
            if (ShopSchema.Exists(connection, full))
            {
                ShopSchema.CheckIntegrity(connection, full);
                ShopSchema.Migrate(connection);
                return file;
            }

            connection.Execute("pragma journal_mode = wal");
            file.Seed(connection, seed, cancellationToken);
            return file;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is Corrupt or NotADatabase)
        {
            file.Dispose();
            throw ShopSchema.Damaged(full, exception);
        }
        catch (SqliteException exception)
        {
            file.Dispose();
            throw new ShopFileException(
                $"{full} cannot be opened ({exception.SqliteErrorCode}). Check that the folder is writable, has space, and that no other program locks the file.",
                exception);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The rows of a query for <c>document, currency</c>, mapped one by one.</summary>
    /// <exception cref="ShopUnavailableException">The file could not be read now.</exception>
    public IEnumerable<T> Select<T>(string sql, (string Name, object? Value)[] parameters, Func<byte[], string, T> map)
    {
        var reader = Try(_readers.Take);
        try
        {
            using var rows = Try(() => reader.Query(sql, parameters));
            while (Try(() => reader.Advance(rows)))
                yield return map(rows.Utf8(0), rows.GetString(1));
        }
        finally
        {
            _readers.GiveBack(reader);
        }
    }

    /// <summary>The first column of the first row, or null.</summary>
    /// <exception cref="ShopUnavailableException">The file could not be read now.</exception>
    public string? Text(string sql, params (string Name, object? Value)[] parameters)
    {
        var reader = Try(_readers.Take);
        try
        {
            using var rows = Try(() => reader.Query(sql, parameters));
            return Try(() => reader.Advance(rows)) && !rows.IsDBNull(0) ? rows.GetString(0) : null;
        }
        finally
        {
            _readers.GiveBack(reader);
        }
    }

    /// <summary>What was carried out under a key, or null.</summary>
    /// <exception cref="ShopUnavailableException">The file could not be read now.</exception>
    public ShopReceipt? Receipt(ActionId key) => Try(() =>
    {
        using var connection = Connect();
        return new CommandLedger(connection).Find(key)?.Receipt;
    });

    /// <summary>Begins one change of the shop; what is not committed never happened.</summary>
    /// <exception cref="ShopUnavailableException">Another change holds the file.</exception>
    public ShopTransaction BeginChange() => Try(() => new ShopTransaction(Connect()));

    /// <summary>Makes one change, and commits it where <paramref name="make"/> says so.</summary>
    /// <exception cref="ShopUnavailableException">Another change holds the file, or it could not be written; where that was at the commit, whether it is kept is not known.</exception>
    public T Change<T>(Func<ShopTransaction, T> make, Func<T, bool> isKept) => Try(() =>
    {
        using var change = new ShopTransaction(Connect());
        var made = make(change);
        if (isKept(made))
            change.Commit();

        return made;
    });

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        _readers.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private void Seed(SqliteConnection connection, Action<ShopWriter> seed, CancellationToken cancellationToken)
    {
        using var transaction = connection.BeginTransaction(deferred: false);

        // Another process may have been first while this one waited for the lock.
        if (ShopSchema.Exists(connection, Path))
            return;

        ShopSchema.Create(connection);
        using var writer = new ShopWriter(connection);
        seed(writer);
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Commit();
    }

    private static T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException exception)
        {
            throw new ShopUnavailableException(
                $"The demo shop's file could not be used (SQLite error {exception.SqliteErrorCode}).", exception);
        }
    }
}
