using System.Text.Json.Serialization;
using Assistant.Core.Catalog;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Shop;
using Assistant.Core.Text;
using ProductMeasures = Assistant.Core.Catalog.Measures;
using ProductUses = Assistant.Core.Catalog.Vocabulary.Uses;

namespace Assistant.Sqlite.Search;

/// <summary>What filters and results need to know of a product; the words of it are in the index.</summary>
internal sealed record CatalogEntry(
    string Product,
    string Title,
    string Brand,
    string[] Categories,
    string[] CategoryNames,
    double? Rating,
    CatalogNames Names,
    string[] Uses,
    CatalogMeasure[] Measures,
    CatalogVariant[] Variants)
{
    public static CatalogEntry Of(Product product) => new(
        product.Id.Value,
        product.Title,
        Key(product.Brand),
        [.. product.Categories.Select(Key)],
        [.. product.Categories],
        product.Rating,
        CatalogNames.Of(product),
        [.. ProductUses.Of([product.Title, .. product.Categories, .. product.Tags, .. product.Attributes.Select(attribute => attribute.Name)])],
        [.. product.Attributes.SelectMany(CatalogMeasure.Of).Concat(CatalogMeasure.People(product)).Distinct()],
        [
            .. product.Variants.Select(variant => new CatalogVariant(
                variant.Id.Value,
                variant.Price,
                [.. variant.Options.Select(option => Key(option.Value))],
                [.. variant.Options.Select(option => option.Value)],
                [.. variant.Options.SelectMany(CatalogMeasure.Of).Distinct()],
                variant.Stock.Available,
                variant.RegularPrice is { } regular && regular.Minor > variant.Price.Minor)),
        ]);

    /// <summary>The lightest that is stated, in grams.</summary>
    public double? Weight => Measures.Where(measure => measure.Dimension is Dimension.Weight && measure.Name is "weight").Select(measure => (double?)measure.Value).Min();

    /// <summary>The variant that fits best: one whose options were named, then one that can be ordered; null when none passes.</summary>
    public CatalogVariant? Fit(CatalogQuery query, IReadOnlySet<string> asked)
    {
        if (query.MinRating > (Rating ?? 0)
            || query.Except?.Value == Product
            || (query.Brand is { } brand && Key(brand) != Brand)
            || (query.Category is { } category && !Categories.Contains(Key(category)))
            || !query.Uses.All(Speaks))
        {
            return null;
        }

        var options = query.Options.Select(option => (Key(option), option)).ToList();
        return Variants
            .Where(variant => variant.Passes(query, options) && query.Measures.All(limit => Holds(limit, variant)))
            .OrderByDescending(variant => variant.Options.Count(option => option.Split(' ').All(asked.Contains)))
            .ThenByDescending(variant => variant.Available)
            .FirstOrDefault();
    }

    /// <summary>A use that no list knows is spoken for where the product is called so.</summary>
    private bool Speaks(string use) => Uses.Contains(use) || (!ProductUses.IsKnown(use) && SearchTerms.Of(use).All(Names.Words.Contains));

    /// <summary>What a variant measures stands for it; else what the product measures. Nothing measured holds no limit.</summary>
    private bool Holds(MeasureLimit limit, CatalogVariant variant)
    {
        var own = variant.Measures.Where(measure => measure.Dimension == limit.Dimension).ToList();
        var known = own.Count > 0 && limit.Dimension is not Dimension.Weight ? own : Measures.Where(measure => measure.Dimension == limit.Dimension && measure.IsTheThing);
        return known.Any(measure => limit.Holds(measure.Value));
    }

    /// <summary>Names compare by their stems: <c>Tents</c> is <c>tent</c>.</summary>
    private static string Key(string name) => string.Join(' ', SearchTerms.Of(name));
}

/// <param name="Options">Stems of the values.</param>
/// <param name="Values">The values as written, for colours.</param>
/// <param name="IsReduced">It cost more before.</param>
internal sealed record CatalogVariant(string Id, Money Price, string[] Options, string[] Values, CatalogMeasure[] Measures, bool Available, bool IsReduced)
{
    /// <summary>Prices of another currency than the filter's pass neither bound: nothing is converted here.</summary>
    public bool Passes(CatalogQuery query, IReadOnlyCollection<(string Key, string Text)> options) =>
        (Available || !query.InStockOnly)
        && (IsReduced || !query.Reduced)
        && (query.MinPrice is not { } lowest || (lowest.Currency == Price.Currency && lowest.Minor <= Price.Minor))
        && (query.MaxPrice is not { } highest || (highest.Currency == Price.Currency && Price.Minor <= highest.Minor))
        && !query.Unwanted.Any(word => Values.Any(value => Colours.Meets(value, word) || Sizes.Meets(value, word)))
        && options.Where(option => !Colours.IsColour(option.Text)).All(Meets)
        && (!options.Any(option => Colours.IsColour(option.Text)) || options.Where(option => Colours.IsColour(option.Text)).Any(Meets));

    /// <summary>Sizes between two, such as <c>39-42</c> and <c>S/M</c>, are both.</summary>
    private bool Meets((string Key, string Text) asked) =>
        Options.Contains(asked.Key) || Values.Any(value => Colours.Meets(value, asked.Text) || Sizes.Meets(value, asked.Text));
}

/// <param name="Name">The attribute's or option's name, lower case.</param>
/// <param name="Value">In the dimension's unit.</param>
internal sealed record CatalogMeasure(Dimension Dimension, string Name, double Value)
{
    /// <summary>What it is itself, and not its bag, its load or the water that it withstands.</summary>
    [JsonIgnore]
    public bool IsTheThing => !Name.Contains("pack", StringComparison.Ordinal) && !Name.Contains("load", StringComparison.Ordinal)
        && !Name.Contains("column", StringComparison.Ordinal) && !Name.Contains("range", StringComparison.Ordinal)
        && (Dimension is not Dimension.Temperature || Name.Contains("temperature", StringComparison.Ordinal) || Name.Contains("comfort", StringComparison.Ordinal));

    public static IEnumerable<CatalogMeasure> Of(ProductAttribute attribute) => Of(attribute.Name, attribute.Value);

    public static IEnumerable<CatalogMeasure> Of(VariantOption option) => Of(option.Name, option.Value);

    /// <summary>"Cook set for two", "two person tent", "family of four".</summary>
    public static IEnumerable<CatalogMeasure> People(Product product) =>
        product.Tags.Prepend(product.Title).SelectMany(text => Of("capacity", text)).Where(measure => measure.Dimension is Dimension.People);

    private static IEnumerable<CatalogMeasure> Of(string name, string value) =>
        ProductMeasures.In(value).Select(found => new CatalogMeasure(found.Dimension, TextFolding.Fold(name), found.Value));
}

[JsonSerializable(typeof(CatalogEntry))]
internal sealed partial class CatalogJson : JsonSerializerContext;
