using System.ComponentModel;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Products;

/// <summary>One product with its variants, prices and stock as of now.</summary>
public sealed class GetProduct(IShop shop) : ITool<GetProduct.Arguments>
{
    public sealed record Arguments(
        [property: Description("Product id from search_catalog or from an order's item.")] ProductId Product);

    public static ToolContract Contract { get; } = new(
        "get_product",
        ToolEffect.Read,
        IdentityLevel.None,
        "Catalog team",
        "Reads one product: description, attributes, every variant with price and stock as of now.",
        "Checking the product");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        await shop.FindProductAsync(arguments.Product, cancellationToken) is { } product
            ? new ToolResult.Found(ToolJson.Write(ProductView.Of(product))) { Cards = [ProductCards.Draw(product)] }
            : new ToolResult.Refused("There is no such product; search for it first.");
}
