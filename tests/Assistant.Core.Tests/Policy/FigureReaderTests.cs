using Assistant.Core.Policy.Prose;

namespace Assistant.Core.Tests.Policy;

public sealed class FigureReaderTests
{
    [Theory]
    [InlineData("You can return most items within 30 days of delivery.", "30 days")]
    [InlineData("You have thirty days.", "30 days")]
    [InlineData("Thirty Days Money Back", "30 days")]
    [InlineData("Within thirty (30) days of delivery.", "30 days")]
    [InlineData("Within 30 (thirty) calendar days.", "30 days")]
    [InlineData("a 30-day return window", "30 days")]
    [InlineData("a thirty-day return window", "30 days")]
    [InlineData("forty-five days, or 2 weeks, or six months, or one year", "45 days|2 weeks|6 months|1 years")]
    [InlineData("a hundred days", "100 days")]
    [InlineData("3–5 working days", "3 workingdays|5 workingdays")]
    [InlineData("three to five business days", "3 workingdays|5 workingdays")]
    [InlineData("within 48 hours or 30 minutes", "48 hours|30 minutes")]
    [InlineData("You can return it 30 days' time long.", "30 days")]
    [InlineData("It costs €3.95, €4,95 or €1,000.", "€3.95|€4.95|€1,000.00")]
    [InlineData("It costs $4.99, US$5 or CA$6.", "$4.99|$5.00|6.00 CAD")]
    [InlineData("It costs 4.99 €, 5 euros, 110 SEK or SEK 110.", "€4.99|€5.00|110.00 SEK|110.00 SEK")]
    [InlineData("It costs ¥500 or £1,234.50.", "¥500|£1,234.50")]
    [InlineData("20% off, 5 per cent, twenty percent, 2.5 %", "20%|5%|20%|2.5%")]
    [InlineData("from 1 November 2026 to 24 December", "1 November 2026|24 December")]
    [InlineData("until January 31, 2027 or Dec 24th", "31 January 2027|24 December")]
    [InlineData("until the 31st of January 2027", "31 January 2027")]
    [InlineData("until 2027-01-31", "31 January 2027")]
    [InlineData("You can change it only once, at most three times.", "1 times|3 times")]
    [InlineData("We try it twice, and once per order.", "2 times|1 times")]
    [InlineData("until 23:59 on day 30", "30")]
    [InlineData("You return from: Sweden; Return label: SEK 110", "110.00 SEK")]
    [InlineData("- 30 days for a return", "30 days")]
    public void Figures_are_read_as_prose_says_them(string sentence, string figures) =>
        Assert.Equal(figures, string.Join('|', FigureReader.Read(sentence).Select(figure => figure.Unit is FigureUnit.WorkingDays ? $"{figure.Value} workingdays" : figure.ToString())));

    [Theory]
    [InlineData("We send a one-time code to your phone.")]
    [InlineData("Call +31 30 555 0142 before 17:00.")]
    [InlineData("Order W1042, model X200, see https://shop.example/30-days.")]
    [InlineData("One item at a time; at once.")]
    [InlineData("From November 2026 until the end of Dec 2026.")]
    [InlineData("On 31 February nothing happens.")]
    [InlineData("1. Open your account.")]
    [InlineData("Within ٣٠ days.")]
    public void What_is_no_figure_of_a_rule_is_left_alone(string sentence) => Assert.Empty(FigureReader.Read(sentence));

    [Fact]
    public void A_number_without_end_is_no_figure_and_no_error()
    {
        Assert.Empty(FigureReader.Read($"It costs €{new string('9', 400)}."));
        Assert.Empty(FigureReader.Read($"Within {new string('9', 60)} days, {new string('9', 60)}%."));
    }

    [Theory]
    [InlineData(24, FigureUnit.Months, "2 years")]
    [InlineData(14, FigureUnit.Days, "two weeks")]
    [InlineData(48, FigureUnit.Hours, "2 days")]
    [InlineData(30, FigureUnit.Days, "on day 30")]
    public void A_value_is_said_in_any_unit_that_is_as_long(int value, FigureUnit unit, string prose) =>
        Assert.Contains(FigureReader.Read(prose), said => Figure.Count(value, unit).Any(figure => figure.IsSaidBy(said)));

    [Theory]
    [InlineData("You can return most items within 30 days of delivery.", "30 days")]
    [InlineData("Our thirty-day returns are free.", "30 days")]
    [InlineData("We offer a 30-day return window.", "30 days")]
    [InlineData("You have two weeks to send it back.", "2 weeks")]
    [InlineData("You have up to 60 days from the date you purchase to return.", "60 days")]
    [InlineData("Unworn shoes can be sent back within 100 days.", "100 days")]
    [InlineData("The warranty is 2 years.", "2 years")]
    [InlineData("Items must be returned within 14 calendar days after receipt.", "14 days")]
    [InlineData("Return it within 30 days after you receive it.", "30 days")]
    public void Periods_for_giving_back_are_told_from_others(string sentence, string period) =>
        Assert.Equal(period, Assert.Single(PeriodPhrases.In(sentence).Distinct()).ToString());

    [Theory]
    [InlineData("We refund your return within 14 days of receiving it.")]
    [InlineData("We check a returned parcel within 3 working days of its arrival.")]
    [InlineData("Once your return is registered, you have 14 days to hand in the parcel.")]
    [InlineData("Delivery takes 2–3 days.")]
    [InlineData("Gift cards are valid for 2 years from the date of purchase.")]
    [InlineData("Your refund is on its way within 10 days of receipt.")]
    [InlineData("Your label is valid for 30 days.")]
    [InlineData("We send the replacement within 1 working day of the carrier scanning your return parcel.")]
    public void Other_periods_are_none(string sentence) => Assert.Empty(PeriodPhrases.In(sentence));
}
