using System.Collections.Immutable;
using Assistant.Brains.BuiltIn.Orders;

namespace Assistant.Brains.Tests.BuiltIn.Orders;

public sealed class ReturnPeriodTests
{
    private static readonly CheckedPassage Days = new("S1", "You can return most items within 30 days of delivery, unless they are marked final sale.");
    private static readonly CheckedPassage Season = new(
        "S2", "Items from orders placed from 1 November 2026 to 24 December 2026 can be returned until 31 January 2027, unless they are marked final sale.");

    [Theory]
    [InlineData("2026-10-31", "2026-11-03", "2026-12-03", "S1")]
    [InlineData("2026-11-01", "2026-11-03", "2027-01-31", "S2")]
    [InlineData("2026-12-24", "2026-12-30", "2027-01-31", "S2")]
    [InlineData("2026-12-24", "2027-01-15", "2027-02-14", "S1")]
    [InlineData("2026-12-25", "2026-12-28", "2027-01-27", "S1")]
    public void The_later_day_counts_and_is_cited(string placed, string delivered, string last, string source)
    {
        var end = ReturnPeriod.LastDay([Days, Season], Day(placed), Day(delivered));

        Assert.Equal(new ReturnPeriod.Last(Day(last), source), end);
    }

    [Fact]
    public void A_page_that_says_another_number_of_days_is_followed() => Assert.Equal(
        Day("2026-11-17"),
        ReturnPeriod.LastDay([Days with { Text = "Return it within 14 days of delivery." }], Day("2026-10-31"), Day("2026-11-03"))?.Day);

    [Fact]
    public void Where_no_passage_says_it_no_day_is_named()
    {
        Assert.Null(ReturnPeriod.LastDay([Season], Day("2026-11-10"), Day("2026-11-13")));
        Assert.Null(ReturnPeriod.LastDay(ImmutableArray<CheckedPassage>.Empty, Day("2026-11-10"), Day("2026-11-13")));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
