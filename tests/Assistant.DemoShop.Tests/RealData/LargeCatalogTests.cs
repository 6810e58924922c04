using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.DemoShop.Snapshots;

namespace Assistant.DemoShop.Tests.RealData;

/// <summary>A public catalog of 19,406 products, as large as a real shop's.</summary>
public sealed class LargeCatalogTests(ITestOutputHelper output)
{
    private const int Products = 19_406;

    [Fact]
    public async Task A_large_catalog_is_imported_and_read_back_whole()
    {
        using var folder = new TemporaryFolder();
        using var shop = await SqliteDemoShop.OpenAsync(
            folder.ShopPath, FixedClock.Noon, new DemoShopSeed.Empty("EUR"), TestContext.Current.CancellationToken);
        var sources = await ReadAsync();
        using var snapshot = Snapshot(sources.Values);
        var clock = Stopwatch.StartNew();

        var outcome = await shop.ImportAsync(snapshot, null, TestContext.Current.CancellationToken);

        output.WriteLine($"{Products} products ({snapshot.Length / 1024 / 1024} MiB) imported in {clock.Elapsed.TotalSeconds:F1} s");
        Assert.Equal(new SnapshotCounts(0, Products, 0), Assert.IsType<SnapshotImport.Imported>(outcome).Counts);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(2));
        var count = 0;
        await foreach (var product in shop.ReadCatalogAsync(TestContext.Current.CancellationToken))
        {
            var source = sources[product.Id.Value];
            Assert.Equal((string)source["title"]!, product.Title);
            Assert.Equal((string)source["supplier"]!, product.Brand);
            Assert.Equal((string?)source["short_description"] ?? "", product.Description);
            Assert.Equal((long)source["price"]!, Assert.Single(product.Variants).Price.Minor);
            Assert.Equal(source["attrs"]!.AsObject().Select(entry => $"{entry.Value}"), product.Attributes.Select(attribute => attribute.Value));
            count++;
        }

        Assert.Equal(Products, count);
    }

    private static async Task<Dictionary<string, JsonObject>> ReadAsync()
    {
        await using var file = File.OpenRead(TestData.File("catalog-search", "products.jsonl.gz"));
        await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Dictionary<string, JsonObject> products = [];
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var product = JsonNode.Parse(line)!.AsObject();
            products.Add((string)product["id"]!, product);
        }

        return products;
    }

    private static MemoryStream Snapshot(IEnumerable<JsonObject> products)
    {
        var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("currency", "EUR");
        json.WriteStartArray("products");
        foreach (var product in products)
            Convert(product).WriteTo(json);

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.Position = 0;
        return stream;
    }

    private static JsonObject Convert(JsonObject product) => new()
    {
        ["id"] = (string)product["id"]!,
        ["title"] = (string)product["title"]!,
        ["brand"] = (string)product["supplier"]!,
        ["description"] = (string?)product["short_description"] ?? "",
        ["attributes"] = new JsonArray(
            [.. product["attrs"]!.AsObject().Select(entry => new JsonObject { ["name"] = entry.Key, ["value"] = $"{entry.Value}" })]),
        ["variants"] = new JsonArray(new JsonObject
        {
            ["id"] = (string)product["id"]!,
            ["sku"] = (string)product["name"]!,
            ["price"] = (long)product["price"]!,
            ["stock"] = new JsonObject { ["available"] = true, ["asOf"] = FixedClock.Noon.GetUtcNow() },
        }),
    };
}
