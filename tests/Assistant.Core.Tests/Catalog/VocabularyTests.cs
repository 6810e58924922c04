using Assistant.Core.Catalog.Vocabulary;

namespace Assistant.Core.Tests.Catalog;

public sealed class VocabularyTests
{
    [Theory]
    [InlineData("Moss", "green", true)]
    [InlineData("Forest green", "green", true)]
    [InlineData("Olive", "olive", true)]
    [InlineData("Moss", "olive", false)]
    [InlineData("Charcoal", "gray", true)]
    [InlineData("Rust", "blue", false)]
    public void A_plain_colour_is_met_by_its_shades_and_a_shade_by_itself(string value, string asked, bool meets) =>
        Assert.Equal(meets, Colours.Meets(value, asked));

    [Theory]
    [InlineData("39-42", "41", true)]
    [InlineData("39-42", "43", false)]
    [InlineData("S/M", "M", true)]
    [InlineData("160 x 200 cm", "160x200", true)]
    [InlineData("L", "large", true)]
    [InlineData("XL", "L", false)]
    public void A_size_may_stand_for_several(string value, string asked, bool meets) => Assert.Equal(meets, Sizes.Meets(value, asked));

    [Theory]
    [InlineData("Duinrand 4 family tent", "tent")]
    [InlineData("Enamel mug with your name", "mug")]
    [InlineData("Meadow bell tent 5 m", "tent")]
    [InlineData("Polder sofa covers, made to order", "cover")]
    [InlineData("Drove rain poncho (last season)", "poncho")]
    [InlineData("Linen tea towels, three", "towel")]
    public void A_title_names_its_kind_last(string title, string kind) => Assert.Equal(kind, Kinds.Phrase(title)[^1]);

    [Fact]
    public void A_use_is_spoken_for_by_the_words_of_a_product()
    {
        Assert.Contains("rain", Uses.Of(["Squall jacket", "waterproof"]));
        Assert.Contains("kids", Uses.Of(["Heath Junior sleeping bag"]));
        Assert.DoesNotContain("winter", Uses.Of(["Beach shelter", "summer"]));
    }
}
