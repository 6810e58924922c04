using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class OngoingQuestionTests
{
    private const string Before = "what does delivery to Norway cost?";

    private static readonly Passage Delivery = Section("international");
    private static readonly Passage Refunds = Section("refunds");
    private static readonly Release Pages = new(new("r"), [], []);

    [Theory]
    [InlineData("and in Sweden?", true)]
    [InlineData("sundays as well?", true)]
    [InlineData("what if he engraved it?", true)]
    [InlineData("how long does that mail take", true)]
    [InlineData("can I pay with PayPal?", false)]
    [InlineData("do gift cards expire?", false)]
    [InlineData("does it also work for the boots I got", true)]
    [InlineData("how long may I keep a thing before it is too late to send it back?", false)]
    [InlineData("and where can I read how you handle the personal data of my children?", false)]
    public void Words_that_say_too_little_lean_on_the_question_before(string words, bool leans) =>
        Assert.Equal(leans, new OngoingQuestion(words, Before).Leans);

    [Theory]
    [InlineData("normally how many hours does that confirmation mail take", "no confirmation came yet, do I order again?", true)]
    [InlineData("normally how many hours does that confirmation mail take", "do you mend zips?", false)]
    public void Pointing_at_a_thing_of_the_question_before_leans_on_it(string words, string before, bool leans) =>
        Assert.Equal(leans, new OngoingQuestion(words, before).Leans);

    [Theory]
    [InlineData("I'd take a voucher for it. Same price?", true)]
    [InlineData("I'd take a voucher for it. It's for Oslo", false)]
    [InlineData("Same price?", false)]
    public void A_last_question_that_says_too_little_ends_open(string words, bool ends) =>
        Assert.Equal(ends, new OngoingQuestion(words, Before).EndsOpen);

    [Theory]
    [InlineData("and what of a return, do I get a label from there?", true)]
    [InlineData("is there a label in the box?", false)]
    public void Pointing_there_keeps_the_country(string words, bool keeps) =>
        Assert.Equal(keeps, new OngoingQuestion(words, Before).KeepsPlace);

    [Fact]
    public async Task Words_that_lean_are_answered_where_both_questions_are()
    {
        var index = new Answered(query =>
            query.Contains(" - ", StringComparison.Ordinal) ? [new(Delivery, 0.5, true), new(Refunds, 0.3, true)]
            : query == Before ? [new(Delivery, 0.6, true)]
            : [new(Refunds, 0.6, true), new(Delivery, 0.2, false)]);

        var hits = await new OngoingQuestion("and in Sweden?", Before).SearchAsync(index, Pages, 4, TestContext.Current.CancellationToken);

        Assert.Equal([Delivery, Refunds], hits.Select(hit => hit.Passage));
        Assert.True(hits[0].Answers);
    }

    [Fact]
    public async Task A_kind_of_answer_alone_is_asked_of_the_section_that_answered()
    {
        var index = new Answered(query =>
            query.Contains(" - ", StringComparison.Ordinal) ? [new(Refunds, 0.5, true), new(Delivery, 0.4, true)]
            : query == Before ? [new(Delivery, 0.6, true)]
            : [new(Refunds, 0.6, true), new(Delivery, 0.1, false)]);

        var kind = await new OngoingQuestion("what is the maximum for that?", Before).SearchAsync(index, Pages, 1, TestContext.Current.CancellationToken);
        var more = await new OngoingQuestion("what is the maximum refund?", Before).SearchAsync(index, Pages, 1, TestContext.Current.CancellationToken);

        Assert.Equal(Delivery, Assert.Single(kind).Passage);
        Assert.Equal(Refunds, Assert.Single(more).Passage);
    }

    [Fact]
    public async Task A_question_that_stands_alone_keeps_its_answer()
    {
        var index = new Answered(query =>
            query.Contains(" - ", StringComparison.Ordinal) ? [new(Delivery, 0.5, true), new(Refunds, 0.4, true)]
            : query == Before ? [new(Delivery, 0.6, true)]
            : [new(Refunds, 0.5, true), new(Delivery, 0.1, false)]);

        var hits = await new OngoingQuestion("how many days does a refund take to reach my account?", Before).SearchAsync(index, Pages, 1, TestContext.Current.CancellationToken);

        Assert.Equal(Refunds, Assert.Single(hits).Passage);
    }

    [Fact]
    public async Task A_question_that_finds_next_to_nothing_alone_is_about_what_was_said_before()
    {
        var index = new Answered(query =>
            query.Contains(" - ", StringComparison.Ordinal) ? [new(Delivery, 0.5, true), new(Refunds, 0.3, true)]
            : query == Before ? [new(Delivery, 0.6, true)]
            : [new(Refunds, 0.24, true), new(Delivery, 0.2, true)]);

        var hits = await new OngoingQuestion("could half of the whole lot come with another van?", Before).SearchAsync(index, Pages, 1, TestContext.Current.CancellationToken);

        Assert.Equal(Delivery, Assert.Single(hits).Passage);
    }

    [Fact]
    public async Task A_long_message_is_about_what_it_says_however_little_finds_it()
    {
        var index = new Answered(query =>
            query.Contains(" - ", StringComparison.Ordinal) ? [new(Delivery, 0.5, true), new(Refunds, 0.1, true)]
            : query == Before ? [new(Delivery, 0.6, true)]
            : [new(Refunds, 0.2, true), new(Delivery, 0.05, false)]);

        var hits = await new OngoingQuestion("I sent the boots back last week because they pinch, when does the money reach my bank?", Before)
            .SearchAsync(index, Pages, 1, TestContext.Current.CancellationToken);

        Assert.Equal(Refunds, Assert.Single(hits).Passage);
    }

    [Fact]
    public async Task On_the_page_that_answered_the_section_that_fits_the_new_question_alone_goes_before()
    {
        var (costs, times) = (Delivery, Delivery with { Anchor = "b" });
        var index = new Answered(query =>
            query.Contains(" - ", StringComparison.Ordinal) ? [new(costs, 0.5, true), new(times, 0.3, true)]
            : query == Before ? [new(costs, 0.6, true)]
            : [new(times, 0.6, true), new(costs, 0.2, false)]);

        var hits = await new OngoingQuestion("does it come on Saturday?", Before).SearchAsync(index, Pages, 1, TestContext.Current.CancellationToken);

        Assert.Equal(times, Assert.Single(hits).Passage);
    }

    [Fact]
    public async Task Something_new_that_no_page_answers_is_not_answered_by_the_subject_before()
    {
        var index = new Answered(query =>
            query.Contains(" - ", StringComparison.Ordinal) || query == Before ? [new(Delivery, 0.5, true)] : [new(Delivery, 0.05, false)]);

        var hits = await new OngoingQuestion("do your vans run on hydrogen fuel cells?", Before).SearchAsync(index, Pages, 4, TestContext.Current.CancellationToken);

        Assert.False(Assert.Single(hits).Answers);
    }

    [Theory]
    [InlineData("do I have to send it back?", true)]
    [InlineData("where is your shop?", false)]
    public void A_question_that_names_no_thing_points_back(string words, bool expected) =>
        Assert.Equal(expected, new OngoingQuestion(words, Before).PointsBack);

    [Fact]
    public void The_subject_is_what_was_asked_first() =>
        Assert.Equal("can I get money - my mug is broken", new OngoingQuestion("can I get money?", "do I have to send it back - my mug is broken").WithSubject);

    private static Passage Section(string page) => new(new(page), page, "a", [], "v", 0, "Text.", []);

    private sealed class Answered(Func<string, PassageHit[]> answer) : IPassageIndex
    {
        public Task BuildAsync(Release release, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PassageHit>>([.. answer(query).Take(top)]);
    }
}
