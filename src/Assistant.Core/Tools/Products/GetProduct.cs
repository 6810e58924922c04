using System.Collections.Immutable;
using System.ComponentModel;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Identity;
using Assistant.Core.Shop;

namespace Assistant.Core.Tools.Products;

/// <summary>One product with its variants, prices and stock as of now.</summary>
public sealed class GetProduct(IShop shop) : ITool<GetProduct.Arguments>
{
    public sealed record Arguments(
        [property: Description("Product id from search_catalog or from an order's item.")] ProductId Product,
        [property: Description("Option values that were asked for, such as a colour or a size: the card tells of these variants.")] ImmutableArray<ShortText>? Options = null);

    public static ToolContract Contract { get; } = new(
        "get_product",
        ToolEffect.Read,
        IdentityLevel.None,
        "Catalog team",
        "Reads one product: description, attributes, every variant with price and stock as of now.",
        "Checking the product");

    public async Task<ToolResult> RunAsync(Arguments arguments, ToolContext context, CancellationToken cancellationToken) =>
        await shop.FindProductAsync(arguments.Product, cancellationToken) is { } product
            ? new ToolResult.Found(ToolJson.Write(ProductView.Of(product))) { Cards = [ProductCards.Draw(product, Asked(product, arguments.Options ?? []))] }
            : new ToolResult.Refused("There is no such product; search for it first.");

    /// <summary>The variants with all of the options; all variants where none has them.</summary>
    private static ImmutableArray<Variant> Asked(Product product, ImmutableArray<ShortText> options)
    {
        ImmutableArray<Variant> asked = [.. product.Variants.Where(variant => options.All(option => variant.Options.Any(own => Meets(own.Value, option.Value))))];
        return asked.IsEmpty ? product.Variants : asked;
    }

    private static bool Meets(string value, string asked) =>
        Colours.Meets(value, asked) || Sizes.Meets(value, asked) || string.Equals(value, asked, StringComparison.OrdinalIgnoreCase);
}
