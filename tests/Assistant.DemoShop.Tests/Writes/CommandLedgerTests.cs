using System.Text;
using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.DemoShop.Snapshots;
using Assistant.DemoShop.Storage;
using Assistant.DemoShop.Writes;
using Assistant.Testing.Shop;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Tests.Writes;

/// <summary>The key of a command and what the command changed are there together, or neither is.</summary>
public sealed class CommandLedgerTests : IDisposable
{
    private static readonly OrderOwner Grace = new OrderOwner.OfCustomer(DemoCast.Grace.Id);
    private static readonly OrderNumber Number = OrderNumber.Parse("W1005");
    private static readonly Address Elsewhere = new("Grace Lindqvist", "Vaksalagatan 2", null, "Uppsala", null, "753 20", "SE");

    private readonly TemporaryFolder _folder = new();
    private readonly ActionId _key = ActionId.New();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_write_that_is_given_up_before_its_commit_leaves_neither()
    {
        using var shop = await OpenAsync(_folder);
        var command = await CommandAsync(shop);

        using (var file = ShopFile.Open(_folder.ShopPath, _ => { }, Token))
        using (var change = file.BeginChange())
            Assert.IsType<ShopOutcome.Done>(Desk(change).Run(Grace, command));

        Assert.Null(await shop.FindReceiptAsync(_key, Token));
        Assert.Equal(command.Version, (await OrderAsync(shop)).Version);
        Assert.IsType<ShopOutcome.Done>(await shop.ExecuteAsync(Grace, command, _key, Token));
    }

    [Fact]
    public async Task A_crash_before_the_commit_leaves_neither_and_one_after_it_both()
    {
        using var before = new TemporaryFolder();
        using var after = new TemporaryFolder();
        using var shop = await OpenAsync(_folder);
        var command = await CommandAsync(shop);
        using (var file = ShopFile.Open(_folder.ShopPath, _ => { }, Token))
        using (var change = file.BeginChange())
        {
            Desk(change).Run(Grace, command);
            CopyAsItLies(before);
            change.Commit();
            CopyAsItLies(after);
        }

        Assert.Equal((false, command.Version), await StateAsync(before));
        Assert.Equal((true, command.Version + 1), await StateAsync(after));
    }

    [Fact]
    public async Task A_receipt_outlives_the_shop_being_closed_and_a_snapshot_being_brought_in()
    {
        ShopReceipt receipt;
        using (var shop = await OpenAsync(_folder))
            receipt = Assert.IsType<ShopOutcome.Done>(await shop.ExecuteAsync(Grace, await CommandAsync(shop), _key, Token)).Receipt;

        using var again = await OpenAsync(_folder);
        Assert.Equal(receipt, await again.FindReceiptAsync(_key, Token));

        using var snapshot = new MemoryStream();
        await again.ExportAsync(snapshot, Token);
        Assert.DoesNotContain(_key.Value, Encoding.UTF8.GetString(snapshot.ToArray()), StringComparison.Ordinal);
        snapshot.Position = 0;
        Assert.IsType<SnapshotImport.Imported>(await again.ImportAsync(snapshot, null, Token));
        Assert.Equal(receipt, await again.FindReceiptAsync(_key, Token));
    }

    [Fact]
    public async Task A_file_that_somebody_else_holds_is_a_shop_that_does_not_answer()
    {
        using var shop = await OpenAsync(_folder);
        var command = await CommandAsync(shop);
        using (var connection = Connect())
        {
            Execute(connection, "begin immediate");

            await Assert.ThrowsAsync<ShopUnavailableException>(() => shop.ExecuteAsync(Grace, command, _key, Token));
            Assert.Null(await shop.FindReceiptAsync(_key, Token));
        }

        Assert.IsType<ShopOutcome.Done>(await shop.ExecuteAsync(Grace, command, _key, Token));
    }

    [Fact]
    public async Task A_full_disk_is_a_shop_that_does_not_answer_and_leaves_nothing()
    {
        using var shop = await OpenAsync(_folder);
        var command = await CommandAsync(shop);
        using (var connection = Connect())
            Execute(connection, "create trigger full before insert on ledger begin select raise(abort, 'database or disk is full'); end");

        await Assert.ThrowsAsync<ShopUnavailableException>(() => shop.ExecuteAsync(Grace, command, _key, Token));

        Assert.Equal(command.Version, (await OrderAsync(shop)).Version);
    }

    [Fact]
    public async Task A_file_of_format_1_is_brought_up_to_date_and_says_what_it_said()
    {
        Order order;
        string version;
        using (var shop = await OpenAsync(_folder))
            (order, version) = (await OrderAsync(shop), await shop.ReadCatalogVersionAsync(Token));

        using (var connection = Connect())
            Execute(connection, "drop table ledger; drop table void_key; update shop set catalog_version = 'of old'; pragma user_version = 1");

        using var migrated = await OpenAsync(_folder);

        Assert.Equal(version, await migrated.ReadCatalogVersionAsync(Token));
        Assert.Equal(order.Timeline, (await OrderAsync(migrated)).Timeline);
        Assert.IsType<ShopOutcome.Done>(await migrated.ExecuteAsync(Grace, await CommandAsync(migrated), _key, Token));
        Assert.NotNull(await migrated.FindReceiptAsync(_key, Token));
    }

    [Fact]
    public async Task A_file_of_format_2_keeps_what_was_carried_out_and_can_void_keys()
    {
        ShopReceipt receipt;
        using (var shop = await OpenAsync(_folder))
            receipt = Assert.IsType<ShopOutcome.Done>(await shop.ExecuteAsync(Grace, await CommandAsync(shop), _key, Token)).Receipt;

        using (var connection = Connect())
            Execute(connection, "drop table void_key; pragma user_version = 2");

        using var migrated = await OpenAsync(_folder);

        Assert.Equal(receipt, await migrated.FindReceiptAsync(_key, Token));
        Assert.Equal(new VoidOutcome.CarriedOut(receipt), await migrated.VoidAsync(_key, Token));
        Assert.IsType<VoidOutcome.Void>(await migrated.VoidAsync(ActionId.New(), Token));
    }

    [Fact]
    public async Task A_void_key_outlives_the_shop_being_closed_and_a_snapshot_being_brought_in()
    {
        using (var shop = await OpenAsync(_folder))
            await shop.VoidAsync(_key, Token);

        using var again = await OpenAsync(_folder);
        using var snapshot = new MemoryStream();
        await again.ExportAsync(snapshot, Token);
        snapshot.Position = 0;
        Assert.IsType<SnapshotImport.Imported>(await again.ImportAsync(snapshot, null, Token));

        Assert.Equal(new ShopOutcome.Refused(ShopRefusal.KeyVoid), await again.ExecuteAsync(Grace, await CommandAsync(again), _key, Token));
    }

    [Fact]
    public async Task A_file_of_format_1_that_misses_a_table_is_refused_and_kept()
    {
        (await OpenAsync(_folder)).Dispose();
        using (var connection = Connect())
            Execute(connection, "drop table ledger; drop table void_key; drop table product; pragma user_version = 1");

        await Assert.ThrowsAsync<ShopFileException>(() => OpenAsync(_folder));

        using var untouched = Connect();
        using var command = untouched.CreateCommand();
        command.CommandText = "pragma user_version";
        Assert.Equal(1L, command.ExecuteScalar());
    }

    [Theory]
    [InlineData("paypal", "2026-11-24")]
    [InlineData("ideal", "2026-11-25")]
    [InlineData("card", "2026-11-27")]
    public async Task A_refund_is_expected_when_the_page_on_refunds_says(string kind, string day)
    {
        var contents = new ShopContents([Some.Ada], [Some.Mug, Commanded.Kettles], [Commanded.Open("W10", Some.Ada, Commanded.Paid(16775, new(new("method"), kind, "Method")))]);
        using var fixture = new DemoShopFixture();
        var shop = await fixture.OpenAsync(contents, Some.Noon, Token);
        var refund = new ShopRefund(RefundTo.Original, new(new("method"), kind, "Method"), Commanded.Eur(1290), Reserved: false);

        var outcome = await shop.ExecuteAsync(
            new OrderOwner.OfOrder(OrderNumber.Parse("W10")), new ShopCommand.Cancel(OrderNumber.Parse("W10"), 5, [new(Commanded.Mugs, 1)], null, [refund]), _key, Token);

        var expected = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, Assert.IsType<ShopOutcome.Done>(outcome).Receipt.RefundExpectedOn);
    }

    private CommandDesk Desk(ShopTransaction change) =>
        new(change, new CommandContext(_key, FixedClock.Noon.GetUtcNow(), new DateOnly(2026, 11, 20), change.Currency));

    private static async Task<ShopCommand.ChangeAddress> CommandAsync(SqliteDemoShop shop) => new(Number, (await OrderAsync(shop)).Version, Elsewhere);

    private static async Task<Order> OrderAsync(SqliteDemoShop shop) => (await shop.FindOrderAsync(Grace, Number, Token))!;

    private async Task<(bool HasReceipt, long Version)> StateAsync(TemporaryFolder folder)
    {
        using var shop = await OpenAsync(folder);
        return (await shop.FindReceiptAsync(_key, Token) is not null, (await OrderAsync(shop)).Version);
    }

    /// <summary>What is on the disk at this moment, journal and all: what a machine finds that lost its power.</summary>
    private void CopyAsItLies(TemporaryFolder target)
    {
        foreach (var ending in (string[])["", "-wal"])
            File.Copy(_folder.ShopPath + ending, target.ShopPath + ending);
    }

    private static Task<SqliteDemoShop> OpenAsync(TemporaryFolder folder) =>
        SqliteDemoShop.OpenAsync(folder.ShopPath, FixedClock.Noon, DemoShopSeed.Default, Token);

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.ShopPath};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
