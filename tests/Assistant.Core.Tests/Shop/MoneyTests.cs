using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Shop;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(1290, "EUR", "€12.90")]
    [InlineData(-1290, "EUR", "-€12.90")]
    [InlineData(500, "JPY", "¥500")]
    [InlineData(123456789, "USD", "$1,234,567.89")]
    [InlineData(12900, "SEK", "129.00 SEK")]
    [InlineData(1234, "KWD", "1.234 KWD")]
    [InlineData(5, "GBP", "£0.05")]
    public void Reads_as_a_shopper_expects(long minor, string currency, string expected) =>
        Assert.Equal(expected, new Money(minor, currency).ToString());

    [Fact]
    public void Never_mixes_currencies() =>
        Assert.Throws<ArgumentException>(() => new Money(1, "EUR") + new Money(1, "USD"));

    [Fact]
    public void Never_wraps_around() =>
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, "EUR") + new Money(1, "EUR"));
}
