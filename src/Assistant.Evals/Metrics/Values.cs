using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Evals.Metrics;

internal enum ValueKind
{
    Link,
    Email,

    /// <summary><c>MM-dd</c>: answers seldom say the year.</summary>
    Date,

    /// <summary><c>HH:mm</c></summary>
    Time,

    /// <summary><c>EUR 4.95</c></summary>
    Amount,

    /// <summary>Per cent.</summary>
    Share,

    /// <summary><c>3-5 working day</c></summary>
    Duration,

    /// <summary>Letters and digits together, such as an order number.</summary>
    Code,

    Number,
}

/// <summary>Something in a text that can be looked up: right or wrong, not a matter of wording. Equal values are equal texts.</summary>
internal readonly record struct Value(ValueKind Kind, string Text)
{
    public override string ToString() => Text;
}

/// <summary>Finds the values of a text in one written form, so that <c>20 November</c> is what a tool calls <c>2026-11-20</c>.</summary>
internal static partial class Values
{
    private const string Months = "january|february|march|april|may|june|july|august|september|october|november|december";
    private static readonly string[] MonthNames = Months.Split('|');

    [GeneratedRegex(@"https?://[^\s\])>]*[^\s\])>.,;:!?]", RegexOptions.IgnoreCase)]
    private static partial Regex Links { get; }

    [GeneratedRegex(@"[\w.+•*-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex Emails { get; }

    [GeneratedRegex(@"\b\d{4}-(?<month>\d{2})-(?<day>\d{2})(T[\d:.,]+(Z|[+-]\d{2}:?\d{2})?)?")]
    private static partial Regex IsoDates { get; }

    [GeneratedRegex($@"\b(?<day>\d{{1,2}})(st|nd|rd|th)? (of )?(?<month>{Months})\b(,? \d{{4}}\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex DaysOfMonths { get; }

    [GeneratedRegex($@"\b(?<month>{Months}) (?<day>\d{{1,2}})(st|nd|rd|th)?\b(,? \d{{4}}\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex MonthsWithDays { get; }

    [GeneratedRegex(@"\b(?<hour>\d{1,2})(:(?<minute>\d{2}))? ?(?<half>am|pm)\b|\b(?<hour>\d{1,2}):(?<minute>\d{2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Times { get; }

    [GeneratedRegex(
        @"(?<unit>[€£$¥]|\b(EUR|GBP|USD|SEK|NOK|DKK|CHF|PLN|CZK|JPY|CAD|AUD|NZD)) ?(?<number>\d[\d,]*(\.\d+)?)|\b(?<number>\d[\d,]*(\.\d+)?) ?(?<unit>[€£$¥]|euros?\b|(EUR|GBP|USD|SEK|NOK|DKK|CHF|PLN|CZK|JPY|CAD|AUD|NZD)\b)")]
    private static partial Regex Amounts { get; }

    [GeneratedRegex(@"\b(?<number>\d+(\.\d+)?) ?(%|per ?cent\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Shares { get; }

    [GeneratedRegex(@"\b(?<from>\d+)( ?(-|to) ?(?<to>\d+))?[ -]((?<working>working|business)[ -])?(?<unit>minute|hour|day|week|month|year)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Durations { get; }

    [GeneratedRegex(@"\b[A-Z]{1,4}\d{3,}[A-Z0-9]*(-\d+)*\b", RegexOptions.IgnoreCase)]
    private static partial Regex Codes { get; }

    [GeneratedRegex(@"\d+([.,]\d+)*")]
    private static partial Regex Numbers { get; }

    /// <summary>Every value once, in no order that means anything.</summary>
    public static IReadOnlySet<Value> In(string text)
    {
        var values = new HashSet<Value>();
        var rest = text.Replace('–', '-').Replace('—', '-').Replace('‑', '-').Replace('\u00A0', ' ').Replace('\u202F', ' ');

        // What was read is taken out, so that the day of a date does not count as a number of its own.
        Take(Links, match => new Value(ValueKind.Link, match.Value));
        Take(Emails, match => new Value(ValueKind.Email, match.Value.ToLowerInvariant()));
        Take(IsoDates, match => new Value(ValueKind.Date, $"{match.Groups["month"]}-{match.Groups["day"]}"));
        Take(DaysOfMonths, OfMonth);
        Take(MonthsWithDays, OfMonth);
        Take(Times, Time);
        Take(Amounts, match => Amount(Currency(match.Groups["unit"].Value), Decimal(match.Groups["number"])));
        Take(Shares, match => new Value(ValueKind.Share, Plain(Decimal(match.Groups["number"]))));
        Take(Durations, Duration);
        Take(Codes, match => new Value(ValueKind.Code, match.Value.ToUpperInvariant()));
        Take(Numbers, match => new Value(ValueKind.Number, match.Value));
        return values;

        void Take(Regex pattern, Func<Match, Value> read) => rest = pattern.Replace(rest, match =>
        {
            values.Add(read(match));
            return " ";
        });
    }

    public static Value Amount(string currency, decimal amount) => new(ValueKind.Amount, $"{currency} {Plain(amount)}");

    public static Value Day(DateOnly day) => new(ValueKind.Date, day.ToString("MM-dd", CultureInfo.InvariantCulture));

    public static Value Time(TimeOnly time) => new(ValueKind.Time, time.ToString("HH:mm", CultureInfo.InvariantCulture));

    public static Value Number(decimal number) => new(ValueKind.Number, Plain(number));

    private static Value OfMonth(Match match)
    {
        var month = Array.FindIndex(MonthNames, name => name.Equals(match.Groups["month"].Value, StringComparison.OrdinalIgnoreCase)) + 1;
        return new Value(ValueKind.Date, string.Create(CultureInfo.InvariantCulture, $"{month:00}-{Whole(match.Groups["day"]):00}"));
    }

    private static Value Time(Match match)
    {
        var hour = Whole(match.Groups["hour"]);
        var afternoon = match.Groups["half"].Value.Equals("pm", StringComparison.OrdinalIgnoreCase);
        hour = match.Groups["half"].Success ? hour % 12 + (afternoon ? 12 : 0) : hour;
        var minute = match.Groups["minute"].Success ? Whole(match.Groups["minute"]) : 0;
        return new Value(ValueKind.Time, string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}"));
    }

    private static Value Duration(Match match)
    {
        var range = match.Groups["to"].Success ? $"{match.Groups["from"]}-{match.Groups["to"]}" : match.Groups["from"].Value;
        var working = match.Groups["working"].Success ? "working " : "";
        return new Value(ValueKind.Duration, $"{range} {working}{match.Groups["unit"].Value.ToLowerInvariant()}");
    }

    private static string Currency(string unit) => unit switch
    {
        "€" or "euro" or "euros" => "EUR",
        "£" => "GBP",
        "$" => "USD",
        "¥" => "JPY",
        _ => unit,
    };

    private static int Whole(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static decimal Decimal(Group number) =>
        decimal.Parse(number.ValueSpan, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
