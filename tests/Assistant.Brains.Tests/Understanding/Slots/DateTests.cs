using System.Globalization;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Tests.Understanding.Slots;

/// <summary>Today is Saturday, 21 November 2026.</summary>
public sealed class DateTests
{
    [Theory]
    [InlineData("on 2026-11-05", "2026-11-05")]
    [InlineData("5 November", "2026-11-05")]
    [InlineData("the 5th of November", "2026-11-05")]
    [InlineData("Nov 5th, 2025", "2025-11-05")]
    [InlineData("24 december", "2026-12-24")]
    [InlineData("3 January", "2027-01-03")]
    [InlineData("12 June", "2026-06-12")]
    [InlineData("05.11.2026", "2026-11-05")]
    [InlineData("13/05/2026", "2026-05-13")]
    [InlineData("05/13/2026", "2026-05-13")]
    [InlineData("5/5/26", "2026-05-05")]
    [InlineData("yesterday", "2026-11-20")]
    [InlineData("the day before yesterday", "2026-11-19")]
    [InlineData("today", "2026-11-21")]
    [InlineData("tomorrow", "2026-11-22")]
    [InlineData("last Friday", "2026-11-20")]
    [InlineData("on Saturday", "2026-11-14")]
    [InlineData("next Friday", "2026-11-27")]
    [InlineData("by Monday", "2026-11-23")]
    [InlineData("3 days ago", "2026-11-18")]
    [InlineData("two weeks ago", "2026-11-07")]
    [InlineData("a month ago", "2026-10-21")]
    public void A_day_is_found(string text, string day)
    {
        var date = Assert.Single(Find.In<Slot.Date>($"ordered {text}, please"));

        Assert.Equal(Day(day), date.First);
        Assert.Equal(date.First, date.Last);
        Assert.Null(date.OtherReading);
    }

    [Theory]
    [InlineData("last week", "2026-11-09", "2026-11-15")]
    [InlineData("this week", "2026-11-16", "2026-11-22")]
    [InlineData("last month", "2026-10-01", "2026-10-31")]
    [InlineData("from March", "2026-03-01", "2026-03-31")]
    [InlineData("in December", "2025-12-01", "2025-12-31")]
    [InlineData("in February 2024", "2024-02-01", "2024-02-29")]
    [InlineData("from 2025", "2025-01-01", "2025-12-31")]
    public void A_run_of_days_is_found(string text, string first, string last)
    {
        var date = Assert.Single(Find.In<Slot.Date>($"what I bought {text}"));

        Assert.Equal((Day(first), Day(last)), (date.First, date.Last));
    }

    [Theory]
    [InlineData("where is the order from monday")]
    [InlineData("the parcel of Monday")]
    public void What_is_from_a_weekday_is_from_the_last_one(string text) => Assert.Equal(Day("2026-11-16"), Assert.Single(Find.In<Slot.Date>(text)).First);

    [Fact]
    public void Keeps_both_readings_of_an_ambiguous_day()
    {
        var date = Assert.Single(Find.In<Slot.Date>("it came 11/05/2026"));

        Assert.Equal(Day("2026-05-11"), date.First);
        Assert.Equal(Day("2026-11-05"), date.OtherReading);
    }

    [Theory]
    [InlineData("may I return it")]
    [InlineData("31/02/2026")]
    [InlineData("30 February 2026")]
    [InlineData("2026-13-40")]
    [InlineData("i am away from monday on")]
    [InlineData("march is a month")]
    [InlineData("W20261105")]
    public void What_is_no_day_is_not(string text) => Assert.Empty(Find.In<Slot.Date>(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
