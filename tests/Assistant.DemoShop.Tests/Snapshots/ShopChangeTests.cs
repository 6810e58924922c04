using System.Text.Json.Nodes;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.DemoShop.Snapshots;
using Assistant.Testing;

namespace Assistant.DemoShop.Tests.Snapshots;

/// <summary>What the back office and the warehouse change underneath, and how two shops are compared.</summary>
public sealed class ShopChangeTests : IAsyncLifetime, IDisposable
{
    private static readonly OrderNumber Number = OrderNumber.Parse("W1005");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shop-changes-");
    private SqliteDemoShop _shop = null!;
    private string _before = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 18, 11, 0, 0, TimeSpan.Zero));
        var path = Path.Combine(_folder.FullName, "shop.db");
        _before = Path.Combine(_folder.FullName, "before.db");
        (await SqliteDemoShop.OpenAsync(path, clock, DemoShopSeed.Default, Cancellation)).Dispose();
        File.Copy(path, _before);
        _shop = await SqliteDemoShop.OpenAsync(path, clock, DemoShopSeed.Default, Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose()
    {
        _shop.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_copy_differs_in_nothing() => Assert.Empty(await _shop.DifferencesAsync(_before, Cancellation));

    [Fact]
    public async Task A_patch_changes_what_it_names_and_leaves_the_rest()
    {
        var before = await OrderAsync();

        Assert.IsType<ShopChangeOutcome.Changed>(await ChangeAsync(new { status = "cancelled", note = (string?)null }));

        var after = await OrderAsync();
        Assert.Equal(OrderStatus.Cancelled, after.Status);
        Assert.Equal(before.Total, after.Total);
        var difference = Assert.Single(await _shop.DifferencesAsync(_before, Cancellation));
        Assert.Equal((ShopRecordKind.Order, "W1005"), (difference.Kind, difference.Id));
        Assert.Equal("paid", difference.Before!["status"]!.GetValue<string>());
        Assert.Equal("cancelled", difference.After!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_patch_that_breaks_a_rule_changes_nothing()
    {
        var refused = Assert.IsType<ShopChangeOutcome.Refused>(await _shop.ChangeAsync(
            [Change(new { status = "cancelled" }), Change(new { total = 1 })], Cancellation));

        Assert.All(refused.Faults, fault => Assert.Contains("order W1005", fault.ToString()));
        Assert.Empty(await _shop.DifferencesAsync(_before, Cancellation));
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_made()
    {
        var customer = new ShopChange(
            ShopRecordKind.Customer, "zoe", new JsonObject { ["firstName"] = "Zoe", ["lastName"] = "Vos", ["email"] = "zoe@example.com" });

        Assert.IsType<ShopChangeOutcome.Changed>(await _shop.ChangeAsync([customer], Cancellation));

        Assert.Equal("Zoe", (await _shop.FindCustomerAsync(new CustomerId("zoe"), Cancellation))!.FirstName);
        Assert.Null(Assert.Single(await _shop.DifferencesAsync(_before, Cancellation)).Before);
    }

    [Fact]
    public async Task A_changed_product_gives_the_catalog_another_version()
    {
        var version = await _shop.ReadCatalogVersionAsync(Cancellation);
        Product? product = null;
        await foreach (var one in _shop.ReadCatalogAsync(Cancellation))
            product ??= one;

        await _shop.ChangeAsync([new ShopChange(ShopRecordKind.Product, product!.Id.Value, new JsonObject { ["title"] = "Another name" })], Cancellation);

        Assert.NotEqual(version, await _shop.ReadCatalogVersionAsync(Cancellation));
        Assert.Equal("Another name", (await _shop.FindProductAsync(product.Id, Cancellation))!.Title);
    }

    private static ShopChange Change(object patch) =>
        new(ShopRecordKind.Order, Number.Value, (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(patch)!);

    private Task<ShopChangeOutcome> ChangeAsync(object patch) => _shop.ChangeAsync([Change(patch)], Cancellation);

    private async Task<Order> OrderAsync() => (await _shop.FindOrderAsync(new OrderOwner.OfOrder(Number), Number, Cancellation))!;
}
