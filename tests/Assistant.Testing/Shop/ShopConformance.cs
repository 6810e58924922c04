using System.Text.Json;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Xunit;

namespace Assistant.Testing.Shop;

/// <summary>What every shop adapter has to do; inherit it with the adapter's fixture.</summary>
public abstract class ShopConformance<TFixture>(TFixture fixture) : IClassFixture<TFixture>
    where TFixture : class, IShopFixture
{
    private static readonly Order AdasOld = Some.Order("W1", Some.Ada, Some.Noon.AddDays(-90));
    private static readonly Order AdasNew = Some.Order("W2", Some.Ada, Some.Noon.AddDays(-6));
    private static readonly Order AdasMiddle = Some.Order("W3", Some.Ada, Some.Noon.AddDays(-30));
    private static readonly Order Graces = Some.Order("W4", Some.Grace);
    private static readonly OrderOwner Ada = new OrderOwner.OfCustomer(Some.Ada.Id);

    private static readonly ShopContents Contents = new(
        [Some.Ada, Some.Grace], [Some.Mug, Some.Product("kettle", "Kettle", 6900)], [AdasOld, AdasNew, AdasMiddle, Graces]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shows_an_order_to_its_customer_as_it_was_placed()
    {
        var shop = await OpenAsync();

        var order = await shop.FindOrderAsync(Ada, AdasNew.Number, Token);

        AssertSame(AdasNew, order);
    }

    [Fact]
    public async Task Says_when_and_where_an_order_was_read()
    {
        var shop = await OpenAsync();

        var order = await shop.FindOrderAsync(Ada, AdasNew.Number, Token);

        Assert.Equal((Some.Noon, shop.Name), (order!.ReadAt, order.Source));
    }

    [Fact]
    public async Task Hides_orders_of_other_customers_as_if_they_were_missing()
    {
        var shop = await OpenAsync();

        Assert.Null(await shop.FindOrderAsync(Ada, Graces.Number, Token));
        Assert.Null(await shop.FindOrderAsync(Ada, OrderNumber.Parse("W999"), Token));
    }

    [Fact]
    public async Task Shows_a_guest_the_proved_order_alone()
    {
        var shop = await OpenAsync();
        var guest = new OrderOwner.OfOrder(AdasNew.Number);

        AssertSame(AdasNew, await shop.FindOrderAsync(guest, AdasNew.Number, Token));
        Assert.Null(await shop.FindOrderAsync(guest, AdasOld.Number, Token));
        Assert.Null(await shop.FindOrderAsync(guest, Graces.Number, Token));
    }

    [Fact]
    public async Task Lists_the_newest_orders_of_one_customer_first_up_to_the_limit()
    {
        var shop = await OpenAsync();

        Assert.Equal(["W2", "W3", "W1"], await ListAsync(10));
        Assert.Equal(["W2", "W3"], await ListAsync(2));
        Assert.Empty(await ListAsync(0));
        Assert.Empty(await shop.ListOrdersAsync(new CustomerId("nobody"), 10, Token));

        async Task<IEnumerable<string>> ListAsync(int limit) =>
            (await shop.ListOrdersAsync(Some.Ada.Id, limit, Token)).Select(order => order.Number.Value);
    }

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("ADA@Example.COM")]
    [InlineData("  ada@example.com\t")]
    public async Task Matches_the_mail_address_of_an_order_whatever_its_case_and_surrounding_space(string email)
    {
        var shop = await OpenAsync();

        Assert.Equal("ada@example.com", await shop.MatchGuestAsync(AdasNew.Number, email, Token));
    }

    [Theory]
    [InlineData("grace@example.org")]
    [InlineData("ada@example.co")]
    [InlineData("ada@example.com.evil.example")]
    [InlineData("ada+1@example.com")]
    [InlineData("a da@example.com")]
    [InlineData("аda@example.com")]
    [InlineData("%@example.com")]
    [InlineData("*")]
    [InlineData("' or 1=1 --")]
    [InlineData("")]
    public async Task Matches_no_other_text_to_an_order(string email)
    {
        var shop = await OpenAsync();

        Assert.Null(await shop.MatchGuestAsync(AdasNew.Number, email, Token));
    }

    [Fact]
    public async Task Matches_no_mail_address_to_a_missing_order()
    {
        var shop = await OpenAsync();

        Assert.Null(await shop.MatchGuestAsync(OrderNumber.Parse("W999"), "ada@example.com", Token));
    }

    [Fact]
    public async Task Tells_an_owner_alone_where_codes_may_be_mailed()
    {
        var shop = await OpenAsync();

        Assert.Equal("ada@example.com", await shop.FindMailAsync(Ada, Token));
        Assert.Equal("ada@example.com", await shop.FindMailAsync(new OrderOwner.OfOrder(AdasOld.Number), Token));
        Assert.Equal("grace@example.org", await shop.FindMailAsync(new OrderOwner.OfOrder(Graces.Number), Token));
        Assert.Null(await shop.FindMailAsync(new OrderOwner.OfOrder(OrderNumber.Parse("W999")), Token));
        Assert.Null(await shop.FindMailAsync(new OrderOwner.OfCustomer(new CustomerId("nobody")), Token));
    }

    [Fact]
    public async Task Reads_a_customer_back()
    {
        var shop = await OpenAsync();

        AssertSame(Some.Ada, await shop.FindCustomerAsync(Some.Ada.Id, Token));
        Assert.Null(await shop.FindCustomerAsync(new CustomerId("nobody"), Token));
    }

    [Fact]
    public async Task Reads_products_back_one_by_one_and_all_together()
    {
        var shop = await OpenAsync();

        var catalog = await shop.ReadCatalogAsync(Token).ToListAsync(Token);

        AssertSame(Contents.Products.OrderBy(product => product.Id.Value), catalog.OrderBy(product => product.Id.Value));
        AssertSame(Some.Mug, await shop.FindProductAsync(Some.Mug.Id, Token));
        Assert.Null(await shop.FindProductAsync(new ProductId("nothing"), Token));
    }

    [Fact]
    public async Task The_version_of_the_catalog_changes_with_the_catalog_and_with_nothing_else()
    {
        var version = await VersionOfAsync(Contents);

        Assert.Equal(version, await VersionOfAsync(Contents));
        Assert.Equal(version, await VersionOfAsync(Contents with { Orders = [] }));
        Assert.NotEqual(version, await VersionOfAsync(Contents with { Products = [Some.Mug] }));
        Assert.NotEqual(version, await VersionOfAsync(Contents with { Products = [Some.Mug, Some.Product("kettle", "Kettle", 6901)] }));

        async Task<string> VersionOfAsync(ShopContents contents) =>
            await (await fixture.OpenAsync(contents, Some.Noon, Token)).ReadCatalogVersionAsync(Token);
    }

    [Fact]
    public async Task Stops_when_it_is_told_to()
    {
        var shop = await OpenAsync();
        var stopped = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.FindOrderAsync(Ada, AdasNew.Number, stopped));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.ListOrdersAsync(Some.Ada.Id, 1, stopped));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.FindCustomerAsync(Some.Ada.Id, stopped));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.MatchGuestAsync(AdasNew.Number, "ada@example.com", stopped));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.FindProductAsync(Some.Mug.Id, stopped));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.ReadCatalogVersionAsync(stopped));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await shop.ReadCatalogAsync(stopped).CountAsync(Token));
    }

    [Fact]
    public async Task Answers_many_readers_at_once()
    {
        var shop = await OpenAsync();

        await Parallel.ForAsync(0, 200, Token, async (_, token) =>
            Assert.NotNull(await shop.FindOrderAsync(Ada, AdasNew.Number, token)));
    }

    private Task<IShop> OpenAsync() => fixture.OpenAsync(Contents, Some.Noon, Token);

    private static void AssertSame(Order expected, Order? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Note, actual.Note);
        AssertSame<Order>(expected, actual with { ReadAt = expected.ReadAt, Source = expected.Source });
    }

    /// <summary>Records that hold collections compare by reference; their JSON compares by content and shows where it differs.</summary>
    private static void AssertSame<T>(T expected, T? actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
