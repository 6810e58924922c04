using System.Collections.Immutable;
using System.Text.Json;
using Assistant.Core.Catalog;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy;
using Assistant.Core.Shop;
using Assistant.Core.Tools.Handoff;
using Assistant.Core.Tools.Identity;
using Assistant.Core.Tools.Orders;
using Assistant.Core.Tools.Policy;
using Assistant.Core.Tools.Products;
using Assistant.Core.Tools.Writes;

namespace Assistant.Core.Tools;

/// <summary>The tools of the product: the one list from which they are made, and from which they can be read without any of their parts.</summary>
public static class StandardTools
{
    private static readonly ImmutableArray<Entry> Entries =
    [
        Entry.OfWrite<CancelOrder, CancelOrder.Arguments>(parts => new(parts.Shop, parts.Policy)),
        Entry.OfWrite<ChangeAddress, ChangeAddress.Arguments>(parts => new(parts.Shop, parts.Policy)),
        Entry.OfWrite<ChangeItems, ChangeItems.Arguments>(parts => new(parts.Shop, parts.Policy)),
        Entry.OfWrite<ChangePayment, ChangePayment.Arguments>(parts => new(parts.Shop, parts.Policy)),
        Entry.Of<CheckReturn, CheckReturn.Arguments>(parts => new(parts.Shop, parts.Policy)),
        Entry.OfWrite<CreateExchange, CreateExchange.Arguments>(parts => new(parts.Shop, parts.Policy)),
        Entry.OfWrite<CreateReturn, CreateReturn.Arguments>(parts => new(parts.Shop, parts.Policy)),
        Entry.Of<FindOrder, FindOrder.Arguments>(parts => new(parts.Shop, parts.Policy)),
        Entry.Of<GetProduct, GetProduct.Arguments>(parts => new(parts.Shop)),
        Entry.Of<GetProfile, GetProfile.Arguments>(parts => new(parts.Shop)),
        Entry.Of<HandoffToHuman, HandoffToHuman.Arguments>(_ => new()),
        Entry.Of<ListOrders, ListOrders.Arguments>(parts => new(parts.Shop)),
        Entry.Of<SearchCatalog, SearchCatalog.Arguments>(parts => new(parts.Catalog, parts.Shop, parts.Currency)),
        Entry.Of<SearchPolicy, SearchPolicy.Arguments>(parts => new(parts.Passages)),
        Entry.OfWrite<UpdateProfile, UpdateProfile.Arguments>(parts => new(parts.Shop)),
        Entry.Of<VerifyCustomer, VerifyCustomer.Arguments>(_ => new()),
    ];

    /// <summary>What each tool says of itself, by name.</summary>
    public static IReadOnlyList<ToolDeclaration> Declarations { get; } =
        [.. Entries.Select(entry => entry.Declaration).OrderBy(tool => tool.Contract.Name, StringComparer.Ordinal)];

    public static Toolbox Create(ToolParts parts) => new(Entries.Select(entry => entry.Create(parts)));

    private sealed record Entry(ToolDeclaration Declaration, Func<ToolParts, Tool> Create)
    {
        public static Entry Of<TTool, TArguments>(Func<ToolParts, TTool> create)
            where TTool : ITool<TArguments>
            where TArguments : notnull =>
            new(
                new ToolDeclaration(TTool.Contract, ToolSchema.Of(typeof(TArguments))),
                parts => Tool.Of<TTool, TArguments>(create(parts)));

        public static Entry OfWrite<TTool, TArguments>(Func<ToolParts, TTool> create)
            where TTool : IWriteTool<TArguments>
            where TArguments : notnull =>
            new(
                new ToolDeclaration(TTool.Contract, ToolSchema.Of(typeof(TArguments))),
                parts => WriteTool.OfWrite<TTool, TArguments>(create(parts)));
    }
}

/// <param name="Schema">JSON schema of the arguments.</param>
public sealed record ToolDeclaration(ToolContract Contract, JsonElement Schema);

/// <summary>What tools are made of.</summary>
/// <param name="Currency">ISO 4217 code where a shopper names none.</param>
public sealed record ToolParts(IShop Shop, ICatalogIndex Catalog, IPassageIndex Passages, PolicyEngine Policy, string Currency);
