using System.Collections.Immutable;
using System.Globalization;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Brains.BuiltIn.Flows;
using Assistant.Brains.BuiltIn.Orders;
using Assistant.Brains.BuiltIn.Turns;
using Assistant.Core.Catalog;

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
        if (found.More)
        {
            session.Draft.Suggest(session.Label("suggest.more"));
        }

        var wish = CatalogWish.Of(findings.Slots);
        Forget(found, wish, session);
        var lines = found.Products.Select(row => Line(row, wish, session));
        var asOf = ProductWords.AsOf(found.Products, session);
        return $"{Intro(found, wish, findings, session)}\n{Phrases.Bullets(lines)}\n\n{asOf}".TrimEnd();
    }

    /// <summary>What was given up is not looked for any longer when the shopper goes on from these results.</summary>
    private static void Forget(FoundProducts found, CatalogWish wish, Session session)
    {
        if (found.Relaxed is { } relaxed && session.State.Last is { } last)
        {
            var left = relaxed.Select(FilterNames.Read).OfType<CatalogFilter>().Aggregate(wish, SearchFollowUps.Without);
            session.State = session.State with { Last = left.Into(last) };
        }
    }

    /// <summary>What holds for these results, and first of all what does not.</summary>
    private static string Intro(FoundProducts found, CatalogWish wish, Findings findings, Session session)
    {
        ImmutableArray<CatalogFilter> relaxed = [.. (found.Relaxed ?? []).Select(FilterNames.Read).OfType<CatalogFilter>()];
        if (found.OnlyCurrency is { } currency)
        {
            return session.Say("product.other_currency", ("currency", currency));
        }

        if (found.SimilarTo is { } model)
        {
            return (relaxed.IsEmpty, findings.Slot(Slots.Cheaper) is not null) switch
            {
                (true, true) => session.Say("product.similar_cheaper", ("title", model)),
                (true, false) => session.Say("product.similar", ("title", model)),
                (false, true) => session.Say("product.none_cheaper", ("title", model)),
                (false, false) => session.Say("product.similar_but", ("title", model), ("filters", Dropped(relaxed, wish, session))),
            };
        }

        var holding = FilterWords.Of(wish, relaxed, session);
        return relaxed.Length > 0 ? session.Say("product.none_but", ("filters", Dropped(relaxed, wish, session)))
            : findings.Slot(Slots.Skip) is not null ? session.Say("product.further")
            : found.Products.Length is 1 ? session.Say(holding.Length > 0 ? "product.one_for" : "product.one", ("filters", holding))
            : session.Say(holding.Length > 0 ? "product.found_for" : "product.found", ("filters", holding));
    }

    private static string Dropped(ImmutableArray<CatalogFilter> relaxed, CatalogWish wish, Session session) =>
        Phrases.And([.. relaxed.Select(filter => FilterWords.Say(filter, wish, session)).Where(words => words.Length > 0)]);

    private static string Line(ProductRowFacts row, CatalogWish wish, Session session)
    {
        var line = session.Say(
            ProductWords.KeyOf("product.row", row.InStock, row.ExpectedOn, row.PreOrder, session),
            ("title", row.Options.Length is 0 ? row.Title : $"{row.Title} ({row.Options})"),
            ("price", ProductWords.Price(row.Price, row.RegularPrice, session)),
            ("date", row.ExpectedOn is { } day ? session.Days.Words(day) : ""));
        var stars = row.Rating is { } rating && (wish.MinRating is not null || wish.Sort is CatalogSort.Rating)
            ? session.Say("product.stars", ("stars", rating.ToString("0.0", CultureInfo.InvariantCulture)), ("reviews", row.Reviews.ToString(CultureInfo.InvariantCulture)))
            : null;
        var weight = wish.Sort is CatalogSort.Weight || wish.Measures.Any(limit => limit.Dimension is Dimension.Weight) ? row.Weight : null;
        return string.Join(", ", new[] { line, weight, stars }.OfType<string>());
    }
}

/// <summary>Nothing fits: the shop does not have such things at all and says where to look, or nothing meets what was asked.</summary>
internal sealed class NoProductsComposer : IComposer
{
    public string Name => "no_products";

    public string? Compose(Findings findings, Session session)
    {
        var found = ToolAnswer.Read(findings[ToolNames.SearchCatalog], ProductJson.Default.FoundProducts);
        var wish = CatalogWish.Of(findings.Slots);
        if (findings.Slot(Slots.Skip) is not null)
        {
            return session.Say("product.no_more");
        }

        if (found?.Unsold is not { IsEmpty: false } nearest)
        {
            return session.Say("product.nothing");
        }

        session.Draft.Suggest(nearest.Take(2).Select(category => session.Say("suggest.category", ("category", category))));
        return session.Say("product.unsold", ("kind", wish.Kind ?? wish.Words ?? ""), ("categories", Phrases.And(nearest)));
    }
}

/// <summary>Names of filters as the tool says them.</summary>
internal static class FilterNames
{
    public static CatalogFilter? Read(string word) => Enum.GetValues<CatalogFilter>().Cast<CatalogFilter?>()
        .FirstOrDefault(filter => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(filter!.Value.ToString()) == word);
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

        var isSpokenOf = session.State.Focus.Product == product.Product;
        ProductWords.Focus(product, session);
        var asked = AttributeWords.Asked(product, session.Part?.Text ?? "");
        if (isSpokenOf && asked.IsEmpty && session.Part is { } part && UnstatedFacts.IsAsked(part.Text))
        {
            return Further(product, part.Text, session);
        }

        var chosen = VariantChoice.Of(product, findings, session);
        var facts = asked.IsEmpty ? product.Attributes.Take(MaxAttributes) : asked;
        List<string> paragraphs =
        [
            asked.IsEmpty && product.Description.Length > 0 ? $"{product.Title}: {Short(product.Description)}" : $"{product.Title}:",
            Phrases.Bullets(
            [
                .. facts.Select(attribute => $"{ProductWords.Capital(attribute.Name)}: {attribute.Value}"),
                .. product.WarrantyMonths is { } months && asked.IsEmpty
                    ? [session.Say("product.warranty", ("months", months.ToString(CultureInfo.InvariantCulture)))]
                    : Array.Empty<string>(),
            ]),
            chosen.IsEmpty || chosen.Length == product.Variants.Length ? ProductWords.Summary(product, isSpokenOf, session) : ProductWords.Stock(product, chosen, session),
        ];
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0));
    }

    /// <summary>What else is asked of a product that was told about: its description says it, or nobody here knows.</summary>
    private static string Further(ProductFacts product, string question, Session session)
    {
        if (UnstatedFacts.Told(product, question) is { Length: > 0 } told)
        {
            return $"{product.Title}: {told}";
        }

        Offering.Person(session, "person.offer", "cannot_answer");
        return session.Say("product.not_stated", ("title", product.Title));
    }

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
}
