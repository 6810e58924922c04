using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class SectionLanguageTests
{
    private readonly SectionLanguage _language = new(new ReleaseTerms(
    [
        Section("returns", "Send it back within thirty days.", "how long can I keep it before I change my mind?", "is it too late to return?"),
        Section("shipping", "A parcel takes two days.", "how long does the post take?", "when does my parcel arrive?"),
        Section("gas", "Gas cartridges travel by road only.", "can I fly with a camping stove?"),
    ]).All, []);

    [Theory]
    [InlineData("I changed my mind, is it too late?", 0)]
    [InlineData("when will the post arrive", 1)]
    [InlineData("flying with a stove", 2)]
    public void A_question_is_likeliest_where_its_words_are_said(string question, int section) =>
        Assert.Equal(section, Likeliest(question));

    [Fact]
    public void What_several_questions_say_in_part_adds_up() => Assert.Equal(1, Likeliest("how long until the parcel is here, when does it arrive by post?"));

    [Fact]
    public void A_typo_leaves_letter_groups_to_go_by() => Assert.Equal(2, Likeliest("catridges"));

    [Fact]
    public void A_section_that_holds_nothing_of_the_question_is_less_likely_than_the_release() =>
        Assert.All(Likelihood("zebra"), likelihood => Assert.True(likelihood <= 0));

    [Fact]
    public void A_message_without_words_says_nothing() => Assert.All(Likelihood("?!"), likelihood => Assert.Equal(0, likelihood));

    private int Likeliest(string question) => Largest.Of(Likelihood(question), 1)[0];

    private double[] Likelihood(string question)
    {
        var likelihood = new double[_language.Speakers];
        _language.Liken(question, likelihood);
        return likelihood;
    }

    private static PassageTerms Section(string page, string text, params string[] asks) =>
        new(new Passage(new(page), page, "a", [], "v", 0, text, [.. asks]));
}
