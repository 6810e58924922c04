using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Shop;

namespace Assistant.Core.Policy.Prose;

/// <summary>Finds the figures of a sentence: amounts, dates, percentages, durations, how often, and bare numbers from 2 on.</summary>
/// <remarks>Clock times, phone numbers and codes of letters and digits are no figures that a rule could govern.</remarks>
public static partial class FigureReader
{
    private const string Months =
        "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec";

    private const string Amounts = @"[0-9][0-9,]*(?:\.[0-9]+)?";

    /// <summary>The units of a duration, as they follow its number.</summary>
    internal const string Units =
        @"(?i:(?:calendar\ |consecutive\ |full\ |whole\ |natural\ )?(?<unit>(?:working|business)[\s-]day|minute|min|hour|hr|day|week|month|year)s?\b|(?<unit>time)s\b)";

    private const int LongestSentence = 2_000;

    // The input is bounded and no part repeats a repetition, so that no time limit is needed; one that the clock of a busy machine
    // decides would make the same page good or bad by chance.
    [GeneratedRegex(
        $$"""
        (?:\b|(?=[€£$¥+]))(?:
        (?<skip>[0-9]{1,2}:[0-9]{2}|\+[0-9][0-9\s]{5,}|https?://\S+|(?i:\bone-time\b)|\b(?=\w*[A-Za-z])(?=\w*[0-9])(?![0-9]+(?:kg|g|h|d)\b)[A-Za-z]\w*[0-9]\w*)
        |(?<![0-9])(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\ (?:of\ )?(?<month>{{Months}})\b(?:,?\ (?<year>[0-9]{4})\b)?
        |\b(?<month>{{Months}})\.?\ (?<day>[0-9]{1,2})(?:st|nd|rd|th)?\b(?:,?\ (?<year>[0-9]{4})\b)?
        |(?<skip>\b(?:{{Months}})\.?,?\ [0-9]{4}\b)
        |(?<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})
        |(?:\b(?<of>US|CA|C|AU|A|NZ|HK|SG))?(?<symbol>\$)\s?(?<amount>{{Amounts}})
        |(?<symbol>[€£¥])\s?(?<amount>{{Amounts}})
        |\b(?<code>[A-Z]{3})\s(?<amount>{{Amounts}})
        |(?<![\w.,])(?<amount>{{Amounts}})\s?(?<symbol>[€£])(?!\s?[0-9])
        |(?<![\w.,])(?<amount>{{Amounts}})\s(?:(?<code>EUR|GBP|USD|SEK|NOK|DKK|JPY|CHF|PLN|CZK|CAD|AUD)|(?<name>(?i:euro|dollar))s?)\b
        |(?<![\w.,])(?<percent>[0-9]+(?:\.[0-9]+)?|{{NumberWords.Pattern}})(?:\s?%|\ (?i:per\ cent|percent)\b)
        |(?<![\w.,])(?<first>{{NumberWords.Pattern}})(?:(?:\s?[–-]\s?|\ (?i:to|or)\ )(?<last>{{NumberWords.Pattern}}))?(?:\s\([\w\s-]{1,20}\))?[\s‑-]{{Units}}
        |(?<![\w.,])(?<first>{{NumberWords.Pattern}})\s(?<unit>(?i:time))\b
        |\b(?i:only|just)\ (?<often>once|twice)\b|(?<!at\ )\b(?<often>once|twice)(?:\ per\b|(?=,))
        |(?<![\w.,])(?<bare>{{Amounts}})(?![\w])
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shapes { get; }

    /// <summary>Without any of these a sentence says no figure; most do not.</summary>
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        [.. "0123456789".Select(digit => digit.ToString()), .. NumberWords.All, "once", "twice"], StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[0-9]{1,9},[0-9]{2}$")]
    private static partial Regex DecimalComma { get; }

    /// <remarks>What is longer than <see cref="LongestSentence"/> is no sentence, and read so far only.</remarks>
    public static ImmutableArray<Figure> Read(string sentence)
    {
        if (!sentence.AsSpan().ContainsAny(Signs))
        {
            return [];
        }

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
            return Of(percent.Value, FigureUnit.Percent);
        }

        if (match.Groups["unit"] is { Success: true } unit)
        {
            return new[] { match.Groups["first"], match.Groups["last"] }.Where(end => end.Success).SelectMany(end => Of(end.Value, Unit(unit.Value)));
        }

        if (match.Groups["often"] is { Success: true } often)
        {
            return [Figure.Of(often.Value is "once" ? 1 : 2, FigureUnit.Times)];
        }

        return match.Groups["bare"] is { Success: true } bare ? Bare(bare.Value) : [];
    }

    private static IEnumerable<Figure> Of(string number, FigureUnit unit) => NumberWords.Read(number) is { } value ? [Figure.Of(value, unit)] : [];

    /// <summary>"1" is an ordinal or an article more often than a value.</summary>
    private static IEnumerable<Figure> Bare(string number) => Of(number, FigureUnit.Number).Where(figure => figure.Value is not 1);

    private static IEnumerable<Figure> Date(Match match, string month)
    {
        var number = 1 + (Months.IndexOf(month[..3], StringComparison.Ordinal) is var at ? Months[..at].Count(c => c is '|') : 0);
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
            "$" => Dollar(match.Groups["of"].Value),
            "¥" => "JPY",
            _ when match.Groups["name"] is { Success: true } name => name.Value.StartsWith('e') || name.Value.StartsWith('E') ? "EUR" : "USD",
            _ => match.Groups["code"].Value,
        };
        if (!IsoCodes.IsCurrency(currency))
        {
            return Bare(amount);
        }

        // "€4,95" is how most of Europe writes it; "€1,000" has three digits behind the comma.
        var number = NumberWords.Read(DecimalComma.IsMatch(amount) ? amount.Replace(',', '.') : amount);
        return number * (decimal)Math.Pow(10, Currencies.Exponent(currency)) is { } minor && decimal.IsInteger(minor) && minor < 1_000_000_000_000
            ? [Figure.Of(new Money((long)minor, currency))]
            : [];
    }

    private static string Dollar(string country) => country switch
    {
        "CA" or "C" => "CAD",
        "AU" or "A" => "AUD",
        "NZ" => "NZD",
        "HK" => "HKD",
        "SG" => "SGD",
        _ => "USD",
    };

    private static FigureUnit Unit(string word) => word.ToLowerInvariant() switch
    {
        ['w' or 'b', .., 'd', 'a', 'y'] => FigureUnit.WorkingDays,
        "minute" or "min" => FigureUnit.Minutes,
        "hour" or "hr" => FigureUnit.Hours,
        "day" => FigureUnit.Days,
        "week" => FigureUnit.Weeks,
        "month" => FigureUnit.Months,
        "year" => FigureUnit.Years,
        _ => FigureUnit.Times,
    };
}
