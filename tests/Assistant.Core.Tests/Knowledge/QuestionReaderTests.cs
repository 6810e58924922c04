using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class QuestionReaderTests
{
    [Theory]
    [InlineData("loyalty points, bonus points ~ account", 1)]
    [InlineData("loyalty points, account", 0)]
    public async Task Words_of_the_matter_do_not_name_what_is_asked_for_but_words_of_the_same_idea_do(string related, double unknown)
    {
        var reader = await ReaderOfAsync("You can close your account.", related);

        Assert.Equal(unknown, reader.Read("loyalty points").Unknown);
    }

    [Theory]
    [InlineData("parcellocker")]
    [InlineData("do you have a parcellockers?")]
    public async Task A_compound_is_found_where_the_page_writes_two_words(string question)
    {
        var reader = await ReaderOfAsync("Collect it from a parcel locker.");

        Assert.True(Says(reader.Read(question), "parcel") && Says(reader.Read(question), "locker"));
    }

    [Fact]
    public async Task Two_words_are_found_where_the_page_writes_a_compound()
    {
        var reader = await ReaderOfAsync("The headtorch needs two batteries.");

        Assert.True(Says(reader.Read("which batteries for the head torch?"), "headtorch"));
    }

    [Theory]
    [InlineData("Austria")]
    [InlineData("Graz")]
    public async Task A_country_says_less_of_what_is_asked_than_any_other_word_of_the_page(string place)
    {
        var reader = await ReaderOfAsync("The sticker for Austria costs 9 euros.", "austria, graz");

        var asked = reader.Read($"sticker for {place}");

        Assert.True(asked.Concepts[1].Potential < asked.Concepts[0].Potential / 2);
    }

    private static bool Says(WeighedConcepts asked, string stem) => asked.Concepts.Any(concept => concept.SaidBy(held => held == stem) > 0);

    private static async Task<QuestionReader> ReaderOfAsync(string text, params string[] related)
    {
        using var pages = new PagesOnDisk().WithPage("page", $"## Heading\n\n{text}");
        var terms = new ReleaseTerms([.. (await pages.CompileAsync()).Release.Passages.Select(passage => new PassageTerms(passage))]);
        return new(new(new TermTies(), RelatedWords.Read(related)), terms);
    }
}
