using System.Globalization;
using Assistant.Brains.BuiltIn.Answers;
using Assistant.Brains.BuiltIn.Dialogue;
using Assistant.Core.Catalog;
using Assistant.Core.Catalog.Vocabulary;
using Assistant.Core.Shop;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>Says filters as a shopper would: "under €100.00", "in green", "for 2 people".</summary>
internal static class FilterWords
{
    /// <summary>All that were applied and hold, in one line; empty where there are none.</summary>
    public static string Of(CatalogWish wish, IReadOnlyCollection<CatalogFilter> relaxed, Session session) =>
        string.Join(", ", Enum.GetValues<CatalogFilter>().Except(relaxed).Where(filter => filter is not CatalogFilter.Words).Reverse()
            .Select(filter => Say(filter, wish, session)).Where(words => words.Length > 0));

    public static string Say(CatalogFilter filter, CatalogWish wish, Session session) => filter switch
    {
        CatalogFilter.Rating when wish.MinRating is { } stars => session.Say("filter.rating", ("stars", stars.ToString("0.#", CultureInfo.InvariantCulture))),
        CatalogFilter.Use when !wish.Uses.IsEmpty => session.Say("filter.use", ("use", Phrases.And(wish.Uses))),
        CatalogFilter.Words when wish.Kind is { } kind => session.Say("filter.words", ("kind", kind)),
        CatalogFilter.MinPrice when wish.MinPrice is { } least => session.Say("filter.min_price", ("price", Price(least, wish))),
        CatalogFilter.MaxPrice when wish.MaxPrice is { } most => session.Say("filter.max_price", ("price", Price(most, wish))),
        CatalogFilter.Unwanted when !wish.Unwanted.IsEmpty => Unwanted(wish, session),
        CatalogFilter.Colour when wish.Options.Any(Colours.IsColour) => session.Say("filter.colour", ("colour", Phrases.Or([.. wish.Options.Where(Colours.IsColour)]))),
        CatalogFilter.Size when !wish.Options.All(Colours.IsColour) => session.Say("filter.size", ("size", Phrases.And([.. wish.Options.Where(option => !Colours.IsColour(option))]))),
        CatalogFilter.Brand when wish.Brand is { } brand => session.Say("filter.brand", ("brand", brand)),
        CatalogFilter.Stock when wish.InStock => session.Say("filter.stock"),
        CatalogFilter.Reduced when wish.Reduced => session.Say("filter.reduced"),
        CatalogFilter.Measure when !wish.Measures.IsEmpty => Phrases.And([.. wish.Measures.Select(limit => Measure(limit, session)).Distinct()]),
        _ => "",
    };

    private static string Unwanted(CatalogWish wish, Session session)
    {
        var words = wish.Unwanted.RemoveAll(Audience.IsOther);
        return string.Join(", ", new[]
        {
            Audience.Of(wish.Unwanted) is { } whom ? session.Say("filter.use", ("use", whom)) : null,
            words.IsEmpty ? null : session.Say("filter.unwanted", ("words", Phrases.Or([.. words]))),
        }.OfType<string>());
    }

    private static string Price(long minor, CatalogWish wish) => new Money(minor, wish.Currency ?? "").ToString();

    private static string Measure(MeasureLimit limit, Session session) => limit switch
    {
        { Dimension: Dimension.People, Min: { } people } => session.Say(people is 1 ? "filter.person" : "filter.people", ("count", people.ToString(CultureInfo.InvariantCulture))),
        { Dimension: Dimension.Temperature, Max: { } coldest } => session.Say("filter.temperature", ("value", Value(limit.Dimension, coldest))),
        { Min: null, Max: { } most } => session.Say("filter.at_most", ("value", Value(limit.Dimension, most))),
        { Min: { } least, Max: null } => session.Say("filter.at_least", ("value", Value(limit.Dimension, least))),
        { Min: { } least, Max: { } most } => session.Say("filter.about", ("value", Value(limit.Dimension, (least + most) / 2))),
        _ => "",
    };

    /// <summary>The size that was asked for, without the words around it.</summary>
    public static string Size(MeasureLimit limit, Session session) =>
        limit is { Min: { } least, Max: { } most } ? Value(limit.Dimension, (least + most) / 2) : Measure(limit, session);

    private static string Value(Dimension dimension, double value) => dimension switch
    {
        Dimension.Weight => value >= 1000 ? Text(value / 1000, "kg") : Text(value, "g"),
        Dimension.Length => value >= 1000 ? Text(value / 1000, "m") : Text(value / 10, "cm"),
        Dimension.Volume => value >= 1000 ? Text(value / 1000, "l") : Text(value, "ml"),
        Dimension.Brightness => Text(value, "lm"),
        Dimension.Temperature => Text(value, "°C"),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Text(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}");
}
