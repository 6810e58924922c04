using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.DemoShop.Generator;
using Assistant.DemoShop.Records;
using Assistant.DemoShop.Snapshots;
using Assistant.DemoShop.Storage;
using Assistant.DemoShop.Writes;

namespace Assistant.DemoShop;

/// <summary>The demo shop: an <see cref="IShop"/> over one SQLite file of its own, which stands for a system elsewhere.</summary>
/// <remarks>SQLite answers synchronously and each read is a row or two, so the tasks returned are complete.</remarks>
public sealed class SqliteDemoShop : IShop, IDisposable
{
    /// <summary>What was given at checkout stands before the customer's own.</summary>
    private const string OrderMail =
        """select coalesce(o.email, c.email) from "order" o join customer c on c.id = o.customer where o.number = $number""";

    private readonly ShopFile _file;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _writing = new(1, 1);

    private SqliteDemoShop(ShopFile file, TimeProvider clock) => (_file, _clock) = (file, clock);

    public string Name => "demo-shop";

    /// <summary>Opens the shop at <paramref name="path"/>; on first use it is made and filled, all or nothing.</summary>
    /// <exception cref="ShopFileException">The file is damaged or foreign; it is left as it is.</exception>
    public static Task<SqliteDemoShop> OpenAsync(
        string path, TimeProvider clock, DemoShopSeed seed, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = ShopFile.Open(path, writer => seed.Fill(writer, clock), cancellationToken);
        return Task.FromResult(new SqliteDemoShop(file, clock));
    }

    public Task<Order?> FindOrderAsync(OrderOwner owner, OrderNumber number, CancellationToken cancellationToken)
    {
        var (scope, value) = owner switch
        {
            OrderOwner.OfCustomer(var customer) => ("customer = $owner", customer.Value),
            OrderOwner.OfOrder(var proved) => ("number = $owner", proved.Value),
            _ => throw new UnreachableException(),
        };

        return FirstAsync(
            $"""select document, currency from shop, "order" where number = $number and {scope}""",
            [("$number", number.Value), ("$owner", value)], ToOrder, cancellationToken);
    }

    public Task<IReadOnlyList<Order>> ListOrdersAsync(CustomerId customer, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<Order>>([.. _file.Select(
            """
            select document, currency from shop, "order" where customer = $customer
            order by placed_at desc, number desc limit $limit
            """,
            [("$customer", customer.Value), ("$limit", limit)], ToOrder)]);
    }

    public Task<Customer?> FindCustomerAsync(CustomerId customer, CancellationToken cancellationToken) => FirstAsync(
        "select document, currency from shop, customer where customer.id = $id",
        [("$id", customer.Value)],
        (document, currency) => ShopFormat.Read(document, ShopFormat.Customer).ToCustomer(currency), cancellationToken);

    public Task<string?> MatchGuestAsync(OrderNumber number, string email, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var known = _file.Text(OrderMail, ("$number", number.Value));
        var same = known?.Trim().Equals(email.Trim(), StringComparison.OrdinalIgnoreCase) is true;
        return Task.FromResult(same ? known : null);
    }

    public Task<string?> FindMailAsync(OrderOwner owner, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(owner switch
        {
            OrderOwner.OfCustomer(var customer) => _file.Text("select email from customer where id = $id", ("$id", customer.Value)),
            OrderOwner.OfOrder(var number) => _file.Text(OrderMail, ("$number", number.Value)),
            _ => throw new UnreachableException(),
        });
    }

    public Task<Product?> FindProductAsync(ProductId product, CancellationToken cancellationToken) => FirstAsync(
        "select document, currency from shop, product where product.id = $id",
        [("$id", product.Value)], ToProductNow, cancellationToken);

    public async IAsyncEnumerable<Product> ReadCatalogAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var products = _file.Select("select document, currency from shop, product order by product.id", [], ToProduct);
        foreach (var product in products)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return product;
        }
    }

    public Task<string> ReadCatalogVersionAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_file.Text("select catalog_version from shop") ?? throw new UnreachableException());
    }

    public Task<ShopOutcome> ExecuteAsync(OrderOwner owner, ShopCommand command, ActionId key, CancellationToken cancellationToken) => ChangeAsync(
        change => new CommandDesk(change, new CommandContext(key, _clock.GetUtcNow(), ShopCalendar.Today(_clock), change.Currency)).Run(owner, command),
        isKept: outcome => outcome is ShopOutcome.Done,
        cancellationToken);

    public Task<ShopReceipt?> FindReceiptAsync(ActionId key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_file.Receipt(key));
    }

    public Task<VoidOutcome> VoidAsync(ActionId key, CancellationToken cancellationToken) => ChangeAsync<VoidOutcome>(
        change =>
        {
            if (change.Ledger.Find(key) is { Receipt: var receipt })
                return new VoidOutcome.CarriedOut(receipt);

            change.Ledger.Void(key, _clock.GetUtcNow());
            return new VoidOutcome.Void();
        },
        isKept: outcome => outcome is VoidOutcome.Void,
        cancellationToken);

    /// <summary>Replaces everything in the shop by a snapshot (docs/shop-snapshot.md), after all of it was checked.</summary>
    /// <param name="snapshot">UTF-8 JSON; read once, one record at a time.</param>
    /// <param name="progress">Told from time to time; may be null.</param>
    public async Task<SnapshotImport> ImportAsync(
        Stream snapshot, IProgress<SnapshotCounts>? progress, CancellationToken cancellationToken)
    {
        using var change = _file.BeginChange();
        var outcome = await new SnapshotImporter(change.Writer, progress).RunAsync(snapshot, cancellationToken);
        if (outcome is SnapshotImport.Imported)
            change.Commit();

        return outcome;
    }

    /// <summary>Changes records from outside, as a warehouse or a back office would: all of them, or none where one is refused.</summary>
    public Task<ShopChangeOutcome> ChangeAsync(IEnumerable<ShopChange> changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var change = _file.BeginChange();
        var outcome = new ShopPatcher(change).Run(changes);
        if (outcome is ShopChangeOutcome.Changed)
            change.Commit();

        return Task.FromResult(outcome);
    }

    /// <summary>Every record that is not as it was in <paramref name="before"/>, ordered by kind and id.</summary>
    /// <param name="before">Another shop file.</param>
    public Task<ImmutableArray<ShopDifference>> DifferencesAsync(string before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = _file.Connect();
        return Task.FromResult(ShopComparison.Run(connection, before));
    }

    /// <summary>Writes the shop as a snapshot; the same shop gives the same bytes.</summary>
    public async Task<SnapshotCounts> ExportAsync(Stream snapshot, CancellationToken cancellationToken)
    {
        using var connection = _file.Connect();
        return await SnapshotExporter.RunAsync(connection, snapshot, cancellationToken);
    }

    public void Dispose()
    {
        _writing.Dispose();
        _file.Dispose();
    }

    /// <summary>SQLite lets one write at a time and has the others look again now and then; in a line each is served as soon as it can be.</summary>
    private async Task<T> ChangeAsync<T>(Func<ShopTransaction, T> make, Func<T, bool> isKept, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return _file.Change(make, isKept);
        }
        finally
        {
            _writing.Release();
        }
    }

    private Task<T?> FirstAsync<T>(
        string sql, (string Name, object? Value)[] parameters, Func<byte[], string, T> map, CancellationToken cancellationToken)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_file.Select(sql, parameters, map).FirstOrDefault());
    }

    private Order ToOrder(byte[] document, string currency) =>
        ShopFormat.Read(document, ShopFormat.Order).ToOrder(currency, _clock.GetUtcNow(), Name);

    /// <summary>The shop counts its own shelves: what it reads is confirmed as of now.</summary>
    private Product ToProductNow(byte[] document, string currency)
    {
        var now = _clock.GetUtcNow();
        var product = ToProduct(document, currency);
        return product with { Variants = [.. product.Variants.Select(variant => variant with { Stock = variant.Stock with { AsOf = now } })] };
    }

    private static Product ToProduct(byte[] document, string currency) =>
        ShopFormat.Read(document, ShopFormat.Product).ToProduct(currency);
}
