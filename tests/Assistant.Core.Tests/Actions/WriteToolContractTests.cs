using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Core.Actions;
using Assistant.Core.Identity;
using Assistant.Core.Shop;
using Assistant.Core.Tools;
using Assistant.Testing;

namespace Assistant.Core.Tests.Actions;

/// <summary>What no tool may ever take from a brain, when a write is offered at all, and who alone may call the shop.</summary>
public sealed partial class WriteToolContractTests
{
    private const byte CallVirtual = 0x6F;
    private const byte Call = 0x28;

    private static readonly DateTimeOffset Noon = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    // Words of an argument's name, in whatever object it stands. search_catalog filters by price: nothing is paid by it.
    [GeneratedRegex("customer|shopper|owner|user|iban|bic|account|amount|money|refund_amount|card|balance|fee|discount|confirm|approve|override|admin|token|action_id", RegexOptions.NonBacktracking)]
    private static partial Regex Forbidden { get; }

    [GeneratedRegex(@"class \w+\([^)]*\) : IShop\b")]
    private static partial Regex IsShop { get; }

    [GeneratedRegex(@"\b\w*[sS]hop\w*\.(Execute|Void)Async\(", RegexOptions.NonBacktracking)]
    private static partial Regex CallsShop { get; }

    private static Toolbox Toolbox { get; } = StandardTools.Create(new ToolParts(Shop: null!, Catalog: null!, Passages: null!, Policy: null!, Currency: "EUR"));

    [Fact]
    [Trait("goal", "H-03")]
    [Trait("goal", "K-08")]
    public void No_tool_takes_an_owner_an_account_or_an_amount()
    {
        var names = StandardTools.Declarations.SelectMany(tool => Names(tool.Schema).Select(name => $"{tool.Contract.Name}.{name}")).ToList();

        Assert.Contains("create_return.items.line", names);
        Assert.DoesNotContain(names, name => Forbidden.IsMatch(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    [Trait("goal", "K-08")]
    public void No_object_of_a_schema_takes_what_it_does_not_name() => Assert.All(
        StandardTools.Declarations.SelectMany(tool => Objects(tool.Schema)),
        schema => Assert.Equal(JsonValueKind.False, schema.GetProperty("additionalProperties").ValueKind));

    [Theory]
    [InlineData("cancel_order", IdentityLevel.Guest)]
    [InlineData("change_address", IdentityLevel.Guest)]
    [InlineData("change_items", IdentityLevel.Customer)]
    [InlineData("change_payment", IdentityLevel.Customer)]
    [InlineData("create_exchange", IdentityLevel.Guest)]
    [InlineData("create_return", IdentityLevel.Guest)]
    [InlineData("update_profile", IdentityLevel.Customer)]
    public void A_write_is_offered_from_its_level_on_and_never_when_changes_are_off(string name, IdentityLevel least)
    {
        ShopperIdentity[] shoppers =
            [new ShopperIdentity.Visitor(), new ShopperIdentity.Guest(OrderNumber.Parse("W1042"), Noon), new ShopperIdentity.Customer(new CustomerId("ada"))];

        Assert.All(shoppers, shopper =>
        {
            Assert.Equal(shopper.Level >= least, IsOffered(shopper, WriteSwitch.AllOn));
            Assert.False(IsOffered(shopper, new WriteSwitch(_ => true, () => false)));
            Assert.False(IsOffered(shopper, new WriteSwitch(tool => tool != name, () => true)));
        });

        bool IsOffered(ShopperIdentity shopper, WriteSwitch writes) => Toolbox.OfferedTo(shopper, writes).Any(tool => tool.Contract.Name == name);
    }

    [Fact]
    public void Reading_goes_on_when_changes_are_off()
    {
        var offered = Toolbox.OfferedTo(new ShopperIdentity.Customer(new CustomerId("ada")), new WriteSwitch(_ => true, () => false));

        Assert.DoesNotContain(offered, tool => tool is WriteTool || tool.Contract.Effect is ToolEffect.Write);
        Assert.Equal(Toolbox.All.Count(tool => tool.Contract.Effect is not ToolEffect.Write), offered.Count);
    }

    [Fact]
    [Trait("goal", "X-07")]
    public void Only_one_class_of_the_core_calls_the_shop_to_change_it()
    {
        foreach (var change in new[] { nameof(IShop.ExecuteAsync), nameof(IShop.VoidAsync) })
        {
            Assert.Equal([nameof(ActionCalls)], CallersOf(typeof(IShop).GetMethod(change)!.MetadataToken, typeof(IShop).Assembly));
        }
    }

    /// <summary>Wherever a shop is called by that name: behind the core stand shops themselves, also those that stand before another one.</summary>
    [Fact]
    [Trait("goal", "X-07")]
    public void No_other_source_calls_the_shop_to_change_it()
    {
        var source = Path.Combine(Repository.Root, "src");

        var callers = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin") && File.ReadAllText(file) is var text && CallsShop.IsMatch(text) && !IsShop.IsMatch(text))
            .Select(Path.GetFileName);

        Assert.Equal(["ActionCalls.cs"], callers);
    }

    private static IEnumerable<string> Names(JsonElement schema) => schema.TryGetProperty("properties", out var properties)
        ? properties.EnumerateObject().SelectMany(property => Names(property.Value).Select(inner => $"{property.Name}.{inner}").Prepend(property.Name))
        : schema.TryGetProperty("items", out var items) ? Names(items) : [];

    private static IEnumerable<JsonElement> Objects(JsonElement schema) => schema.TryGetProperty("properties", out var properties)
        ? properties.EnumerateObject().SelectMany(property => Objects(property.Value)).Prepend(schema)
        : schema.TryGetProperty("items", out var items) ? Objects(items) : [];

    /// <summary>Outermost types of which some method's code holds a call with this token.</summary>
    private static SortedSet<string> CallersOf(int token, Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var callers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress > 0))
        {
            var code = file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!;
            if (Enumerable.Range(0, Math.Max(0, code.Length - 4)).Any(at => code[at] is CallVirtual or Call && BitConverter.ToInt32(code, at + 1) == token))
            {
                callers.Add(Outermost(metadata, method.GetDeclaringType()));
            }
        }

        return callers;
    }

    private static string Outermost(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? Outermost(metadata, outer) : metadata.GetString(type.Name);
    }
}
