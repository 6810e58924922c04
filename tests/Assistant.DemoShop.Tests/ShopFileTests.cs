using System.Text;
using Assistant.Core.Shop;
using Assistant.DemoShop.Storage;
using Microsoft.Data.Sqlite;

namespace Assistant.DemoShop.Tests;

public sealed class ShopFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Is_made_once_and_kept()
    {
        string first;
        using (var shop = await OpenAsync(new DemoShopSeed.Larkfield(1)))
            first = await shop.ReadCatalogVersionAsync(TestContext.Current.CancellationToken);

        using var again = await OpenAsync(new DemoShopSeed.Larkfield(2));

        Assert.Equal(first, await again.ReadCatalogVersionAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_kept()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("my only copy of the novel\n", 400)));
        await File.WriteAllBytesAsync(_folder.ShopPath, text, TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<ShopFileException>(() => OpenAsync());

        Assert.Contains(_folder.ShopPath, fault.Message, StringComparison.Ordinal);
        Assert.Contains("backup", fault.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllBytesAsync(_folder.ShopPath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_kept()
    {
        Execute("create table invoices (id integer); insert into invoices values (1)");

        var fault = await Assert.ThrowsAsync<ShopFileException>(() => OpenAsync());

        Assert.Contains("another program", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1L, Scalar("select count(*) from invoices"));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_with_the_way_out()
    {
        (await OpenAsync()).Dispose();
        Execute("pragma user_version = 99");

        var fault = await Assert.ThrowsAsync<ShopFileException>(() => OpenAsync());

        Assert.Contains("export a snapshot", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public async Task A_truncated_file_is_refused(double kept)
    {
        (await OpenAsync(DemoShopSeed.Default)).Dispose();
        Checkpoint();
        await using (var file = File.OpenWrite(_folder.ShopPath))
            file.SetLength((long)(file.Length * kept));

        await Assert.ThrowsAsync<ShopFileException>(() => OpenAsync());
    }

    [Fact]
    public async Task Overwritten_pages_are_found_when_the_file_is_opened()
    {
        (await OpenAsync(DemoShopSeed.Default)).Dispose();
        Checkpoint();
        await using (var file = File.OpenWrite(_folder.ShopPath))
        {
            file.Position = file.Length / 2;
            file.Write(new byte[64 * 1024]);
        }

        await Assert.ThrowsAsync<ShopFileException>(() => OpenAsync());
    }

    [Fact]
    public async Task A_missing_table_is_found_when_the_file_is_opened()
    {
        (await OpenAsync()).Dispose();
        Execute("drop table product");

        await Assert.ThrowsAsync<ShopFileException>(() => OpenAsync());
    }

    [Fact]
    public async Task Seeding_that_was_stopped_leaves_nothing_and_starts_anew()
    {
        using var stopping = new CancellationTokenSource();
        var clock = new StoppingClock(stopping);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => SqliteDemoShop.OpenAsync(_folder.ShopPath, clock, DemoShopSeed.Default, stopping.Token));

        using var shop = await OpenAsync(DemoShopSeed.Default);
        Assert.NotNull(await shop.FindCustomerAsync(DemoCast.Ada.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_shop_that_cannot_be_read_says_so_without_customer_data()
    {
        using var shop = await OpenAsync();
        Execute("drop table customer");

        var fault = await Assert.ThrowsAsync<ShopUnavailableException>(
            () => shop.FindCustomerAsync(new CustomerId("ada"), TestContext.Current.CancellationToken));

        Assert.DoesNotContain("ada", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_that_can_be_read_again_is_read_again()
    {
        using var shop = await OpenAsync(DemoShopSeed.Default);
        Assert.NotNull(await FindAdaAsync(shop));
        Execute("alter table customer rename to elsewhere");
        await Assert.ThrowsAsync<ShopUnavailableException>(() => FindAdaAsync(shop));

        Execute("alter table elsewhere rename to customer");

        Assert.NotNull(await FindAdaAsync(shop));
    }

    [Fact]
    public async Task Reads_inside_a_read_and_beside_it_see_their_own_rows()
    {
        using var shop = await OpenAsync(DemoShopSeed.Default);
        var inside = new List<ProductId>();
        await foreach (var product in shop.ReadCatalogAsync(TestContext.Current.CancellationToken).Take(20))
            inside.Add((await shop.FindProductAsync(product.Id, TestContext.Current.CancellationToken))!.Id);

        var beside = await Task.WhenAll(inside.Concat(inside).Select(id => Task.Run(
            async () => (await shop.FindProductAsync(id, TestContext.Current.CancellationToken))!.Id, TestContext.Current.CancellationToken)));

        Assert.Equal(20, inside.Distinct().Count());
        Assert.Equal([.. inside, .. inside], beside);
    }

    [Fact]
    public async Task Nothing_holds_the_file_of_a_shop_that_is_closed()
    {
        using (var shop = await OpenAsync(DemoShopSeed.Default))
            await FindAdaAsync(shop);

        Assert.Equal([_folder.ShopPath], Directory.GetFiles(Path.GetDirectoryName(_folder.ShopPath)!));
    }

    private static Task<Customer?> FindAdaAsync(SqliteDemoShop shop) => shop.FindCustomerAsync(DemoCast.Ada.Id, TestContext.Current.CancellationToken);

    private Task<SqliteDemoShop> OpenAsync(DemoShopSeed? seed = null) => SqliteDemoShop.OpenAsync(
        _folder.ShopPath, FixedClock.Noon, seed ?? new DemoShopSeed.Empty("EUR"), TestContext.Current.CancellationToken);

    private void Checkpoint() => Scalar("pragma wal_checkpoint(truncate)");

    private void Execute(string sql) => Scalar(sql);

    private object? Scalar(string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection($"Data Source={_folder.ShopPath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Stops everything when the seeding asks for the day.</summary>
    private sealed class StoppingClock(CancellationTokenSource stopping) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            stopping.Cancel();
            return FixedClock.Noon.GetUtcNow();
        }
    }
}
