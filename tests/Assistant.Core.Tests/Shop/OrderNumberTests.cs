using Assistant.Core.Shop;

namespace Assistant.Core.Tests.Shop;

public sealed class OrderNumberTests
{
    [Theory]
    [InlineData("W1042", "W1042")]
    [InlineData("#w1042", "W1042")]
    [InlineData(" W 1042 ", "W1042")]
    [InlineData("Ｗ１０４２", "W1042")]
    [InlineData("w١٠٤٢", "W1042")]
    [InlineData("W10​42", "W1042")]
    [InlineData("2024-000123", "2024-000123")]
    public void Is_the_same_in_every_habit_of_writing(string text, string expected)
    {
        Assert.True(OrderNumber.TryParse(text, out var number));
        Assert.Equal(expected, number.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("W")]
    [InlineData("W1042; DROP TABLE orders")]
    [InlineData("../W1042")]
    [InlineData("Ѡ1042")]
    [InlineData("W1042W1042W1042W1042W1042W1042W1042W1042")]
    public void Is_refused_when_it_cannot_be_one(string? text) => Assert.False(OrderNumber.TryParse(text, out _));
}
