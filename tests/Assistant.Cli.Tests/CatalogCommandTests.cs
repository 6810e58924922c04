namespace Assistant.Cli.Tests;

public sealed class CatalogCommandTests(ProductFixture product)
{
    [Fact]
    public async Task Finds_products_one_row_each()
    {
        var run = await CommandRun.RunAsync(product, "catalog", "search", "tent for a family", "--top", "5", "--json");

        Assert.Equal(0, run.Exit);
        var rows = run.Json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["product", "variant", "title", "score"], rows[0].EnumerateObject().Select(member => member.Name));
        Assert.InRange(rows.Count, 1, 5);
        Assert.Distinct(rows.Select(row => row.GetProperty("product").GetString()));
        Assert.Contains("tent", rows[0].GetProperty("title").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Answers_piped_queries_in_their_order()
    {
        var run = await CommandRun.ReadingAsync(
            """
            {"id":"a","text":"hiking boots"}
            {"id":"b","text":"sleeping bag"}
            """,
            product, "catalog", "search", "--queries", "-", "--top", "1");

        Assert.Equal(["a", "b"], run.JsonLines.Select(line => line.GetProperty("id").GetString()));
    }
}
