using Assistant.Brains.Understanding.Slots;

namespace Assistant.Brains.Tests.Understanding.Slots;

public sealed class QuantityAndSizeTests
{
    [Theory]
    [InlineData("two chairs", 2)]
    [InlineData("return both", 2)]
    [InlineData("a pair of socks", 2)]
    [InlineData("3 mugs", 3)]
    [InlineData("2x lamp", 2)]
    [InlineData("lamp x 4", 4)]
    [InlineData("just one", 1)]
    [InlineData("a dozen pegs", 12)]
    [InlineData("return all of them", null)]
    [InlineData("all", null)]
    [InlineData("cancel everything", null)]
    public void A_quantity_is_found(string text, int? count) =>
        Assert.Equal(count, Assert.Single(Find.In<Slot.Quantity>(text)).Count);

    [Theory]
    [InlineData("that one")]
    [InlineData("the red one")]
    [InlineData("not at all")]
    [InlineData("that's all, thanks")]
    [InlineData("two weeks ago")]
    [InlineData("2 person tent")]
    [InlineData("3 days")]
    [InlineData("size 42")]
    [InlineData("5 November")]
    [InlineData("under 50 euro")]
    [InlineData("order 1042")]
    [InlineData("10% off")]
    public void Other_numbers_are_no_quantity(string text) => Assert.Empty(Find.In<Slot.Quantity>(text));

    [Theory]
    [InlineData("do you have it in XL", "XL")]
    [InlineData("size 42", "42")]
    [InlineData("boots size 7.5", "7.5")]
    [InlineData("EU 43", "43")]
    [InlineData("size m please", "M")]
    [InlineData("the jacket in a medium", "M")]
    [InlineData("exchange for a large please", "L")]
    [InlineData("boots in 43?", "43")]
    [InlineData("rug 160 x 230 cm", "160x230")]
    [InlineData("2XL", "2XL")]
    public void A_size_is_found(string text, string size) => Assert.Equal(size, Assert.Single(Find.In<Slot.Size>(text)).Value);

    [Theory]
    [InlineData("it is too small")]
    [InlineData("a small tent for two")]
    [InlineData("what size is it")]
    [InlineData("I'm 42")]
    [InlineData("arrived in 2 weeks")]
    public void Other_words_are_no_size(string text) => Assert.Empty(Find.In<Slot.Size>(text));
}
