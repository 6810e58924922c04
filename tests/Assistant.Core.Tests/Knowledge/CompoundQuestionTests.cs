using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class CompoundQuestionTests
{
    private static readonly Release Pages = new(new("r"), [], []);
    private static readonly Passage Costs = Section("costs");
    private static readonly Passage Times = Section("times");
    private static readonly Passage Weather = Section("weather");

    [Theory]
    [InlineData("what is the postage to Belgium, how long does it take and until when must I order?", new[] { "what is the postage to Belgium", "how long does it take", "until when must I order?" })]
    [InlineData("the zip of my tent is stuck. what do you ask for a new one and how long am I without the tent", new[] { "the zip of my tent is stuck. what do you ask for a new one", "how long am I without the tent" })]
    [InlineData("can I return the mug and do I get my money back? thanks a lot", new[] { "can I return the mug", "do I get my money back, thanks a lot" })]
    [InlineData("can I return the mug and the pan?", new string[0])]
    [InlineData("I want a tent that is light and is green, what do you have for two people?", new string[0])]
    public void Several_questions_are_told_apart_and_one_is_left_whole(string query, string[] expected) =>
        Assert.Equal(expected, CompoundQuestion.Split(query));

    [Fact]
    public async Task Each_question_adds_the_section_that_answers_it_and_fits_the_whole()
    {
        var found = await CompoundQuestion.SearchAsync(
            new Answered(query => query.StartsWith("how long", StringComparison.Ordinal) ? [new(Times, 0.5, true)] : [new(Weather, 0.6, true)]),
            Pages,
            ["what does it cost", "how long does it take"],
            before: null,
            [new(Costs, 0.5, true), new(Times, 0.3, false)],
            TestContext.Current.CancellationToken);

        Assert.Equal([Costs, Times], found.Select(one => one.Hit.Passage));
        Assert.Equal("how long does it take", found[1].Words);
    }

    [Theory]
    [InlineData("how long does it take", true)]
    [InlineData("how long does the washing of a tent take", false)]
    public async Task A_first_question_that_leans_on_the_one_before_is_answered_though_the_whole_speaks_of_the_other(string first, bool isTold)
    {
        var found = await CompoundQuestion.SearchAsync(
            new Answered(query => query.StartsWith("until when", StringComparison.Ordinal) ? [new(Costs, 0.5, true)] : [new(Times, 0.5, true)]),
            Pages,
            [first, "until when must I order today"],
            before: "the postage to Belgium",
            [new(Costs, 0.5, true)],
            TestContext.Current.CancellationToken);

        Assert.Equal(isTold ? [Times, Costs] : [Costs], found.Select(one => one.Hit.Passage));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_long_message_is_answered_where_one_of_its_sentences_is_answered_by_the_same_section(bool isSame)
    {
        var index = new Answered(query => query.Contains("soaked", StringComparison.Ordinal) ? [new(isSame ? Times : Weather, 0.5, true)] : [new(Costs, 0.1, true)]);

        var hits = await CompoundQuestion.ConfirmAsync(index, Pages, "home from the hills, my tent is soaked. may it stay in its bag?", [new(Times, 0.12, false)], TestContext.Current.CancellationToken);

        Assert.Equal(isSame, Assert.Single(hits).Answers);
    }

    private static Passage Section(string page) => new(new(page), page, "a", [], "v", 0, "Text.", []);

    private sealed class Answered(Func<string, PassageHit[]> answer) : IPassageIndex
    {
        public Task BuildAsync(Release release, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PassageHit>>([.. answer(query).Take(top)]);
    }
}
