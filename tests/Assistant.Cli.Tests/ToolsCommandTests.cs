using System.Text.Json;

namespace Assistant.Cli.Tests;

public sealed class ToolsCommandTests(ProductFixture product)
{
    [Fact]
    public async Task Prints_every_contract_as_JSON_without_any_data()
    {
        var run = await CommandRun.RunAsync(new NoData(), "tools", "--json");

        Assert.Equal(0, run.Exit);
        var tools = run.Json.EnumerateArray().ToList();
        var find = tools.Single(tool => tool.GetProperty("name").GetString() is "find_order");
        Assert.Equal(["name", "effect", "identity", "owner", "description", "schema"], find.EnumerateObject().Select(member => member.Name));
        Assert.Equal("read", find.GetProperty("effect").GetString());
        Assert.Equal("guest", find.GetProperty("identity").GetString());
        Assert.Equal("string", find.GetProperty("schema").GetProperty("properties").GetProperty("order").GetProperty("type").GetString());
        Assert.Equal("control", tools.Single(tool => tool.GetProperty("name").GetString() is "verify_customer").GetProperty("effect").GetString());
    }

    [Fact]
    public async Task Prints_what_the_product_offers()
    {
        var run = await CommandRun.RunAsync(new NoData(), "tools", "--json");

        var offered = (await product.OpenAsync(TestContext.Current.CancellationToken)).Toolbox.All;
        Assert.Equal(
            offered.Select(tool => (tool.Contract.Name, tool.Schema.GetRawText())),
            run.Json.EnumerateArray().Select(tool =>
                (tool.GetProperty("name").GetString()!, JsonSerializer.Serialize(tool.GetProperty("schema")))));
    }

    [Fact]
    public async Task Prints_one_line_a_tool_where_nobody_reads()
    {
        var run = await CommandRun.RunAsync(new NoData(), "tools");

        Assert.Contains(run.Lines, line => line.StartsWith("find_order\tread\tguest\tOrder operations\t", StringComparison.Ordinal));
    }
}
