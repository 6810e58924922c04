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

        var read = reader.Read("loyalty points");
        Assert.Equal(unknown, read.Concepts.Sum(concept => concept.Unnamed) / read.Asked);
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

    [Fact]
    public async Task A_page_that_uses_the_usual_word_for_it_says_nearly_as_much_as_one_that_uses_the_shoppers()
    {
        var (rare, usual) = await SaidOfMisuseAsync("misuse, abuse");
        var (alone, unrelated) = await SaidOfMisuseAsync("misuse, harassment ~ abuse");

        Assert.InRange(usual / rare, unrelated / alone * 1.5, 1);
    }

    [Fact]
    public async Task A_page_that_says_often_says_little_of_how_often()
    {
        var reader = await ReaderOfAsync("We often make copies, and we keep them daily.", "how often ~ daily");

        var often = reader.Read("how often?").Concepts[0];

        Assert.True(often.SaidBy(stem => stem == "often") < often.SaidBy(stem => stem == "daili") * 2);
    }

    [Fact]
    public async Task A_phrase_is_not_looked_for_where_one_of_its_words_says_as_much()
    {
        var reader = await ReaderOfAsync("Data protection matters. So does protection of data.", "privacy, data protection, protection");

        Assert.Equal([["protect"]], reader.Read("privacy").Concepts[0].Ways.Select(way => way.Stems.AsEnumerable()));
    }

    private static async Task<(double Rare, double Usual)> SaidOfMisuseAsync(string related)
    {
        using var pages = new PagesOnDisk().WithPage("page", "## One\n\nNo misuse.\n\n## Two\n\nNo abuse.\n\n## Three\n\nNever abuse.\n\n## Four\n\nAbuse ends it.\n\n## Five\n\nThanks.\n\n## Six\n\nHello.");
        var terms = new ReleaseTerms([.. (await pages.CompileAsync()).Release.Passages.Select(passage => new PassageTerms(passage))]);
        var asked = new QuestionReader(new(new TermTies(), RelatedWords.Read([related])), terms).Read("misuse").Concepts[0];
        return (asked.SaidBy(stem => stem == "misus"), asked.SaidBy(stem => stem == "abus"));
    }

    private static bool Says(WeighedConcepts asked, string stem) => asked.Concepts.Any(concept => concept.SaidBy(held => held == stem) > 0);

    private static async Task<QuestionReader> ReaderOfAsync(string text, params string[] related)
    {
        using var pages = new PagesOnDisk().WithPage("page", $"## Heading\n\n{text}");
        var terms = new ReleaseTerms([.. (await pages.CompileAsync()).Release.Passages.Select(passage => new PassageTerms(passage))]);
        return new(new(new TermTies(), RelatedWords.Read(related)), terms);
    }
}
