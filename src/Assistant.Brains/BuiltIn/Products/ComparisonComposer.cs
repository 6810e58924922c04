using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Catalog;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Two products side by side: price, rating, stock and the attributes in which they differ; all of it what the shop states.</summary>
internal sealed partial class ComparisonComposer : IComposer
{
    private const int MaxAttributes = 8;
    private const int LongTitle = 28;

    [GeneratedRegex(@"\b(?<which>light(er)?|weighs? less|heav(y|ier)|weighs? more|cheaper|costs? less|less expensive|more expensive|pricier|dearer|better rated|better reviewed|better reviews|higher rated)\b")]
    private static partial Regex Question { get; }

    public string Name => "comparison";

    public string? Compose(Findings findings, Session session)
    {
        var products = findings.All(ToolNames.GetProduct)
            .Select(answer => ToolAnswer.Read(answer, ProductJson.Default.ProductFacts)).OfType<ProductFacts>().Where(product => !product.Variants.IsEmpty).ToList();
        if (products is not [var first, var second])
        {
            return null;
        }

        session.Look(focus => focus with
        {
            Orders = [],
            Product = null,
            Products = [.. products.Select(product => new ShownProduct(product.Product, OrderFocus.Short(product.Title), Cheapest(product).Price.Amount))],
        });
        var names = Names(first, second);
        var rows = new List<(string Name, string First, string Second)>
        {
            ("Price", Price(first, session), Price(second, session)),
            ("Rating", Rating(first, session), Rating(second, session)),
            ("In stock", Stock(first, session), Stock(second, session)),
        };
        rows.AddRange(Differing(first, second, session));
        var lines = rows.Select(row => session.Say(
            "compare.row", ("what", row.Name), ("first", names.First), ("first_value", row.First), ("second", names.Second), ("second_value", row.Second)));
        var asOf = session.Say("product.as_of", ("time", session.Days.Time(products.SelectMany(product => product.Variants).Min(variant => variant.AsOf))));
        var verdict = Verdict(TextFolding.Fold(findings.Slot(Slots.Query) ?? ""), first, second, session);
        return string.Join("\n\n", new[] { verdict, $"{session.Say("compare.intro", ("first", first.Title), ("second", second.Title))}\n{Phrases.Bullets(lines)}", asOf }.OfType<string>());
    }

    /// <summary>The one that is lighter, cheaper or better rated, where that was asked and both say it.</summary>
    private static string? Verdict(string asked, ProductFacts first, ProductFacts second, Session session)
    {
        if (Question.Match(asked) is not { Success: true } question)
        {
            return null;
        }

        var which = question.Groups["which"].Value;
        Func<ProductFacts, double?> measured = which switch
        {
            _ when which.Contains("light", StringComparison.Ordinal) || which.Contains("heav", StringComparison.Ordinal) || which.StartsWith("weigh", StringComparison.Ordinal) => Weight,
            _ when which.Contains("rated", StringComparison.Ordinal) || which.Contains("review", StringComparison.Ordinal) => product => product.Rating,
            _ => product => Cheapest(product).Price.Amount,
        };
        var wantsMore = which.Contains("heav", StringComparison.Ordinal) || which.EndsWith("more", StringComparison.Ordinal) || which is "more expensive" or "pricier" or "dearer"
            || which.StartsWith("better", StringComparison.Ordinal) || which.StartsWith("higher", StringComparison.Ordinal);
        return (measured(first), measured(second)) switch
        {
            (null, _) or (_, null) => session.Say("compare.unknown"),
            ({ } one, { } other) when one.Equals(other) => session.Say("compare.same"),
            ({ } one, { } other) => session.Say("compare.verdict", ("title", one < other == wantsMore ? second.Title : first.Title), ("what", which)),
        };
    }

    private static double? Weight(ProductFacts product) =>
        product.Attributes.Where(attribute => attribute.Name is "weight")
            .SelectMany(attribute => Measures.In(attribute.Value)).Where(found => found.Dimension is Dimension.Weight).Select(found => (double?)found.Value).FirstOrDefault();

    private static IEnumerable<(string Name, string First, string Second)> Differing(ProductFacts first, ProductFacts second, Session session) =>
        first.Attributes.Concat(second.Attributes).Select(attribute => attribute.Name).Distinct()
            .Select(name => (Name: name, First: Value(first, name), Second: Value(second, name)))
            .Where(row => row.First != row.Second)
            .OrderBy(row => row.First is null || row.Second is null)
            .Take(MaxAttributes)
            .Select(row => (ProductWords.Capital(row.Name), row.First ?? session.Say("compare.not_stated"), row.Second ?? session.Say("compare.not_stated")));

    private static string? Value(ProductFacts product, string name) => product.Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Value;

    private static ProductFacts.Variant Cheapest(ProductFacts product) => product.Variants.MinBy(variant => variant.Price.Amount)!;

    private static string Price(ProductFacts product, Session session)
    {
        var cheapest = Cheapest(product);
        var price = ProductWords.Price(cheapest.Price, cheapest.RegularPrice, session);
        return product.Variants.All(variant => variant.Price.Amount == cheapest.Price.Amount) ? price : $"from {price}";
    }

    private static string Rating(ProductFacts product, Session session) => product.Rating is { } stars
        ? session.Say("product.stars", ("stars", stars.ToString("0.0", CultureInfo.InvariantCulture)), ("reviews", product.Reviews.ToString(CultureInfo.InvariantCulture)))
        : session.Say("compare.not_rated");

    private static string Stock(ProductFacts product, Session session)
    {
        ImmutableArray<ProductFacts.Variant> available = [.. product.Variants.Where(variant => variant.InStock)];
        return available.IsEmpty ? session.Say("compare.no")
            : available.Length == product.Variants.Length ? session.Say("compare.yes")
            : session.Say("compare.partly", ("count", available.Length.ToString(CultureInfo.InvariantCulture)), ("all", product.Variants.Length.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>As short as tells them apart.</summary>
    private static (string First, string Second) Names(ProductFacts first, ProductFacts second)
    {
        var (one, other) = (Short(first.Title), Short(second.Title));
        return one == other ? (first.Title, second.Title) : (one, other);
    }

    private static string Short(string title) => title.Length <= LongTitle ? title : string.Join(' ', title.Split(' ').Take(2));
}
