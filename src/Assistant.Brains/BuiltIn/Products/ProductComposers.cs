using System.Collections.Immutable;
using System.Globalization;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Search results with price and stock, and when the shop said so.</summary>
internal sealed class ProductResultsComposer : IComposer
{
    public string Name => "product_results";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.SearchCatalog], ProductJson.Default.FoundProducts) is not { Products.IsEmpty: false } found)
        {
            return null;
        }

        session.Look(focus => focus with
        {
            Orders = [],
            Product = found.Products is [var only] ? only.Product : null,
            Products = [.. found.Products.Select(row => new ShownProduct(row.Product, OrderFocus.Short(row.Title), row.Price.Amount))],
        });
        var lines = found.Products.Select(row => session.Say(
            ProductWords.KeyOf("product.row", row.InStock, row.ExpectedOn, session),
            ("title", row.Options.Length is 0 ? row.Title : $"{row.Title} ({row.Options})"),
            ("price", ProductWords.Price(row.Price, row.RegularPrice, session)),
            ("date", row.ExpectedOn is { } day ? session.Days.Words(day) : "")));
        var asOf = session.Say("product.as_of", ("time", session.Days.Time(found.Products.Min(row => row.AsOf))));
        return $"{session.Say(found.Products.Length is 1 ? "product.one" : "product.found")}\n{Phrases.Bullets(lines)}\n\n{asOf}";
    }
}

/// <summary>One product: what it is, the attributes that were asked for, price and stock.</summary>
internal sealed class ProductDetailsComposer : IComposer
{
    private const int MaxAttributes = 5;
    private const int MaxDescription = 400;

    public string Name => "product_details";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.GetProduct], ProductJson.Default.ProductFacts) is not { Variants.IsEmpty: false } product)
        {
            return null;
        }

        ProductWords.Focus(product, session);
        var asked = Asked(product, session);
        var facts = asked.IsEmpty ? product.Attributes.Take(MaxAttributes) : asked;
        List<string> paragraphs =
        [
            asked.IsEmpty && product.Description.Length > 0 ? $"{product.Title}: {Short(product.Description)}" : $"{product.Title}:",
            Phrases.Bullets(
            [
                .. facts.Select(attribute => $"{Capital(attribute.Name)}: {attribute.Value}"),
                .. product.WarrantyMonths is { } months && asked.IsEmpty
                    ? [session.Say("product.warranty", ("months", months.ToString(CultureInfo.InvariantCulture)))]
                    : Array.Empty<string>(),
            ]),
            ProductWords.Summary(product.Variants, session),
        ];
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    /// <summary>Attributes whose name or value shares a word with the question.</summary>
    private static ImmutableArray<ProductFacts.Attribute> Asked(ProductFacts product, Session session)
    {
        var words = Words(session.Part?.Text ?? "").Except(Words(product.Title)).ToHashSet();
        words.UnionWith(words.Select(AttributeWords.Meant).OfType<string>().ToList());
        return [.. product.Attributes.Where(attribute => Words(attribute.Name).Overlaps(words))];
    }

    private static HashSet<string> Words(string text) =>
        [.. TextFolding.Fold(text).Split([' ', '-', ',', '?', '.', '!', '_'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2)];

    /// <summary>Whole sentences only.</summary>
    private static string Short(string description)
    {
        if (description.Length <= MaxDescription)
        {
            return description;
        }

        var end = description.LastIndexOf(". ", MaxDescription, StringComparison.Ordinal);
        return end > 0 ? description[..(end + 1)] : "";
    }

    private static string Capital(string name) =>
        name.Length is 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}";
}

/// <summary>Which variants of a product can be ordered now, narrowed to the options that were asked for.</summary>
internal sealed class StockComposer : IComposer
{
    public string Name => "stock";

    public string? Compose(Findings findings, Session session)
    {
        if (ToolAnswer.Read(findings[ToolNames.GetProduct], ProductJson.Default.ProductFacts) is not { Variants.IsEmpty: false } product)
        {
            return null;
        }

        ProductWords.Focus(product, session);
        var wanted = Slots.Split(findings.Slot(Slots.Options) ?? "");
        ImmutableArray<ProductFacts.Variant> fitting =
            [.. product.Variants.Where(variant => wanted.All(want => variant.Options.Any(option => Fits(option.Value, want))))];
        return fitting.IsEmpty
            ? $"{session.Say("stock.no_such_variant", ("title", product.Title), ("options", string.Join(", ", wanted)))} "
                + ProductWords.Stock(product.Title, product.Variants, session)
            : ProductWords.Stock(product.Title, fitting, session);
    }

    private static bool Fits(string value, string wanted) =>
        TextFolding.Fold(value) is var folded && (folded == TextFolding.Fold(wanted)
            || folded.Split(' ', '-', '/').Contains(TextFolding.Fold(wanted)));
}

internal static class ProductWords
{
    private const int MaxVariants = 8;

    public static void Focus(ProductFacts product, Session session) => session.Look(focus => focus with { Product = product.Product });

    public static string KeyOf(string row, bool inStock, DateOnly? expected, Session session) =>
        inStock ? $"{row}_in_stock" : expected >= session.Days.Today ? $"{row}_expected" : $"{row}_sold_out";

    public static string Price(PriceFacts price, PriceFacts? regular, Session session) =>
        regular is not null && regular.Amount > price.Amount
            ? session.Say("product.reduced_price", ("price", price.Text), ("regular", regular.Text))
            : price.Text;

    /// <summary>One line where all variants are alike, else a line for each.</summary>
    public static string Stock(string title, ImmutableArray<ProductFacts.Variant> variants, Session session)
    {
        if (variants is [var only])
        {
            return $"{Line("stock.one", only, title, session)} {AsOf(variants, session)}";
        }

        var lines = variants.Take(MaxVariants).Select(variant => Line("stock.row", variant, title, session));
        return $"{session.Say("stock.variants", ("title", title))}\n{Phrases.Bullets(lines)}\n\n{AsOf(variants, session)}";
    }

    /// <summary>Price and stock of all variants in one sentence.</summary>
    public static string Summary(ImmutableArray<ProductFacts.Variant> variants, Session session)
    {
        var cheapest = variants.MinBy(variant => variant.Price.Amount)!;
        var price = Price(cheapest.Price, cheapest.RegularPrice, session);
        var inStock = variants.Count(variant => variant.InStock);
        var key = inStock == variants.Length ? "product.all_in_stock" : inStock is 0 ? "product.none_in_stock" : "product.some_in_stock";
        var sentence = session.Say(
            key,
            ("price", variants.All(variant => variant.Price.Amount == cheapest.Price.Amount) ? price : $"from {price}"),
            ("count", inStock.ToString(CultureInfo.InvariantCulture)),
            ("all", variants.Length.ToString(CultureInfo.InvariantCulture)));
        return $"{sentence} {AsOf(variants, session)}";
    }

    private static string AsOf(ImmutableArray<ProductFacts.Variant> variants, Session session) =>
        session.Say("product.as_of", ("time", session.Days.Time(variants.Min(variant => variant.AsOf))));

    private static string Line(string key, ProductFacts.Variant variant, string title, Session session) => session.Say(
        KeyOf(key, variant.InStock, variant.ExpectedOn, session),
        ("title", title),
        ("variant", variant.Words),
        ("price", Price(variant.Price, variant.RegularPrice, session)),
        ("date", variant.ExpectedOn is { } day ? session.Days.Words(day) : ""));
}
