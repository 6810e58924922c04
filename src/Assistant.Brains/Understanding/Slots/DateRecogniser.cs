using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Brains.Understanding.Slots;

/// <summary>Days as shoppers write them, seen from the shopper's today.</summary>
internal sealed partial class DateRecogniser : ISlotRecogniser
{
    private const string Start = @"(^|[^\p{L}\p{N}])";
    private const string End = @"($|[^\p{L}\p{N}])";
    private const string Day = @"(?<day>0?[1-9]|[12][0-9]|3[01])(st|nd|rd|th)?";
    private const string Month =
        "(?<month>january|february|march|april|may|june|july|august|september|october|november|december|"
        + "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)";
    private const string Year = "(?<year>20[0-9]{2})";
    private const string Weekday = "(?<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
        + "mon|tue|tues|wed|thu|thurs|fri|sat|sun)";
    private const string Count = "(?<count>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few)";

    [GeneratedRegex(
        Start + "(?<date>" + Year + @"[-/.](?<month>0?[1-9]|1[0-2])[-/.](?<day>0?[1-9]|[12][0-9]|3[01]))" + End)]
    private static partial Regex Iso { get; }

    [GeneratedRegex(
        Start + @"(?<date>(?<first>0?[1-9]|[12][0-9]|3[01])(?<separator>[/.-])(?<second>0?[1-9]|[12][0-9]|"
            + @"3[01])[/.-](?<year>(20)?[0-9]{2}))" + End)]
    private static partial Regex Numeric { get; }

    [GeneratedRegex(Start + "(?<date>" + Day + "( of)? " + Month + @"\.?(,? " + Year + ")?)" + End)]
    private static partial Regex DayMonth { get; }

    [GeneratedRegex(
        Start + "(?<date>" + Month + @"\.? (the )?" + Day + "(,? " + Year + ")?)" + End)]
    private static partial Regex MonthDay { get; }

    [GeneratedRegex(
        Start + "(in|from|of|since|last|during|for|until|by) (?<date>" + Month + "( " + Year + ")?|" + Year + ")" + End)]
    private static partial Regex MonthOrYear { get; }

    [GeneratedRegex(
        Start + "(?<date>the day before yesterday|day before yesterday|yesterday|today|tonight|this morning|tomorrow|"
            + "the day after tomorrow|(?<side>last|this|next) (?<unit>week|month|year))" + End)]
    private static partial Regex Relative { get; }

    [GeneratedRegex(
        Start + "(?<date>((?<side>last|past|next|this|on|since|until|by|before|coming) )" + Weekday + ")" + End)]
    private static partial Regex OnWeekday { get; }

    // "The order from Monday" was placed on the last one; "from Monday on" says no such thing.
    [GeneratedRegex(Start + "(one|order|parcel|package|delivery|purchase) (?<date>(?<side>from|of) " + Weekday + ")" + End)]
    private static partial Regex FromWeekday { get; }

    [GeneratedRegex(Start + "(?<date>" + Count + " (?<unit>day|week|month|year)s? ago)" + End)]
    private static partial Regex Ago { get; }

    public IEnumerable<Slot> Find(SlotText text)
    {
        var today = text.Context.Today;
        return Each(Iso, match => Single(Number(match, "year"), Number(match, "month"), Number(match, "day")))
            .Concat(Each(Numeric, NumericDate))
            .Concat(Each(DayMonth, match => Named(match, today)))
            .Concat(Each(MonthDay, match => Named(match, today)))
            .Concat(Each(MonthOrYear, match => WholeMonthOrYear(match, today)))
            .Concat(Each(Relative, match => FromToday(match, today)))
            .Concat(Each(OnWeekday, match => NearWeekday(match, today)))
            .Concat(Each(FromWeekday, match => NearWeekday(match, today)))
            .Concat(Each(Ago, match => Back(match, today)));

        IEnumerable<Slot> Each(Regex shape, Func<Match, Days?> read)
        {
            foreach (Match match in shape.Matches(text.Folded.Text))
            {
                var date = match.Groups["date"];
                if (read(match) is { } span)
                    yield return new Slot.Date(text.Place(date.Index, date.Length), span.First, span.Last, span.OtherReading);
            }
        }
    }

    /// <summary>Both 11 May and 5 November where "11/05/2026" allows it: the day first, as most of the world writes it.</summary>
    private static Days? NumericDate(Match match)
    {
        var year = Number(match, "year");
        year += year < 100 ? 2000 : 0;
        var (first, second) = (Number(match, "first"), Number(match, "second"));
        var dayFirst = Single(year, second, first);
        // Between dots the day always comes first.
        var monthFirst = match.Groups["separator"].Value == "." ? null : Single(year, first, second);
        return dayFirst is { } day && monthFirst is { } month && day != month
            ? day with { OtherReading = month.First }
            : dayFirst ?? monthFirst;
    }

    private static Days? Named(Match match, DateOnly today)
    {
        var (month, day) = (MonthNumber(match), Number(match, "day"));
        if (match.Groups["year"].Success)
            return Single(Number(match, "year"), month, day);

        // Without a year, the nearest such day: "5 November" said in January was last year's.
        return new[] { today.Year - 1, today.Year, today.Year + 1 }
            .Select(year => Single(year, month, day))
            .OrderBy(span => span is { } known ? Math.Abs(known.First.DayNumber - today.DayNumber) : int.MaxValue)
            .First();
    }

    private static Days WholeMonthOrYear(Match match, DateOnly today)
    {
        if (!match.Groups["month"].Success)
        {
            var whole = new DateOnly(Number(match, "year"), 1, 1);
            return new Days(whole, whole.AddYears(1).AddDays(-1));
        }

        var month = MonthNumber(match);
        var year = match.Groups["year"].Success ? Number(match, "year") : month <= today.Month ? today.Year : today.Year - 1;
        var first = new DateOnly(year, month, 1);
        return new Days(first, first.AddMonths(1).AddDays(-1));
    }

    private static Days FromToday(Match match, DateOnly today)
    {
        if (!match.Groups["unit"].Success)
        {
            var days = match.Groups["date"].Value switch
            {
                "yesterday" => -1,
                "tomorrow" => 1,
                "the day after tomorrow" => 2,
                "day before yesterday" or "the day before yesterday" => -2,
                _ => 0,
            };
            return new Days(today.AddDays(days));
        }

        var steps = match.Groups["side"].Value switch { "last" => -1, "next" => 1, _ => 0 };
        switch (match.Groups["unit"].Value)
        {
            case "week":
                var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + 7 * steps);
                return new Days(monday, monday.AddDays(6));
            case "month":
                var month = new DateOnly(today.Year, today.Month, 1).AddMonths(steps);
                return new Days(month, month.AddMonths(1).AddDays(-1));
            default:
                var year = new DateOnly(today.Year + steps, 1, 1);
                return new Days(year, year.AddYears(1).AddDays(-1));
        }
    }

    private static Days NearWeekday(Match match, DateOnly today)
    {
        var wanted = match.Groups["weekday"].Value[..3] switch
        {
            "mon" => DayOfWeek.Monday,
            "tue" => DayOfWeek.Tuesday,
            "wed" => DayOfWeek.Wednesday,
            "thu" => DayOfWeek.Thursday,
            "fri" => DayOfWeek.Friday,
            "sat" => DayOfWeek.Saturday,
            _ => DayOfWeek.Sunday,
        };
        var ahead = ((int)wanted - (int)today.DayOfWeek + 7) % 7;
        var isAhead = match.Groups["side"].Value is "next" or "this" or "until" or "by" or "before" or "coming";
        return new Days(today.AddDays(isAhead ? (ahead == 0 ? 7 : ahead) : (ahead == 0 ? -7 : ahead - 7)));
    }

    private static Days Back(Match match, DateOnly today)
    {
        var count = match.Groups["count"].Value switch
        {
            "a" or "an" or "one" => 1,
            "two" or "a couple of" => 2,
            "three" or "a few" => 3,
            "four" => 4,
            "five" => 5,
            "six" => 6,
            "seven" => 7,
            "eight" => 8,
            "nine" => 9,
            "ten" => 10,
            var digits => int.Parse(digits, CultureInfo.InvariantCulture),
        };
        return new Days(match.Groups["unit"].Value switch
        {
            "day" => today.AddDays(-count),
            "week" => today.AddDays(-7 * count),
            "month" => today.AddMonths(-count),
            _ => today.AddYears(-Math.Min(count, today.Year - 1)),
        });
    }

    private static Days? Single(int year, int month, int day) =>
        month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(year, month) ? new Days(new DateOnly(year, month, day)) : null;

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static int MonthNumber(Match match) => match.Groups["month"].Value[..3] switch
    {
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "oct" => 10,
        "nov" => 11,
        _ => 12,
    };

    private readonly record struct Days(DateOnly First, DateOnly Last, DateOnly? OtherReading = null)
    {
        public Days(DateOnly day)
            : this(day, day)
        {
        }
    }
}
