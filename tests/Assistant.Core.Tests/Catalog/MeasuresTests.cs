using Assistant.Core.Catalog;

namespace Assistant.Core.Tests.Catalog;

public sealed class MeasuresTests
{
    [Theory]
    [InlineData("2 m", Dimension.Length, 2000)]
    [InlineData("200 cm", Dimension.Length, 2000)]
    [InlineData("60 l", Dimension.Volume, 60_000)]
    [InlineData("a 60-litre pack", Dimension.Volume, 60_000)]
    [InlineData("1.5 kg", Dimension.Weight, 1500)]
    [InlineData("1,5 kilos", Dimension.Weight, 1500)]
    [InlineData("430 g per pair", Dimension.Weight, 430)]
    [InlineData("two person tent", Dimension.People, 2)]
    [InlineData("4-man", Dimension.People, 4)]
    [InlineData("less than a kilo", Dimension.Weight, 1000)]
    [InlineData("half a litre", Dimension.Volume, 500)]
    [InlineData("-15 \u00b0C", Dimension.Temperature, -15)]
    [InlineData("400 lm", Dimension.Brightness, 400)]
    public void A_number_with_its_unit_is_read(string text, Dimension dimension, double value)
    {
        var found = Assert.Single(Measures.In(text));

        Assert.Equal((dimension, value), (found.Dimension, found.Value));
    }

    [Fact]
    public void Each_side_is_a_measure_of_its_own() =>
        Assert.Equal([3000, 4000], Measures.In("3 x 4 m").Select(found => found.Value));

    [Theory]
    [InlineData("under 200")]
    [InlineData("63 g/m")]
    [InlineData("165 g/m\u00b2")]
    [InlineData("4 stars")]
    public void Nothing_else_is(string text) => Assert.Empty(Measures.In(text));
}
