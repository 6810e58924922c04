using System.Xml.Linq;
using Assistant.Core.Shop;
using Assistant.DemoShop.Pictures;

namespace Assistant.DemoShop.Tests;

public sealed class ProductPictureTests(LarkfieldFixture larkfield) : IClassFixture<LarkfieldFixture>
{
    private static readonly string[] Elements =
        ["svg", "title", "rect", "circle", "ellipse", "g", "path", "text"];

    [Fact]
    public async Task Every_product_has_a_small_and_well_formed_picture_of_plain_shapes()
    {
        await foreach (var product in larkfield.Shop.ReadCatalogAsync(TestContext.Current.CancellationToken))
        {
            var picture = ProductPicture.Render(product);

            var svg = XDocument.Parse(picture);
            Assert.InRange(picture.Length, 600, 3_000);
            Assert.All(svg.Descendants(), element => Assert.Contains(element.Name.LocalName, Elements));
            Assert.DoesNotContain('$', picture);
            Assert.Equal(picture, ProductPicture.Render(product));
        }
    }

    [Fact]
    public void Every_category_has_a_motif_that_exists_and_every_motif_is_used() =>
        Assert.Equal(Motif.Names.Order(), MotifNames.All.Distinct().Order());

    [Fact]
    public void A_hostile_title_stays_text()
    {
        var product = new Product
        {
            Id = new ProductId("x"),
            Title = "\"><script>alert(1)</script>",
            Brand = "<&>",
            Variants = [],
        };

        var svg = XDocument.Parse(ProductPicture.Render(product));

        Assert.Equal(product.Title, svg.Root!.Attribute("aria-label")!.Value);
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script");
    }

    [Fact]
    public void The_picture_takes_the_colour_of_the_first_variant()
    {
        Assert.NotEqual(ProductPicture.Render(Tent("Moss")), ProductPicture.Render(Tent("Rust")));
        Assert.Contains("#6b7f4a", ProductPicture.Render(Tent("moss")), StringComparison.Ordinal);

        static Product Tent(string colour) => new()
        {
            Id = new ProductId("tent"),
            Title = "Tent",
            Categories = ["Camping", "Tents"],
            Variants =
            [
                new Variant(
                    new VariantId("tent-1"), "T1", [new VariantOption("colour", colour)], new Money(1, "EUR"),
                    new Stock(true, null, null, default)),
            ],
        };
    }
}
