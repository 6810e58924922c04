using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class QuestionReaderTests
{
    [Theory]
    [InlineData("loyalty points, bonus points ~ account", 1)]
    [InlineData("loyalty points, account", 0)]
    public async Task Words_of_the_matter_do_not_name_what_is_asked_for_but_words_of_the_same_idea_do(string related, double unknown)
    {
        using var pages = new PagesOnDisk().WithPage("page", "## Close\n\nYou can close your account.");
        var terms = new ReleaseTerms([.. (await pages.CompileAsync()).Release.Passages.Select(passage => new PassageTerms(passage))]);
        var reader = new QuestionReader(new(new TermTies(), RelatedWords.Read([related])), terms);

        Assert.Equal(unknown, reader.Read("loyalty points").Unknown);
    }
}
