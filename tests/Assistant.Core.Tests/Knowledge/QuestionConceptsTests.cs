using System.Collections.Immutable;
using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class QuestionConceptsTests
{
    private static readonly TermTies None = new();

    [Fact]
    public void A_phrase_is_one_concept_even_with_small_words_inside()
    {
        var concepts = Read("can I send it back?", "return, send back");

        Assert.Equal(["return"], Assert.Single(concepts, concept => concept.Asked is ["send", "back"]).Others.Single().Stems);
    }

    [Fact]
    public void A_phrase_is_found_around_the_part_that_is_meant() =>
        Assert.Contains(Read("can I send half of it back?", "return, send back"), concept => concept.Asked is ["send", "back"]);

    [Fact]
    public void The_only_meaning_word_of_a_phrase_is_no_further_concept() => Assert.Single(Read("are you open", "are you open ~ opening hours"));

    [Fact]
    public void But_what_it_is_tied_to_by_itself_says_something_as_well()
    {
        var concept = Assert.Single(ReadByParts("which country", "which country ~ delivery", "country, state"));

        Assert.Equal(["deliveri", "state"], concept.Others.Select(way => Assert.Single(way.Stems)));
    }

    [Fact]
    public void Each_of_several_words_of_a_phrase_keeps_what_it_is_tied_to()
    {
        var concepts = ReadByParts("close my account", "close my account ~ leave", "account, profile");

        Assert.Equal(["profil"], concepts.Single(concept => concept.Asked is ["account"]).Others.Single().Stems);
    }

    [Fact]
    public void A_word_of_the_matter_counts_less_than_one_of_the_same_idea()
    {
        var concept = Assert.Single(Read("courier", "courier, carrier ~ parcel"));

        Assert.True(Share("carrier") > Share("parcel"));

        double Share(string stem) => concept.Others.Single(way => way.Stems is [var only] && only == stem).Share;
    }

    [Fact]
    public void Words_of_one_matter_are_not_tied_to_each_other()
    {
        var concept = Assert.Single(Read("norway", "abroad ~ norway, japan"));

        Assert.Equal(["abroad"], concept.Others.Select(way => Assert.Single(way.Stems)));
    }

    [Fact]
    public void What_a_shop_sells_weighs_less_than_what_is_asked_about_it()
    {
        var concepts = Read("tent warranty");

        Assert.True(concepts.Single(concept => concept.Asked is ["tent"]).Weight < concepts.Single(concept => concept.Asked is ["warranti"]).Weight);
    }

    [Fact]
    public void A_question_of_small_words_keeps_them_all() => Assert.Equal(3, Read("who are you?").Length);

    [Fact]
    public void The_shipped_list_can_be_read_and_ties_in_both_directions()
    {
        Assert.Contains(new QuestionConcepts(None, RelatedWords.Ties).Of("postman")[0].Others, way => way.Stems is ["courier"]);
        Assert.Contains(new QuestionConcepts(None, RelatedWords.Ties).Of("courier")[0].Others, way => way.Stems is ["postman"]);
        Assert.Contains(new QuestionConcepts(None, RelatedWords.WithFormal).Of("impersonate")[0].Others, way => way.Stems is ["pretend"]);
    }

    private static ImmutableArray<Concept> ReadByParts(string question, params string[] related) =>
        new QuestionConcepts(None, RelatedWords.Read(related), byParts: true).Of(question);

    private static ImmutableArray<Concept> Read(string question, params string[] related) =>
        new QuestionConcepts(None, RelatedWords.Read(related)).Of(question);
}
