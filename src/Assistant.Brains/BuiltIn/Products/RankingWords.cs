using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Catalog;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>How good a thing must be, and which comes first: "at least 4 stars", "well rated", "the cheapest", "a light tent".</summary>
internal static partial class RankingWords
{
    private const double GoodRating = 4.0;

    [GeneratedRegex(
        @"\b(?<number>[1-5]([.,][0-9])?) ?(\+|plus|or more|or better|or higher|and up|and above)? ?-? ?stars?( (or more|or better|or higher|and up|and above))?\b|\brated (at least |over |above |better than )?(?<number2>[1-5]([.,][0-9])?)( (or more|or better|or higher|and up|and above))?\b|\b(rating|score) (of )?(at least |over |above )?(?<number3>[1-5]([.,][0-9])?)\b")]
    private static partial Regex Stars { get; }

    [GeneratedRegex(@"\b(well|highly|positively)[ -](rated|reviewed)\b|\b(good|great|positive|excellent|high) (rating|ratings|reviews|stars)\b|\bwith (a )?(good|great) (rating|reviews)\b")]
    private static partial Regex WellRated { get; }

    [GeneratedRegex(@"\b(best|top|highest)[ -](rated|reviewed|rating|ratings|reviews|score)\b|\b(sort(ed)?|order(ed)?) by (rating|reviews)\b|\bmost (popular|loved)\b")]
    private static partial Regex BestRated { get; }

    [GeneratedRegex(@"\b(cheapest|lowest[ -]price|lowest[ -]priced|least expensive|most affordable|cheap|cheaply|inexpensive|affordable|low budget|(sort(ed)?|order(ed)?) by price|by price)\b")]
    private static partial Regex Cheapest { get; }

    [GeneratedRegex(@"\b(most expensive|priciest|dearest|highest[ -]price|highest[ -]priced|most luxurious|high[ -]end)\b")]
    private static partial Regex Dearest { get; }

    [GeneratedRegex(@"^lighter$|\b(lightest|(something|anything|bit|even|much|any) lighter( ones?)?|lighter (ones?|version|model|option)s?|which (one |of them |of these )?is lighter|least heavy|lowest weight|(sort(ed)?|order(ed)?) by weight|by weight)\b")]
    private static partial Regex Lightest { get; }

    [GeneratedRegex(@"(^|\b(an?|any|some|something|anything|very|really|good|the|for|need|want|show me|find) )(?<light>light|lightweight) \p{L}")]
    private static partial Regex LightThing { get; }

    /// <summary>The least rating that is asked for, of 5; null where none is.</summary>
    public static double? MinRating(Remaining text)
    {
        if (Stars.Match(text.Text) is { Success: true } stars)
        {
            text.Take(stars.Index, stars.Length);
            return double.Parse(Alternatives.First(stars, "number").Value.Replace(',', '.'), CultureInfo.InvariantCulture);
        }

        return text.Take(WellRated) ? GoodRating : null;
    }

    public static CatalogSort? Sort(Remaining text) =>
        text.Take(BestRated) ? CatalogSort.Rating
        : text.Take(Lightest) ? CatalogSort.Weight
        : text.Take(Dearest) ? CatalogSort.PriceDescending
        : text.Take(Cheapest) ? CatalogSort.PriceAscending
        : TakeLight(text) ? CatalogSort.Weight
        : null;

    /// <summary>"A light tent" should weigh little; "a bike light set" is a light.</summary>
    private static bool TakeLight(Remaining text)
    {
        if (LightThing.Match(text.Text).Groups["light"] is not { Success: true } light)
        {
            return false;
        }

        text.Take(light.Index, light.Length);
        return true;
    }
}
