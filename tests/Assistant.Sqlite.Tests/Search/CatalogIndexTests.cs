using Assistant.Core.Catalog;
using Assistant.Core.Shop;
using Assistant.Sqlite.Search;

namespace Assistant.Sqlite.Tests.Search;

public sealed class CatalogIndexTests : IAsyncLifetime
{
    private readonly CatalogIndex _index = new(path: null);

    private static readonly Product[] Products =
    [
        Some.Product("tent-1", "Larkfield Dome tent for two", category: "Tents", price: 19900, tags: ["camping"], rating: 4.5),
        Some.Product("tent-2", "Tunnel tent for four persons", category: "Tents", price: 39900, rating: 4.8, attributes: [new("waterproof", "yes"), new("weight", "4 kg")]),
        Some.Product("pegs", "Set of pegs", category: "Camping accessories", price: 990, description: "Fits any tent. Steel pegs for tents on hard ground."),
        Some.Product("jacket", "Women's rain coat", category: "Jackets", price: 12900, brand: "Noord", variants: [("S", "red", true), ("M", "red", false), ("M", "blue", true)]),
        Some.Product("headset", "Headset with microphone", category: "Audio", price: 5900),
        Some.Product("lamp", "Head torch", category: "Lighting", price: 2900, description: "A head lamp for nights outside."),
        Some.Product("set", "Garden set", category: "Furniture", price: 59900, description: "Table and two chairs."),
        Some.Product("bag", "Backpack 30 litres", category: "Backpacks", price: 8900, inStock: false),
    ];

    public async ValueTask InitializeAsync() =>
        await _index.BuildAsync("1", Products.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _index.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_colour_that_is_not_wanted_is_left_to_other_variants()
    {
        var found = await SearchAsync(new("rain coat") { Unwanted = ["red"] });

        Assert.Equal("jacket-2", Assert.Single(found, hit => hit.Product.Value == "jacket").Variant.Value);
    }

    [Fact]
    public async Task What_speaks_of_an_unwanted_thing_is_left_out() =>
        Assert.DoesNotContain(await SearchAsync(new("tent") { Unwanted = ["steel"] }), hit => hit.Product.Value == "pegs");

    [Theory]
    [InlineData("tents", "tent-1")]
    [InlineData("TENT for four", "tent-2")]
    [InlineData("waterproof tent", "tent-2")]
    [InlineData("head set", "headset")]
    [InlineData("raincoats", "jacket")]
    [InlineData("rain coat woman", "jacket")]
    [InlineData("bakpack", "bag")]
    [InlineData("tunel tent", "tent-2")]
    [InlineData("headse", "headset")]
    [InlineData("gar", "set")]
    [InlineData("noord coat", "jacket")]
    public async Task Finds_what_shoppers_mean(string text, string product) =>
        Assert.Equal(product, (await SearchAsync(new(text)))[0].Product.Value);

    [Fact]
    public async Task A_word_in_the_title_counts_more_than_in_a_description()
    {
        var found = await SearchAsync(new("tent"));

        Assert.Equal("pegs", found[^1].Product.Value);
        Assert.Equal(3, found.Count);
    }

    [Fact]
    public async Task Every_product_is_one_row_and_the_order_is_always_the_same()
    {
        var first = await SearchAsync(new("tent coat set"));
        var second = await SearchAsync(new("tent coat set"));

        Assert.Equal(first, second);
        Assert.Equal(first.Count, first.DistinctBy(hit => hit.Product).Count());
        Assert.All(first, hit => Assert.InRange(hit.Score, 0, 1));
    }

    [Fact]
    public async Task Options_must_be_met_by_one_and_the_same_variant()
    {
        var blue = await SearchAsync(new("coat") { Options = ["M", "Blue"] });
        var none = await SearchAsync(new("coat") { Options = ["S", "blue"] });

        Assert.Equal("jacket-2", Assert.Single(blue).Variant.Value);
        Assert.Empty(none);
    }

    [Fact]
    public async Task A_variant_that_can_be_ordered_and_was_named_comes_first()
    {
        Assert.Equal("jacket-0", (await SearchAsync(new("coat")))[0].Variant.Value);
        Assert.Equal("jacket-2", (await SearchAsync(new("blue coat")))[0].Variant.Value);
        Assert.Equal("jacket-1", (await SearchAsync(new("coat") { Options = ["M", "red"] }))[0].Variant.Value);
        Assert.Empty(await SearchAsync(new("coat") { Options = ["M", "red"], InStockOnly = true }));
    }

    [Fact]
    public async Task Filters_narrow()
    {
        Assert.Equal(["tent-1"], await IdsAsync(new("tent") { MaxPrice = new(20000, "EUR"), Category = "tent" }));
        Assert.Equal(["tent-2"], await IdsAsync(new("tent") { MinPrice = new(20000, "EUR") }));
        Assert.Equal(["tent-2"], await IdsAsync(new("tent") { MinRating = 4.6 }));
        Assert.Equal(["jacket"], await IdsAsync(new("coat") { Brand = "NOORD" }));
        Assert.Empty(await IdsAsync(new("backpack") { InStockOnly = true }));
        Assert.Empty(await IdsAsync(new("tent") { MaxPrice = new(20000, "SEK") }));
    }

    [Fact]
    public async Task Without_words_the_filters_list_products_best_rated_first() =>
        Assert.Equal(["tent-2", "tent-1"], await IdsAsync(new("") { Category = "Tents" }));

    [Fact]
    public async Task Sorting_by_price_does_not_bring_products_that_hardly_fit()
    {
        Assert.Equal(["tent-1", "tent-2"], (await IdsAsync(new("tent") { Sort = CatalogSort.PriceAscending })).Where(id => id != "pegs"));
        Assert.Equal("tent-2", (await IdsAsync(new("tent") { Sort = CatalogSort.PriceDescending }))[0]);
        Assert.Equal("tent-2", (await IdsAsync(new("tent") { Sort = CatalogSort.Rating }))[0]);
        Assert.Empty(await IdsAsync(new("zeppelin") { Sort = CatalogSort.PriceAscending }));
    }

    [Theory]
    [InlineData("tents", "tent-1,tent-2")]
    [InlineData("dome tent", "tent-1")]
    [InlineData("raincoat", "jacket")]
    [InlineData("rain jacket", "jacket")]
    [InlineData("tent for four", "tent-1,tent-2")]
    [InlineData("tnet", "tent-1,tent-2")]
    [InlineData("pegs", "pegs")]
    public async Task A_kind_finds_what_is_called_so_and_not_what_mentions_it(string kind, string products) =>
        Assert.Equal(products.Split(','), (await IdsAsync(new(kind) { Kind = kind })).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_kind_that_is_not_sold_names_the_nearest_categories()
    {
        var token = TestContext.Current.CancellationToken;

        Assert.Equal(["Camping accessories"], (await _index.FindKindAsync("camping kettle", token)).Nearest);
        Assert.False((await _index.FindKindAsync("zeppelin", token)).IsSold);
        Assert.False((await _index.FindKindAsync("chess set", token)).IsSold);
        Assert.Equal("tent", (await _index.FindKindAsync("electric tent", token)).Loose);
        Assert.True((await _index.FindKindAsync("head set", token)).IsSold);
    }

    [Fact]
    public async Task Measures_uses_and_the_product_itself_are_filters()
    {
        Assert.Equal(["tent-2"], await IdsAsync(new("tent") { Kind = "tent", Measures = [new(Dimension.Weight, null, 5000)] }));
        Assert.Equal(["tent-2"], await IdsAsync(new("tent") { Kind = "tent", Measures = [new(Dimension.People, 4, 6)] }));
        Assert.Empty(await IdsAsync(new("tent") { Kind = "tent", Measures = [new(Dimension.Weight, null, 3000)] }));
        Assert.Equal(["tent-2"], await IdsAsync(new("tent") { Kind = "tent", Uses = ["rain"] }));
        Assert.Equal(["tent-2"], await IdsAsync(new("tent") { Kind = "tent", Except = new("tent-1") }));
        Assert.Equal("tent-2", (await IdsAsync(new("tent") { Kind = "tent", Sort = CatalogSort.Weight }))[0]);
        Assert.Equal(["jacket"], await IdsAsync(new("coat") { Options = ["green", "blue"] }));
    }

    [Fact]
    public async Task What_is_rated_for_colder_nights_and_what_cost_more_before_are_filters()
    {
        var token = TestContext.Current.CancellationToken;
        var warm = Some.Product("warm", "Winter sleeping bag", category: "Bags", price: 20000, attributes: [new("comfort temperature", "-15 \u00b0C"), new("care", "wash at 30 \u00b0C")]);
        var thin = Some.Product("thin", "Summer sleeping bag", category: "Bags", price: 5000, attributes: [new("comfort temperature", "10 \u00b0C")]);
        var reduced = thin with { Id = new("reduced"), Title = "Last sleeping bag", Variants = [.. thin.Variants.Select(variant => variant with { RegularPrice = variant.Price with { Minor = 9000 } })] };
        await _index.BuildAsync("2", new[] { warm, thin, reduced }.ToAsyncEnumerable(), token);

        Assert.Equal(["warm"], await IdsAsync(new("sleeping bag") { Measures = [new(Dimension.Temperature, null, -10)] }));
        Assert.Equal(["reduced"], await IdsAsync(new("sleeping bag") { Reduced = true }));
    }

    [Theory]
    [InlineData("\" OR title:tent NEAR(a b) *")]
    [InlineData("'; DROP TABLE product; --")]
    [InlineData("^{}[]()-+*:\0")]
    public async Task No_text_is_query_syntax(string text)
    {
        await SearchAsync(new(text));

        Assert.NotEmpty(await SearchAsync(new("tent")));
    }

    [Fact]
    public async Task A_new_version_replaces_the_catalog_and_the_same_version_reads_nothing()
    {
        var read = 0;
        async IAsyncEnumerable<Product> Counted()
        {
            read++;
            yield return Some.Product("canoe", "Canoe", category: "Boats", price: 99900);
            await Task.CompletedTask;
        }

        await _index.BuildAsync("1", Counted(), TestContext.Current.CancellationToken);
        Assert.Equal(0, read);

        await _index.BuildAsync("2", Counted(), TestContext.Current.CancellationToken);
        Assert.Empty(await IdsAsync(new("tent")));
        Assert.Equal(["canoe"], await IdsAsync(new("canoe")));
    }

    [Fact]
    public async Task A_stored_index_is_used_again()
    {
        var folder = Directory.CreateTempSubdirectory("catalog-");
        try
        {
            var file = Path.Combine(folder.FullName, "catalog.db");
            using (var first = new CatalogIndex(file))
                await first.BuildAsync("1", Products.ToAsyncEnumerable(), TestContext.Current.CancellationToken);

            using var second = new CatalogIndex(file);
            await second.BuildAsync("1", Unreadable(), TestContext.Current.CancellationToken);

            Assert.Equal("headset", (await second.SearchAsync(new("head set"), 5, TestContext.Current.CancellationToken))[0].Product.Value);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static async IAsyncEnumerable<Product> Unreadable()
        {
            await Task.FromException(new InvalidOperationException("The catalog was read again."));
            yield break;
        }
    }

    private async Task<List<string>> IdsAsync(CatalogQuery query) => [.. (await SearchAsync(query)).Select(hit => hit.Product.Value)];

    private Task<IReadOnlyList<ProductHit>> SearchAsync(CatalogQuery query) =>
        _index.SearchAsync(query, 10, TestContext.Current.CancellationToken);

    private static class Some
    {
        public static Product Product(
            string id,
            string title,
            string category,
            long price,
            string brand = "Larkfield",
            string description = "",
            double? rating = null,
            bool inStock = true,
            string[]? tags = null,
            ProductAttribute[]? attributes = null,
            (string Size, string Colour, bool Available)[]? variants = null) => new()
            {
                Id = new(id),
                Title = title,
                Brand = brand,
                Categories = [category],
                Description = description,
                Tags = [.. tags ?? []],
                Attributes = [.. attributes ?? []],
                Rating = rating,
                Variants = variants is null
                    ? [new(new(id), id, [], new(price, "EUR"), Stock(inStock))]
                    : [.. variants.Select((variant, i) => new Variant(
                        new($"{id}-{i}"), $"{id}-{i}", [new("size", variant.Size), new("colour", variant.Colour)], new(price, "EUR"), Stock(variant.Available)))],
            };

        private static Stock Stock(bool available) => new(available, null, null, DateTimeOffset.UnixEpoch);
    }
}
