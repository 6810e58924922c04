using System.Globalization;
using System.Net;
using Assistant.Core.Shop;

namespace Assistant.DemoShop.Pictures;

/// <summary>Draws a small flat picture of a product: the motif of its kind, in the colour of its first variant.</summary>
/// <remarks>
/// The same product gives the same SVG. It has no script, no style and no reference to anything outside, and every text in it is
/// escaped, so it is safe under any content policy.
/// </remarks>
public static class ProductPicture
{
    /// <summary>The picture as an SVG document of 400 × 400 units. Nothing of it is lost where a card shows the middle four fifths of its height.</summary>
    public static string Render(Product product)
    {
        var palette = Palette.For(product);
        var motif = Motif.For(product);
        var title = WebUtility.HtmlEncode(product.Title);
        var brand = WebUtility.HtmlEncode(product.Brand.ToUpperInvariant());
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" role="img" aria-label="{title}">
            <title>{title}</title>
            <rect width="400" height="400" fill="{palette.Paper}"/>
            <circle cx="200" cy="186" r="138" fill="{palette.Halo}"/>
            <ellipse cx="200" cy="306" rx="112" ry="10" fill="{palette.Ink}" opacity=".14"/>
            <g stroke-linecap="round" stroke-linejoin="round">
            {motif.Draw(palette)}
            </g>
            <text x="200" y="348" text-anchor="middle" font-family="Georgia, serif" font-size="15" letter-spacing="3" fill="{palette.Ink}">{brand}</text>
            </svg>
            """) + "\n";
    }
}
