using System.Text.Json;
using Assistant.Core.Identity;
using Assistant.Core.Tools;

namespace Assistant.Core.Tests.Tools;

/// <summary>What every tool's schema must keep, now and for each tool that is added.</summary>
public sealed class ToolContractTests
{
    /// <summary>The product's own list, over no parts: whoever adds a tool is checked here.</summary>
    private static IReadOnlyList<Tool> AllTools { get; } =
        [.. StandardTools.Create(new ToolParts(Shop: null!, Catalog: null!, Passages: null!, Policy: null!, Currency: "EUR")).All];

    public static TheoryData<string> Names => [.. AllTools.Select(tool => tool.Contract.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Accepts_nothing_undeclared_and_names_no_customer(string name)
    {
        var schema = Schema(name);
        var properties = schema.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToList();

        Assert.Equal(JsonValueKind.False, schema.GetProperty("additionalProperties").ValueKind);
        Assert.DoesNotContain(properties, property => property.Contains("customer", StringComparison.Ordinal));
        Assert.DoesNotContain(properties, property => property is "user" or "owner" or "shopper" or "iban" or "account");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Describes_each_argument(string name) => Assert.All(
        Schema(name).GetProperty("properties").EnumerateObject(),
        property => Assert.True(property.Value.TryGetProperty("description", out _), property.Name));

    [Fact]
    public void Writes_typed_ids_as_strings_and_enums_as_words()
    {
        Assert.Equal("string", Schema("find_order").GetProperty("properties").GetProperty("order").GetProperty("type").GetString());
        Assert.Contains("customer_request", Schema("handoff_to_human").GetProperty("properties").GetProperty("reason").GetRawText());
    }

    [Theory]
    [InlineData("search_policy,search_catalog,get_product,verify_customer,handoff_to_human", IdentityLevel.None)]
    [InlineData("find_order,check_return", IdentityLevel.Guest)]
    [InlineData("list_orders,get_profile", IdentityLevel.Customer)]
    public void Asks_for_the_identity_that_the_face_says(string names, IdentityLevel level) => Assert.All(
        names.Split(','), name => Assert.Equal(level, AllTools.Single(tool => tool.Contract.Name == name).Contract.Identity));

    [Theory]
    [InlineData("find_order", """{"order":"W1042","customer_id":"ada"}""")]
    [InlineData("find_order", """{"order":1042}""")]
    [InlineData("find_order", """{}""")]
    [InlineData("find_order", """{"order":null}""")]
    [InlineData("find_order", """{"order":"W1042","order":"W1043"}""")]
    [InlineData("find_order", """[]""")]
    [InlineData("handoff_to_human", """{"reason":3}""")]
    [InlineData("handoff_to_human", """{"reason":"because"}""")]
    [InlineData("search_catalog", """{"query":"tent","max_price":1e308}""")]
    [InlineData("search_catalog", """{"query":"tent","options":"red"}""")]
    public async Task Refuses_arguments_that_do_not_fit_and_says_so(string name, string arguments)
    {
        var tool = AllTools.Single(tool => tool.Contract.Name == name);

        var result = await tool.RunAsync(
            JsonDocument.Parse(arguments).RootElement, context: null!, TestContext.Current.CancellationToken);

        Assert.NotEmpty(Assert.IsType<ToolResult.Refused>(result).Explanation);
    }

    [Fact]
    public async Task Refuses_arguments_of_a_hundred_kilobytes()
    {
        var tool = AllTools.Single(tool => tool.Contract.Name == "search_policy");
        var arguments = JsonSerializer.SerializeToElement(new { query = new string('x', 100_000) });

        var result = await tool.RunAsync(arguments, context: null!, TestContext.Current.CancellationToken);

        Assert.Contains("too long", Assert.IsType<ToolResult.Refused>(result).Explanation);
    }

    private static JsonElement Schema(string name) => AllTools.Single(tool => tool.Contract.Name == name).Schema;
}
