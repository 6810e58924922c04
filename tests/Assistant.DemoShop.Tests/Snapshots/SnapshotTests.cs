using System.Text;
using System.Text.Json.Nodes;
using Assistant.Core.Identity;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;
using Assistant.DemoShop.Snapshots;

namespace Assistant.DemoShop.Tests.Snapshots;

public sealed class SnapshotTests(LarkfieldFixture larkfield) : IClassFixture<LarkfieldFixture>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_export_imports_and_exports_again_byte_for_byte()
    {
        var first = await ExportAsync(larkfield.Shop);
        using var copy = await EmptyShopAsync();

        var outcome = await ImportAsync(copy, first);

        var counts = Assert.IsType<SnapshotImport.Imported>(outcome).Counts;
        var root = JsonNode.Parse(first)!;
        Assert.Equal(
            new SnapshotCounts(root["customers"]!.AsArray().Count, root["products"]!.AsArray().Count, root["orders"]!.AsArray().Count), counts);
        Assert.Equal(first, await ExportAsync(copy));
        Assert.Equal(
            await larkfield.Shop.ReadCatalogVersionAsync(TestContext.Current.CancellationToken),
            await copy.ReadCatalogVersionAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Members_that_nobody_knows_are_kept_on_every_object()
    {
        var snapshot = Snapshot();
        foreach (var node in Objects(snapshot))
            node["extensions"] = new JsonObject { ["theirs"] = "naïve <b> ✓", ["list"] = new JsonArray(1, 2.50m, null) };

        using var shop = await EmptyShopAsync();

        Assert.IsType<SnapshotImport.Imported>(await ImportAsync(shop, snapshot));
        var exported = JsonNode.Parse(await ExportAsync(shop))!;
        Assert.Equal(Objects(snapshot).Count(), Objects(exported).Count(node => node["extensions"]?["theirs"] is { } kept && (string)kept! == "naïve <b> ✓"));
    }

    [Fact]
    public async Task The_order_of_the_members_does_not_matter()
    {
        var sorted = new JsonObject(Snapshot().OrderByDescending(member => member.Key).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        using var shop = await EmptyShopAsync();

        Assert.IsType<SnapshotImport.Imported>(await ImportAsync(shop, sorted));
    }

    [Theory]
    [InlineData("orders[0].lines[0].quantity", "0", "$.orders[0].lines[0].quantity")]
    [InlineData("orders[0].lines[0].quantity", "1.5", "$.orders[0].lines[0].quantity")]
    [InlineData("orders[0].total", "1", "$.orders[0].total")]
    [InlineData("orders[0].total", "null", "$.orders[0].total")]
    [InlineData("orders[0].status", "\"processed\"", "$.orders[0].status")]
    [InlineData("orders[0].customer", "\"nobody\"", "$.orders[0].customer")]
    [InlineData("orders[0].number", "\"no digits\"", "$.orders[0].number")]
    [InlineData("orders[0].placedAt", "\"yesterday\"", "$.orders[0].placedAt")]
    [InlineData("orders[0].lines[0].traits", "[\"shiny\"]", "$.orders[0].lines[0].traits")]
    [InlineData("orders[0].payments[0].amount", "-1", "$.orders[0].payments[0].amount")]
    [InlineData("orders[0].payments[0].method.label", "\"Visa 4111 1111 1111 1111\"", "$.orders[0].payments[0].method.label")]
    [InlineData("orders[0].shipments[0].trackingUrl", "\"http://carrier.example/1\"", "$.orders[0].shipments[0].trackingUrl")]
    [InlineData("orders[0].shipments[0].lines[0].quantity", "5", "$.orders[0].shipments")]
    [InlineData("orders[0].payments[0].state", "\"pending\"", null)]
    [InlineData("orders[0].cancelReason", "\"bored\"", "$.orders[0].cancelReason")]
    [InlineData("orders[0].returns[0].charge", "-1", "$.orders[0].returns[0].charge")]
    [InlineData("orders[0].returns[0].paidWith", "{\"id\":\"c\",\"kind\":\"card\",\"label\":\"Visa 4111 1111 1111 1111\"}", "$.orders[0].returns[0].paidWith.label")]
    [InlineData("orders[0].returns[0].refundTo", "{\"id\":\"c\",\"kind\":\"card\",\"label\":\"Visa 4111 1111 1111 1111\"}", "$.orders[0].returns[0].refundTo.label")]
    [InlineData("customers[0].email", "\"ada\"", "$.customers[0].email")]
    [InlineData("customers[0].paymentMethods[0].pan", "\"4111111111111111\"", "$.customers[0].paymentMethods[0].pan")]
    [InlineData("products[0].variants[0].price", "-5", "$.products[0].variants[0].price")]
    [InlineData("products[0].variants[0].price", "12.90", "$.products[0].variants[0].price")]
    [InlineData("products[0].variants[0].prices[0].price", "-5", "$.products[0].variants[0].prices[0].price")]
    [InlineData("products[0].variants[0].prices[0].price", "1790", null)]
    [InlineData("products[0].variants[0].prices[0].price", "1791", "$.products[0].variants[0].prices[0].regularPrice")]
    [InlineData("products[0].variants[0].prices[1].currency", "\"kronor\"", "$.products[0].variants[0].prices[1].currency")]
    [InlineData("products[0].variants[0].prices[1].currency", "\"EUR\"", "$.products[0].variants[0].prices[1].currency")]
    [InlineData("products[0].variants[0].prices[1].currency", "\"GBP\"", "$.products[0].variants[0].prices[1].currency")]
    [InlineData("products[0].variants[0].prices", "[{\"currency\":\"SEK\"}]", "$.products[0].variants[0].prices[0].price")]
    [InlineData("products[0].variants[0].prices", "{\"EUR\":1490}", "$.products[0].variants[0].prices")]
    [InlineData("products[0].variants", "[]", "$.products[0].variants")]
    [InlineData("products[0].rating", "11", "$.products[0].rating")]
    [InlineData("products[0].imagePath", "\"https://elsewhere.example/x.png\"", "$.products[0].imagePath")]
    [InlineData("version", "2", "$.version")]
    [InlineData("currency", "\"euro\"", "$.currency")]
    [InlineData("products", "{}", "$.products")]
    public async Task One_wrong_value_is_refused_with_its_path_and_a_remedy(string where, string value, string? path)
    {
        var snapshot = Snapshot();
        Set(snapshot, where, JsonNode.Parse(value));
        using var shop = await EmptyShopAsync();

        var outcome = await ImportAsync(shop, snapshot);

        if (path is null)
        {
            Assert.IsType<SnapshotImport.Imported>(outcome);
            return;
        }

        var fault = Assert.Single(Assert.IsType<SnapshotImport.Refused>(outcome).Faults);
        Assert.Equal(path, fault.Path);
        Assert.NotEqual("", fault.Problem);
        Assert.NotEqual("", fault.Remedy);
        Assert.DoesNotContain("Assistant.", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_missing_member_of_a_record_is_told_at_once()
    {
        var snapshot = Snapshot();
        var order = snapshot["orders"]![0]!.AsObject();
        order.Remove("placedAt");
        order["lines"]![0]!.AsObject().Remove("title");
        using var shop = await EmptyShopAsync();

        var refused = Assert.IsType<SnapshotImport.Refused>(await ImportAsync(shop, snapshot));

        Assert.Equal(["$.orders[0].lines[0].title", "$.orders[0].placedAt"], refused.Faults.Select(fault => fault.Path).Order());
        Assert.All(refused.Faults, fault => Assert.Equal("order W77", fault.Record));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\":1,\"currency\":\"EUR\",\"customers\":[")]
    [InlineData("{\"version\":1,\"currency\":\"EUR\"} {}")]
    [InlineData("{\"version\":1,\"currency\":\"EUR\",\"orders\":[],\"orders\":[]}")]
    [InlineData("{\"currency\":\"EUR\"}")]
    [InlineData("not json")]
    public async Task Text_that_is_no_snapshot_is_refused(string text)
    {
        using var shop = await EmptyShopAsync();

        Assert.NotEmpty(Assert.IsType<SnapshotImport.Refused>(await ImportAsync(shop, Encoding.UTF8.GetBytes(text))).Faults);
    }

    [Fact]
    public async Task A_refused_import_changes_nothing()
    {
        using var shop = await EmptyShopAsync();
        await ImportAsync(shop, Snapshot());
        var before = await ExportAsync(shop);
        var broken = Snapshot();
        Set(broken, "customers[0].id", "somebody-else");

        Assert.IsType<SnapshotImport.Refused>(await ImportAsync(shop, broken));

        Assert.Equal(before, await ExportAsync(shop));
    }

    [Fact]
    public async Task An_import_that_breaks_off_changes_nothing()
    {
        using var shop = await EmptyShopAsync();
        await ImportAsync(shop, Snapshot());
        var before = await ExportAsync(shop);

        using var breaking = new BreakingStream(await ExportAsync(larkfield.Shop));
        await Assert.ThrowsAsync<IOException>(() => shop.ImportAsync(breaking, null, TestContext.Current.CancellationToken));

        Assert.Equal(before, await ExportAsync(shop));
    }

    [Fact]
    public async Task Two_records_with_one_id_are_refused()
    {
        var snapshot = Snapshot();
        snapshot["orders"]!.AsArray().Add(snapshot["orders"]![0]!.DeepClone());
        using var shop = await EmptyShopAsync();

        var refused = Assert.IsType<SnapshotImport.Refused>(await ImportAsync(shop, snapshot));

        Assert.Equal("$.orders[1]", Assert.Single(refused.Faults).Path);
    }

    [Fact]
    public async Task A_huge_number_of_faults_is_cut_short()
    {
        var snapshot = Snapshot();
        var customers = snapshot["customers"]!.AsArray();
        for (var i = 0; i < 500; i++)
            customers.Add(new JsonObject { ["id"] = $"c{i}" });

        using var shop = await EmptyShopAsync();

        Assert.Equal(SnapshotImport.MaxFaults, Assert.IsType<SnapshotImport.Refused>(await ImportAsync(shop, snapshot)).Faults.Length);
    }

    [Fact]
    public async Task Orders_without_a_currency_are_in_the_shops()
    {
        using var shop = await EmptyShopAsync();
        await ImportAsync(shop, Snapshot());

        var number = OrderNumber.Parse("W77");
        var order = await shop.FindOrderAsync(new OrderOwner.OfOrder(number), number, TestContext.Current.CancellationToken);

        Assert.Equal(new Money(2580, "GBP"), order!.Total);
    }

    [Fact]
    public async Task Prices_of_other_currencies_are_read_and_written_again_and_a_snapshot_without_them_has_none()
    {
        using var shop = await EmptyShopAsync();
        await ImportAsync(shop, Snapshot());
        var exported = JsonNode.Parse(await ExportAsync(shop))!["products"]![0]!["variants"]![0]!["prices"]!;
        var priced = await VariantAsync();
        var old = Snapshot();
        old["products"]![0]!["variants"]![0]!.AsObject().Remove("prices");
        await ImportAsync(shop, old);

        Assert.Equal(
            [new ListedPrice(new Money(1290, "GBP")), new ListedPrice(new Money(1490, "EUR"), new Money(1790, "EUR")), new ListedPrice(new Money(0, "SEK")), null],
            new[] { "GBP", "EUR", "SEK", "JPY" }.Select(priced.PriceIn));
        Assert.True(JsonNode.DeepEquals(Snapshot()["products"]![0]!["variants"]![0]!["prices"], exported));
        Assert.Empty((await VariantAsync()).OtherPrices);

        async Task<Variant> VariantAsync() => (await shop.FindProductAsync(new ProductId("mug"), TestContext.Current.CancellationToken))!.Variants[0];
    }

    [Fact]
    public async Task Why_an_order_was_cancelled_and_what_an_exchange_costs_are_read_and_written_again()
    {
        var snapshot = Snapshot();
        Set(snapshot, "orders[0].cancelReason", "noLongerNeeded");
        Set(snapshot, "orders[0].returns[0].charge", 0);
        Set(snapshot, "orders[0].returns[0].paidWith", new JsonObject { ["id"] = "card", ["kind"] = "card", ["label"] = "Visa ending in 4242" });
        using var shop = await EmptyShopAsync();
        await ImportAsync(shop, snapshot);
        var exported = JsonNode.Parse(await ExportAsync(shop))!["orders"]![0]!;

        var number = OrderNumber.Parse("W77");
        var order = (await shop.FindOrderAsync(new OrderOwner.OfOrder(number), number, TestContext.Current.CancellationToken))!;

        Assert.Equal(CancelReason.NoLongerNeeded, order.CancelReason);
        Assert.Equal((new Money(0, "GBP"), "Visa ending in 4242"), (order.Returns[0].Charge, order.Returns[0].PaidWith?.Label));
        Assert.Equal("noLongerNeeded", (string?)exported["cancelReason"]);
        Assert.Equal((0L, "card"), ((long?)exported["returns"]![0]!["charge"], (string?)exported["returns"]![0]!["paidWith"]!["id"]));
    }

    [Fact]
    public async Task The_mail_address_given_at_checkout_stands_before_the_customers_own()
    {
        var snapshot = Snapshot();
        Set(snapshot, "orders[0].email", "gift@example.org");
        using var shop = await EmptyShopAsync();
        await ImportAsync(shop, snapshot);

        var number = OrderNumber.Parse("W77");

        Assert.Equal("gift@example.org", await shop.MatchGuestAsync(number, "gift@example.org", TestContext.Current.CancellationToken));
        Assert.Null(await shop.MatchGuestAsync(number, "ada@example.com", TestContext.Current.CancellationToken));
        Assert.Equal("gift@example.org", await shop.FindMailAsync(new OrderOwner.OfOrder(number), TestContext.Current.CancellationToken));
        Assert.Equal("ada@example.com", await shop.FindMailAsync(new OrderOwner.OfCustomer(new CustomerId("ada")), TestContext.Current.CancellationToken));
    }

    /// <summary>A small snapshot with something of everything.</summary>
    private static JsonObject Snapshot() => JsonNode.Parse(
        """
        {
          "version": 1, "currency": "GBP",
          "customers": [{
            "id": "ada", "firstName": "Ada", "lastName": "O", "email": "ada@example.com",
            "addresses": [{ "name": "Ada O", "line1": "1 Lane", "city": "Leeds", "postalCode": "LS1", "country": "GB" }],
            "paymentMethods": [{ "id": "card", "kind": "card", "label": "Visa ending in 4242" }]
          }],
          "products": [{
            "id": "mug", "title": "Mug", "attributes": [{ "name": "volume", "value": "0.3 l" }], "rating": 4.5,
            "variants": [{
              "id": "mug-red", "sku": "M1", "options": [{ "name": "colour", "value": "red" }], "price": 1290,
              "prices": [{ "currency": "EUR", "price": 1490, "regularPrice": 1790 }, { "currency": "SEK", "price": 0 }],
              "stock": { "available": true, "quantity": 3, "asOf": "2026-11-20T08:00:00+01:00" }
            }]
          }],
          "orders": [{
            "number": "W77", "customer": "ada", "status": "shipped", "placedAt": "2026-11-18T08:00:00+01:00", "total": 2580,
            "lines": [{
              "id": "1", "product": "mug", "variant": "mug-red", "title": "Mug", "quantity": 2, "unitPrice": 1290,
              "options": [{ "name": "colour", "value": "red" }], "traits": ["fragile"]
            }],
            "shipTo": { "name": "Ada O", "line1": "1 Lane", "city": "Leeds", "postalCode": "LS1", "country": "GB" },
            "shipments": [{ "id": "s1", "status": "inTransit", "lines": [{ "line": "1", "quantity": 2 }] }],
            "payments": [{
              "id": "p1", "kind": "charge", "state": "settled", "amount": 2580, "at": "2026-11-18T08:01:00+01:00",
              "method": { "id": "card", "kind": "card", "label": "Visa ending in 4242" }
            }],
            "returns": [{
              "id": "r1", "kind": "return", "state": "requested", "requestedAt": "2026-11-19T08:00:00+01:00",
              "lines": [{ "line": "1", "quantity": 1 }]
            }],
            "timeline": [{ "at": "2026-11-18T08:00:00+01:00", "what": "Placed." }]
          }]
        }
        """)!.AsObject();

    private static IEnumerable<JsonNode> Objects(JsonNode? node) => node switch
    {
        JsonObject item => [item, .. item.Where(member => member.Key is not "extensions").ToList().SelectMany(member => Objects(member.Value))],
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static void Set(JsonNode node, string path, JsonNode? value)
    {
        var steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        foreach (var step in steps[..^1])
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;

        node[steps[^1]] = value;
    }

    private Task<SqliteDemoShop> EmptyShopAsync() => SqliteDemoShop.OpenAsync(
        _folder.ShopPath, FixedClock.Noon, new DemoShopSeed.Empty("EUR"), TestContext.Current.CancellationToken);

    private static Task<SnapshotImport> ImportAsync(SqliteDemoShop shop, JsonNode snapshot) =>
        ImportAsync(shop, Encoding.UTF8.GetBytes(snapshot.ToJsonString()));

    private static async Task<SnapshotImport> ImportAsync(SqliteDemoShop shop, byte[] snapshot)
    {
        using var stream = new MemoryStream(snapshot);
        return await shop.ImportAsync(stream, null, TestContext.Current.CancellationToken);
    }

    private static async Task<byte[]> ExportAsync(SqliteDemoShop shop)
    {
        using var stream = new MemoryStream();
        await shop.ExportAsync(stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    /// <summary>Gives half of what it should and then fails, as a network or a disk does.</summary>
    private sealed class BreakingStream(byte[] content) : MemoryStream(content[..(content.Length / 2)])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw new IOException("The connection broke.");
    }
}
