using System.Globalization;
using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Tests.Understanding.Slots;

public sealed class AmountTests
{
    [Theory]
    [InlineData("$40", "Exact 40 USD")]
    [InlineData("£12.50", "Exact 12.5 GBP")]
    [InlineData("12,50 €", "Exact 12.5 EUR")]
    [InlineData("under 100 euro", "AtMost 100 EUR")]
    [InlineData("max 80", "AtMost 80 ?")]
    [InlineData("it mustn't be over 100 euro", "AtMost 100 EUR")]
    [InlineData("nothing that costs more than 40 euro", "AtMost 40 EUR")]
    [InlineData("it should not be less than 50 euro", "AtLeast 50 EUR")]
    [InlineData("up to £200", "AtMost 200 GBP")]
    [InlineData("more than 50 dollars", "AtLeast 50 USD")]
    [InlineData("at least 20", "AtLeast 20 ?")]
    [InlineData("1,299.00 USD", "Exact 1299 USD")]
    [InlineData("1.299,00 €", "Exact 1299 EUR")]
    [InlineData("€1,299", "Exact 1299 EUR")]
    [InlineData("500 SEK", "Exact 500 SEK")]
    [InlineData("I paid 60 bucks", "Exact 60 USD")]
    [InlineData("between 50 and 80 dollars", "AtLeast 50 USD, AtMost 80 USD")]
    [InlineData("between £50 and £80", "AtLeast 50 GBP, AtMost 80 GBP")]
    [InlineData("＄４０", "Exact 40 USD")]
    public void Is_found_with_its_currency_and_bound(string text, string amounts) =>
        Assert.Equal(amounts, string.Join(", ", Find.In<Slot.Amount>(text).Select(amount => string.Create(
            CultureInfo.InvariantCulture, $"{amount.Bound} {amount.Value:0.##} {amount.Currency ?? "?"}"))));

    [Theory]
    [InlineData("under 2 kg")]
    [InlineData("less than 30 days")]
    [InlineData("size 42")]
    [InlineData("two for 100 people")]
    [InlineData("up to 4 persons")]
    [InlineData("W1042")]
    [InlineData("100 % wool")]
    public void Is_not_seen_where_there_is_none(string text) => Assert.Empty(Find.In<Slot.Amount>(text));
}
