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
    private const string AsOfReply = "product.as_of";
    private const int OftenEnough = 2;

    public static string Capital(string name) =>
        name.Length is 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('_', ' ')}";

    public static void Focus(ProductFacts product, Session session) => session.Look(focus => focus with { Product = product.Product });

    /// <summary>What can be ordered before it is there is not in stock.</summary>
    public static string KeyOf(string row, bool inStock, DateOnly? expected, bool isPreOrder, Session session) =>
        isPreOrder && inStock && expected >= session.Days.Today ? $"{row}_pre_order" : inStock ? $"{row}_in_stock" : expected >= session.Days.Today ? $"{row}_expected" : $"{row}_sold_out";

    public static string Price(PriceFacts price, PriceFacts? regular, Session session) =>
        regular is not null && regular.Amount > price.Amount
            ? session.Say("product.reduced_price", ("price", price.Text), ("regular", regular.Text))
            : price.Text;

    /// <summary>One line where all variants are alike, else a line for each.</summary>
    public static string Stock(ProductFacts product, ImmutableArray<ProductFacts.Variant> variants, Session session)
    {
        var title = variants is [{ Words.Length: > 0 } one] && product.Variants.Length > 1 ? $"{product.Title} ({one.Words})" : product.Title;
        if (variants is [var only])
        {
            return $"{Line("stock.one", only, title, product.IsPreOrder, session)} {AsOf(variants, session)}".TrimEnd();
        }

        var lines = variants.Length > MaxVariants ? Options(variants, session) : variants.Select(variant => Line("stock.row", variant, title, product.IsPreOrder, session));
        return $"{session.Say("stock.variants", ("title", title))}\n{Phrases.Bullets(lines)}\n\n{AsOf(variants, session)}".TrimEnd();
    }

    /// <summary>Too many to name each: the values of every option, and what of it cannot be ordered now.</summary>
    private static IEnumerable<string> Options(ImmutableArray<ProductFacts.Variant> variants, Session session)
    {
        var priced = PricedBy(variants);
        var values = variants.SelectMany(variant => variant.Options).GroupBy(option => option.Name, option => option.Value)
            .Select(option => $"{Capital(option.Key)}: {Phrases.And([.. option.Distinct().Select(value => option.Key == priced ? $"{value} ({variants.First(variant => variant.Options.Any(own => own.Name == option.Key && own.Value == value)).Price.Text})" : value)])}");
        var cheapest = variants.MinBy(variant => variant.Price.Amount)!;
        var isOne = variants.All(variant => variant.Price.Amount == cheapest.Price.Amount);
        var missing = variants.Where(variant => !variant.InStock).Select(variant => variant.Words).ToList();
        var price = priced is null ? [session.Say("stock.price", ("price", isOne ? Price(cheapest.Price, cheapest.RegularPrice, session) : $"from {cheapest.Price.Text}"))] : Array.Empty<string>();
        return values.Concat(price).Append(missing.Count is 0 ? session.Say("stock.all") : session.Say("stock.all_but", ("missing", string.Join("; ", missing.Take(MaxVariants)))));
    }

    /// <summary>The option that alone decides what a variant costs; null where all cost the same or several options do.</summary>
    private static string? PricedBy(ImmutableArray<ProductFacts.Variant> variants) =>
        variants.Select(variant => variant.Price.Amount).Distinct().Count() is 1 ? null
        : variants.SelectMany(variant => variant.Options, (variant, option) => (option.Name, option.Value, variant.Price.Amount)).GroupBy(entry => entry.Name)
            .FirstOrDefault(option => option.GroupBy(entry => entry.Value).All(same => same.Select(entry => entry.Amount).Distinct().Count() is 1))?.Key;

    /// <summary>Price and stock of all variants in one sentence.</summary>
    /// <param name="isSpokenOf">It was told of before, so that the time is not told again where it is the same.</param>
    public static string Summary(ProductFacts product, bool isSpokenOf, Session session)
    {
        var variants = product.Variants;
        var cheapest = variants.MinBy(variant => variant.Price.Amount)!;
        var price = Price(cheapest.Price, cheapest.RegularPrice, session);
        var inStock = variants.Count(variant => variant.InStock);
        var isPreOrder = product.IsPreOrder && cheapest.ExpectedOn >= session.Days.Today;
        var key = isPreOrder ? "product.all_pre_order" : inStock == variants.Length ? "product.all_in_stock" : inStock is 0 ? "product.none_in_stock" : "product.some_in_stock";
        var sentence = session.Say(
            key,
            ("price", variants.All(variant => variant.Price.Amount == cheapest.Price.Amount) ? price : $"from {price}"),
            ("date", cheapest.ExpectedOn is { } ships ? session.Days.Words(ships) : ""),
            ("count", inStock.ToString(CultureInfo.InvariantCulture)),
            ("all", variants.Length.ToString(CultureInfo.InvariantCulture)));
        return isSpokenOf ? $"{sentence} {AsOf(variants, session)}".TrimEnd() : $"{sentence} {SayAsOf(variants.Min(variant => variant.AsOf), session)}";
    }

    /// <summary>Of when price and stock are: each answer about one product says it, until it was said often enough.</summary>
    private static string AsOf(ImmutableArray<ProductFacts.Variant> variants, Session session) =>
        variants.Min(variant => variant.AsOf) is var at && session.State.Said.GetValueOrDefault(AsOfReply) < OftenEnough ? SayAsOf(at, session) : AsOf(at, session);

    /// <summary>Of when the prices and stock of a list are; empty where what was told before was of the same time.</summary>
    public static string AsOf(IEnumerable<ProductRowFacts> rows, Session session) => AsOf(rows.Min(row => row.AsOf), session);

    private static string AsOf(DateTimeOffset at, Session session) =>
        session.State.Focus.ListAsOf == session.Days.Time(at) ? "" : SayAsOf(at, session);

    private static string SayAsOf(DateTimeOffset at, Session session)
    {
        var time = session.Days.Time(at);
        session.Look(focus => focus with { ListAsOf = time });
        return session.Say(AsOfReply, ("time", time));
    }

    private static string Line(string key, ProductFacts.Variant variant, string title, bool isPreOrder, Session session) => session.Say(
        KeyOf(key, variant.InStock, variant.ExpectedOn, isPreOrder, session),
        ("title", title),
        ("variant", variant.Words),
        ("price", Price(variant.Price, variant.RegularPrice, session)),
        ("date", variant.ExpectedOn is { } day ? session.Days.Words(day) : ""));
}
