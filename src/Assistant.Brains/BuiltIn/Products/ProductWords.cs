using System.Collections.Immutable;
using System.Globalization;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Orders;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Pieces of sentences about price and stock that several answers share.</summary>
internal static class ProductWords
{
    private const int MaxVariants = 8;

    public static string Capital(string name) =>
        name.Length is 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}";

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

        var lines = variants.Length > MaxVariants ? Options(variants, session) : variants.Select(variant => Line("stock.row", variant, title, session));
        return $"{session.Say("stock.variants", ("title", title))}\n{Phrases.Bullets(lines)}\n\n{AsOf(variants, session)}";
    }

    /// <summary>Too many to name each: the values of every option, and what of it cannot be ordered now.</summary>
    private static IEnumerable<string> Options(ImmutableArray<ProductFacts.Variant> variants, Session session)
    {
        var values = variants.SelectMany(variant => variant.Options).GroupBy(option => option.Name, option => option.Value)
            .Select(option => $"{Capital(option.Key)}: {Phrases.And([.. option.Distinct()])}");
        var missing = variants.Where(variant => !variant.InStock).Select(variant => variant.Words).ToList();
        return values.Append(missing.Count is 0 ? session.Say("stock.all") : session.Say("stock.all_but", ("missing", string.Join("; ", missing.Take(MaxVariants)))));
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

    /// <summary>Of when the prices and stock of a list are; empty where the list before was of the same time.</summary>
    public static string AsOf(IEnumerable<ProductRowFacts> rows, Session session)
    {
        var time = session.Days.Time(rows.Min(row => row.AsOf));
        var wasSaid = session.State.Focus.ListAsOf == time;
        session.Look(focus => focus with { ListAsOf = time });
        return wasSaid ? "" : session.Say("product.as_of", ("time", time));
    }

    private static string Line(string key, ProductFacts.Variant variant, string title, Session session) => session.Say(
        KeyOf(key, variant.InStock, variant.ExpectedOn, session),
        ("title", title),
        ("variant", variant.Words),
        ("price", Price(variant.Price, variant.RegularPrice, session)),
        ("date", variant.ExpectedOn is { } day ? session.Days.Words(day) : ""));
}
