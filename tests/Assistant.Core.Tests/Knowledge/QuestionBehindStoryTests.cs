using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class QuestionBehindStoryTests
{
    private const string Story = "The lamp carries the name of some other firm.";
    private const string Question = "Who takes it back?";

    private static readonly Release Pages = new(new("r"), [], []);
    private static readonly Passage Names = Section("partners", "names");
    private static readonly Passage Returns = Section("partners", "returns");
    private static readonly Passage Elsewhere = Section("returns", "returns");

    [Fact]
    public async Task Of_the_page_that_fits_the_story_the_section_that_fits_the_question_answers()
    {
        var hits = await AnswerAsync($"{Story} {Question}", [new(Names, 0.4, true), new(Elsewhere, 0.38, true), new(Returns, 0.35, false)]);

        Assert.Equal([Returns, Names, Elsewhere], hits.Select(hit => hit.Passage));
        Assert.True(hits[0].Answers);
    }

    [Fact]
    public async Task A_section_that_fits_the_story_far_less_stays_behind()
    {
        var hits = await AnswerAsync($"{Story} {Question}", [new(Names, 0.4, true), new(Returns, 0.2, true)]);

        Assert.Equal(Names, hits[0].Passage);
    }

    [Theory]
    [InlineData(Question)]
    [InlineData("Hi. Who takes it back?")]
    [InlineData("Does the lamp carry another name? Who takes it back?")]
    [InlineData("The lamp carries another name. I want it gone.")]
    public async Task A_question_without_a_story_before_it_is_left_alone(string query)
    {
        var hits = await AnswerAsync(query, [new(Names, 0.4, true), new(Returns, 0.35, true)]);

        Assert.Equal(Names, hits[0].Passage);
    }

    private static Task<IReadOnlyList<PassageHit>> AnswerAsync(string query, IReadOnlyList<PassageHit> found) =>
        QuestionBehindStory.AnswerAsync(new QuestionAlone(), Pages, query, found, TestContext.Current.CancellationToken);

    private static Passage Section(string page, string anchor) => new(new(page), page, anchor, [], "v", 0, "Text.", []);

    /// <summary>Knows the question alone.</summary>
    private sealed class QuestionAlone : IPassageIndex
    {
        public Task BuildAsync(Release release, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PassageHit>>(query == Question ? [new(Elsewhere, 0.6, true), new(Returns, 0.5, true), new(Names, 0.1, false)] : []);
    }
}
