using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Prose;

/// <summary>Finds the figures of a sentence: amounts, dates, percentages, durations, how often, and bare numbers from 2 on.</summary>
/// <remarks>Clock times, phone numbers and codes of letters and digits are no figures that a rule could govern.</remarks>
public static partial class FigureReader
{
    private const string Months = "January|February|March|April|May|June|July|August|September|October|November|December";

    private const int LongestSentence = 2_000;

    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    [GeneratedRegex(
        $$"""
        (?<skip>\d{1,2}:\d{2}|\+\d[\d\s]{5,}|https?://\S+|\b(?=\w*[A-Za-z])(?=\w*\d)(?!\d+(?:kg|g|h|d)\b)[A-Za-z]\w*\d\w*)
        |(?<day>\d{1,2})\ (?<month>{{Months}})(?:\ (?<year>\d{4}))?
        |(?<iso>\d{4}-\d{2}-\d{2})
        |(?<symbol>[€£$¥])\s?(?<amount>\d[\d,]*(?:\.\d+)?)
        |\b(?<code>[A-Z]{3})\s(?<amount>\d[\d,]*(?:\.\d+)?)
        |\b(?<amount>\d[\d,]*(?:\.\d+)?)\s(?<code>EUR|GBP|USD|SEK|NOK|DKK|JPY|CHF|PLN|CZK)\b
        |(?<percent>\d+(?:\.\d+)?)(?:%|\ per\ cent|\ percent)
        |\b(?<first>\d[\d,]*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:(?:\s?[–-]\s?|\ to\ |\ or\ )(?<last>\d+))?[\s-]
            (?<unit>working\ day|business\ day|minute|hour|day|week|month|year|time)s?\b
        |\b(?:only|just)\ (?<often>once|twice)\b|(?<!at\ )\b(?<often>once|twice)(?:\ per\b|(?=,))
        |(?<![\w.,])(?<bare>\d[\d,]*(?:\.\d+)?)(?![\w])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex Shapes { get; }

    /// <remarks>What is longer than <see cref="LongestSentence"/> is no sentence, and read so far only.</remarks>
    public static ImmutableArray<Figure> Read(string sentence)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        foreach (Match match in Shapes.Matches(sentence.Length > LongestSentence ? sentence[..LongestSentence] : sentence))
        {
            figures.AddRange(Of(match));
        }

        return figures.ToImmutable();
    }

    private static IEnumerable<Figure> Of(Match match)
    {
        if (match.Groups["month"] is { Success: true } month)
        {
            return Date(match, month.Value);
        }

        if (match.Groups["iso"] is { Success: true } iso)
        {
            return DateOnly.TryParseExact(iso.Value, "yyyy-MM-dd", out var day) ? [Figure.Of(day)] : [];
        }

        if (match.Groups["amount"] is { Success: true } amount)
        {
            return Amount(match, amount.Value);
        }

        if (match.Groups["percent"] is { Success: true } percent)
        {
            return [Figure.Of(Number(percent.Value), FigureUnit.Percent)];
        }

        if (match.Groups["unit"] is { Success: true } unit)
        {
            return new[] { match.Groups["first"], match.Groups["last"] }
                .Where(end => end.Success)
                .Select(end => Figure.Of(Number(end.Value), Unit(unit.Value)));
        }

        if (match.Groups["often"] is { Success: true } often)
        {
            return [Figure.Of(often.Value is "once" ? 1 : 2, FigureUnit.Times)];
        }

        // "1" is an ordinal or an article more often than a value.
        return match.Groups["bare"] is { Success: true } bare && Number(bare.Value) is var number and not 1 ? [Figure.Of(number, FigureUnit.Number)] : [];
    }

    private static IEnumerable<Figure> Date(Match match, string month)
    {
        var number = DateTime.ParseExact(month, "MMMM", CultureInfo.InvariantCulture).Month;
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        var year = match.Groups["year"] is { Success: true } said ? int.Parse(said.Value, CultureInfo.InvariantCulture) : (int?)null;
        return day < 1 || day > DateTime.DaysInMonth(year is > 0 ? year.Value : 2000, number) ? []
            : year is > 0 ? [Figure.Of(new DateOnly(year.Value, number, day))]
            : [Figure.OfEveryYear(number, day)];
    }

    private static IEnumerable<Figure> Amount(Match match, string amount)
    {
        var currency = match.Groups["symbol"].Value switch
        {
            "€" => "EUR",
            "£" => "GBP",
            "$" => "USD",
            "¥" => "JPY",
            _ => match.Groups["code"].Value,
        };
        var minor = Number(amount) * (decimal)Math.Pow(10, Currencies.Exponent(currency));
        return decimal.IsInteger(minor) && minor < long.MaxValue ? [Figure.Of(new Money((long)minor, currency))] : [];
    }

    private static FigureUnit Unit(string word) => word.ToLowerInvariant() switch
    {
        "working day" or "business day" => FigureUnit.WorkingDays,
        "minute" => FigureUnit.Minutes,
        "hour" => FigureUnit.Hours,
        "day" => FigureUnit.Days,
        "week" => FigureUnit.Weeks,
        "month" => FigureUnit.Months,
        "year" => FigureUnit.Years,
        _ => FigureUnit.Times,
    };

    private static decimal Number(string text) =>
        Array.IndexOf(Words, text.ToLowerInvariant()) is >= 0 and var word
            ? word
            : decimal.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
