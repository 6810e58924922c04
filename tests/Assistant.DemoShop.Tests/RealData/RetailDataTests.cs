using System.Text;
using System.Text.Json.Nodes;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.DemoShop.Snapshots;
using Assistant.Testing.Retail;

namespace Assistant.DemoShop.Tests.RealData;

/// <summary>500 customers, 50 products and 1,000 orders of another shop, imported and read back.</summary>
public sealed class RetailDataTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RetailSnapshot? _retail;
    private SqliteDemoShop? _shop;

    private RetailSnapshot Retail => _retail!;

    private SqliteDemoShop Shop => _shop!;

    public async ValueTask InitializeAsync()
    {
        _retail = RetailSnapshot.Load(Path.GetDirectoryName(TestData.File("retail", "orders.json"))!);
        _shop = await SqliteDemoShop.OpenAsync(
            _folder.ShopPath, FixedClock.Noon, new DemoShopSeed.Empty("EUR"), TestContext.Current.CancellationToken);
        using var snapshot = new MemoryStream(Encoding.UTF8.GetBytes(Retail.Convert().ToJsonString()));
        var outcome = await Shop.ImportAsync(snapshot, null, TestContext.Current.CancellationToken);
        Assert.Equal(new SnapshotCounts(500, 50, 1_000), Assert.IsType<SnapshotImport.Imported>(outcome).Counts);
    }

    public ValueTask DisposeAsync()
    {
        _shop?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_order_reads_back_unchanged_for_its_customer_and_for_nobody_else()
    {
        foreach (var (id, source) in Retail.Orders)
        {
            var number = OrderNumber.Parse(id);
            var owner = new CustomerId((string)source!["user_id"]!);
            var order = await Shop.FindOrderAsync(new OrderOwner.OfCustomer(owner), number, TestContext.Current.CancellationToken);

            Assert.Null(await Shop.FindOrderAsync(
                new OrderOwner.OfCustomer(new CustomerId("somebody_else")), number, TestContext.Current.CancellationToken));
            Assert.Equal(RetailSnapshot.Status(source), $"{order!.Status}".ToLowerInvariant());
            Assert.Equal(
                source["items"]!.AsArray().Select(item => Text(item!["product_id"], item["item_id"], item["name"], RetailSnapshot.Cents(item["price"]), Options(item["options"]!))),
                order.Lines.Select(line => Text(line.Product, line.Variant, line.Title, line.Amount.Minor, Options(line.Options))));
            Assert.Equal(
                source["payment_history"]!.AsArray().Select(entry => Text(
                    (string)entry!["transaction_type"]! is "refund", entry["payment_method_id"], RetailSnapshot.Cents(entry["amount"]))),
                order.Payments.Select(payment => Text(payment.Kind is PaymentKind.Refund, payment.Method.Id, payment.Amount.Minor)));
            Assert.Equal(
                source["fulfillments"]!.AsArray().Select(sent => Text(sent!["tracking_id"]![0], string.Join(' ', sent["item_ids"]!.AsArray().Order(ByText)))),
                order.Shipments.Select(sent => Text(sent.TrackingNumber, string.Join(' ', sent.Lines
                    .Select(line => order.Lines.Single(ordered => ordered.Id == line.Line).Variant.Value).Order(StringComparer.Ordinal)))));
            AssertSame(source["address"]!, order.ShipTo);
        }
    }

    [Fact]
    public async Task Every_product_reads_back_unchanged()
    {
        foreach (var (id, source) in Retail.Products)
        {
            var product = await Shop.FindProductAsync(new ProductId(id), TestContext.Current.CancellationToken);

            Assert.Equal((string)source!["name"]!, product!.Title);
            Assert.Equal(
                source["variants"]!.AsObject().Select(variant => Text(
                    variant.Key, RetailSnapshot.Cents(variant.Value!["price"]), (bool)variant.Value["available"]!, Options(variant.Value["options"]!))),
                product.Variants.Select(variant => Text(variant.Id, variant.Price.Minor, variant.Stock.Available, Options(variant.Options))));
        }
    }

    [Fact]
    public async Task Every_customer_reads_back_unchanged_with_payment_methods_and_orders()
    {
        foreach (var (id, source) in Retail.Users)
        {
            var customer = await Shop.FindCustomerAsync(new CustomerId(id), TestContext.Current.CancellationToken);
            var orders = await Shop.ListOrdersAsync(new CustomerId(id), 100, TestContext.Current.CancellationToken);

            Assert.Equal(
                Text(source!["name"]!["first_name"], source["name"]!["last_name"], source["email"]),
                Text(customer!.FirstName, customer.LastName, customer.Email));
            Assert.Equal(
                source["payment_methods"]!.AsObject().Select(method => Text(
                    method.Key, method.Value!["source"], RetailSnapshot.Label(method.Value), method.Value["balance"] is { } balance ? RetailSnapshot.Cents(balance) : null)),
                customer.PaymentMethods.Select(method => Text(method.Id, method.Kind, method.Label, method.Balance?.Minor)));
            Assert.Equal(
                source["orders"]!.AsArray().Select(number => (string)number!).Order(StringComparer.Ordinal),
                orders.Select(order => $"#{order.Number}").Order(StringComparer.Ordinal));
            AssertSame(source["address"]!, customer.DefaultAddress!);
        }
    }

    [Fact]
    public async Task An_export_carries_everything_that_was_imported()
    {
        using var stream = new MemoryStream();
        await Shop.ExportAsync(stream, TestContext.Current.CancellationToken);
        var exported = JsonNode.Parse(stream.ToArray())!.AsObject();
        var imported = Retail.Convert();

        foreach (var (member, id) in new[] { ("customers", "id"), ("products", "id"), ("orders", "number") })
        {
            var byId = exported[member]!.AsArray().ToDictionary(record => (string)record![id]!);
            Assert.Equal(imported[member]!.AsArray().Count, byId.Count);
            Assert.All(imported[member]!.AsArray(), record =>
            {
                foreach (var (name, value) in record!.AsObject())
                {
                    if (name != "number")
                        Assert.True(Contains(byId[((string)record[id]!).TrimStart('#')]![name], value), $"{member} {record[id]} {name}");
                }
            });
        }
    }

    /// <summary>Whether the export says all that the import said; it may say more, such as an empty list.</summary>
    private static bool Contains(JsonNode? exported, JsonNode? imported) => (exported, imported) switch
    {
        (_, null) => exported is null,
        (JsonObject left, JsonObject right) => right.All(member => Contains(left[member.Key], member.Value)),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => Contains(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(exported, imported),
    };

    private static void AssertSame(JsonNode source, Address address) => Assert.Equal(
        Text(source["address1"], source["address2"], source["city"], source["state"], source["zip"], source["country"]),
        Text(address.Line1, address.Line2, address.City, address.Region, address.PostalCode, address.Country));

    private static readonly IComparer<JsonNode?> ByText =
        Comparer<JsonNode?>.Create((left, right) => string.CompareOrdinal((string?)left, (string?)right));

    private static string Options(JsonNode options) => string.Join(';', options.AsObject().Select(option => $"{option.Key}={option.Value}"));

    private static string Options(IEnumerable<VariantOption> options) => string.Join(';', options.Select(option => $"{option.Name}={option.Value}"));

    private static string Text(params object?[] parts) => string.Join('|', parts);
}
