using Assistant.Core.Text;

namespace Assistant.Core.Tests.Text;

public sealed class SearchTermsTests
{
    [Theory]
    [InlineData("return", "returns returned returning Returns RETURN's")]
    [InlineData("buy", "buys bought buying")]
    [InlineData("refund", "refunds refunded refunding")]
    [InlineData("deliveries", "delivery")]
    [InlineData("child", "children child's")]
    [InlineData("email", "e-mail E-Mails emailed")]
    [InlineData("cafe", "café cafés")]
    [InlineData("die", "dies died dying")]
    [InlineData("prepay", "prepays prepaid prepaying")]
    [InlineData("thief", "thieves")]
    [InlineData("colour", "colours color colors")]
    [InlineData("authorised", "authorise authorize authorized authorizing authorization authorisation")]
    [InlineData("instalments", "instalment installment installments")]
    public void Forms_of_one_word_have_one_stem(string word, string forms)
    {
        var stem = Assert.Single(SearchTerms.Of(word));

        Assert.All(SearchTerms.Of(forms), form => Assert.Equal(stem, form));
    }

    [Fact]
    public void An_evening_is_not_even()
    {
        Assert.NotEqual(SearchTerms.Stem("even"), SearchTerms.Stem("evening"));
        Assert.Equal(SearchTerms.Stem("evening"), SearchTerms.Stem("evenings"));
    }

    /// <summary>Examples of the published algorithm, one per rule.</summary>
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("cats", "cat")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("conflated", "conflat")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("digitizer", "digit")]
    [InlineData("hopefulness", "hope")]
    [InlineData("electrical", "electr")]
    [InlineData("adjustment", "adjust")]
    [InlineData("adoption", "adopt")]
    [InlineData("controlling", "control")]
    [InlineData("rate", "rate")]
    [InlineData("cease", "ceas")]
    [InlineData("w1042", "w1042")]
    public void Endings_are_stripped_by_the_published_rules(string word, string stem) =>
        Assert.Equal(stem, PorterStemmer.Stem(word));

    [Fact]
    public void A_question_keeps_what_it_is_about() =>
        Assert.Equal(["return", "boot"], SearchTerms.OfQuestion("How can I return the boots that I've got?"));

    [Fact]
    public void A_question_of_small_words_keeps_them() =>
        Assert.Equal(["who", "ar", "you"], SearchTerms.OfQuestion("Who are you?"));
}
