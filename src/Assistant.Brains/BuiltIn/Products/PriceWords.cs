using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Brains.Understanding;
using Assistant.Brains.Understanding.Slots;
using Assistant.Core.Catalog;
using Assistant.Core.Shop;
using Assistant.Core.Text;

namespace Assistant.Brains.BuiltIn.Products;

/// <summary>What a thing may cost: "under 200", "between 50 and 100 euro", "around 80", "my budget is 40".</summary>
/// <param name="currency">ISO 4217 code of prices that name none.</param>
internal sealed partial class PriceWords(string currency)
{
    private const double AroundPrice = 0.2;

    [GeneratedRegex(
        @"\b(around|about|roughly|approximately|approx\.?|circa|ca\.?|~) ?(?<sign>€|\$|£)? ?(?<number>[0-9]{1,6}([.,][0-9]{1,2})?) ?(?<unit>€|\$|£|euros?|eur|pounds?|quid|dollars?|bucks)?($|[^\p{L}\p{N}])")]
    private static partial Regex AroundAPrice { get; }

    [GeneratedRegex(@"\b(temperatures?|degrees?|celsius)\b|°")]
    private static partial Regex Temperature { get; }

    [GeneratedRegex(
        @"(\b(budget( is| of|:)?|spend|pay|cost(ing)?)( up to| at most| max| no more than)? ?|^)(€|\$|£)? ?(?<number>[0-9]{1,6}([.,][0-9]{1,2})?) ?(€|\$|£|euros?|eur)?( (or less|max|maximum|tops|at most))?($|[^\p{L}\p{N}%])|(?<number2>[0-9]{1,6}([.,][0-9]{1,2})?) ?(€|euros?|eur)?,? (or less|or under|or cheaper|max|maximum|tops|at most)\b")]
    private static partial Regex Budget { get; }

    [GeneratedRegex(@"\b(budget|spend|pay|costing|or less|or under|or cheaper|max|maximum|tops|at most)\b")]
    private static partial Regex SaysBudget { get; }

    public CatalogWish Read(CatalogWish wish, UnderstoodPart part, Remaining text)
    {
        if (AroundAPrice.Match(text.Text) is { Success: true } around && !IsMeasured(text.Text, around)
            && (around.Groups["unit"].Success || around.Groups["sign"].Success || (around.Groups["number"].Length > 1 && !Temperature.IsMatch(text.Text))))
        {
            var slot = part.Slots.OfType<Slot.Amount>().FirstOrDefault();
            var value = decimal.Parse(around.Groups["number"].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
            text.Take(around.Index, around.Length);
            return wish with
            {
                MinPrice = Minor(value * (1 - (decimal)AroundPrice), slot?.Currency),
                MaxPrice = Minor(value * (1 + (decimal)AroundPrice), slot?.Currency),
                Currency = slot?.Currency ?? currency,
            };
        }

        // "At least 4 stars" was read already.
        foreach (var amount in part.Slots.OfType<Slot.Amount>().Where(amount => text.Text.Contains(TextFolding.Fold(amount.At.Raw), StringComparison.Ordinal)))
        {
            var minor = Minor(amount.Value, amount.Currency);
            wish = (amount.Bound is AmountBound.AtLeast ? wish with { MinPrice = minor } : wish with { MaxPrice = minor }) with { Currency = amount.Currency ?? currency };
            text.Take(TextFolding.Fold(amount.At.Raw));
        }

        if (wish.MaxPrice is null && wish.MinPrice is null && SaysBudget.IsMatch(text.Text)
            && Budget.Matches(text.Text).FirstOrDefault(match => !IsMeasured(text.Text, match)) is { } budget)
        {
            var number = budget.Groups["number"].Success ? budget.Groups["number"].Value : budget.Groups["number2"].Value;
            text.Take(budget.Index, budget.Length);
            return wish with { MaxPrice = Minor(decimal.Parse(number.Replace(',', '.'), CultureInfo.InvariantCulture), null), Currency = currency };
        }

        return wish;
    }

    private static bool IsMeasured(string text, Match match) =>
        Measures.In(text).Any(found => found.Index < match.Index + match.Length && match.Index < found.Index + found.Length);

    private long Minor(decimal value, string? unit) => (long)(value * (decimal)Math.Pow(10, Currencies.Exponent(unit ?? currency)));
}
