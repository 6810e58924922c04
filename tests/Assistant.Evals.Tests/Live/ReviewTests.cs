using Assistant.Evals.Live;
using static Assistant.Evals.Tests.Live.Recorded;

namespace Assistant.Evals.Tests.Live;

public sealed class ReviewTests : IDisposable
{
    private static readonly LivePeriod Week = new(Noon.AddDays(-7), Noon);
    private readonly Recorded _recorded = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-reviews-");
    private readonly ReviewFile _file;

    public ReviewTests() => _file = new ReviewFile(Path.Combine(_folder.FullName, "evals", ReviewFile.Name));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private LiveQuality Quality => new(_recorded.Store, silenceIsConsent: true, _file);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Kappa_is_agreement_beyond_chance()
    {
        // Cohen's own kind of table: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no. pₒ = 35/50 = 0.7; pₑ = 25/50 · 30/50 + 25/50 · 20/50 = 0.5; κ = 0.4.
        (bool, bool)[] items =
        [
            .. Enumerable.Repeat((true, true), 20), .. Enumerable.Repeat((true, false), 5),
            .. Enumerable.Repeat((false, true), 10), .. Enumerable.Repeat((false, false), 15),
        ];

        Assert.Equal(0.4, Kappa.Of(items)!.Value, 1e-9);
        Assert.Equal(1.0, Kappa.Of([("a", "a"), ("b", "b")]));
        Assert.Null(Kappa.Of([("a", "a"), ("a", "a")]));
        Assert.Null(Kappa.Of<string>([]));
    }

    [Fact]
    public async Task Shows_the_worst_first_then_one_by_lot_then_what_somebody_else_judged()
    {
        for (var i = 0; i < 5; i++)
            await AddAsync("Hello.");

        var bad = await AddAsync("We refund everything within 90 days.");

        string?[] kim = [await JudgeNextAsync("kim", ReviewLabel.Bad), await JudgeNextAsync("kim", ReviewLabel.Good)];
        string?[] lee = [await JudgeNextAsync("lee", ReviewLabel.Bad), await JudgeNextAsync("lee", ReviewLabel.Good), await JudgeNextAsync("lee", ReviewLabel.Good)];

        Assert.Equal((bad, bad), (kim[0], lee[0]));
        Assert.NotEqual(bad, kim[1]);
        Assert.Contains(kim[1], lee);
    }

    [Fact]
    public async Task Comes_to_an_end()
    {
        await AddAsync("Hello.");

        Assert.NotNull(await JudgeNextAsync("kim", ReviewLabel.Good));
        Assert.Null(await Quality.NextAsync(Week, 100, 0, "kim", Cancellation));
    }

    [Fact]
    public async Task Keeps_the_newest_label_of_each_person_and_a_redacted_note()
    {
        var id = await AddAsync("Hello.");
        await LabelAsync(id, ReviewLabel.Bad, "kim", "told ada@example.com nothing");
        await LabelAsync(id, ReviewLabel.Good, "kim", null);
        await LabelAsync(id, ReviewLabel.Unsure, "lee", "told ada@example.com nothing");
        await File.AppendAllTextAsync(Path.Combine(_folder.FullName, "evals", ReviewFile.Name), "{ \"conversation\": \"cut sho", Cancellation);

        var reviews = _file.Read();

        Assert.Equal([("kim", ReviewLabel.Good), ("lee", ReviewLabel.Unsure)], reviews.Select(review => (review.Reviewer, review.Label)));
        Assert.Equal("told [mail address removed] nothing", reviews[1].Note);
    }

    [Fact]
    public async Task Labels_nothing_that_may_not_be_looked_at()
    {
        var id = await _recorded.AddAsync(Noon.AddDays(-1), consent: false, ["hi", "Hello."]);

        Assert.False(await LabelAsync(id.Value, ReviewLabel.Good, "kim", null));
        Assert.False(await LabelAsync(Assistant.Core.Conversations.ConversationId.New().Value, ReviewLabel.Good, "kim", null));
        Assert.Empty(_file.Read());
    }

    [Fact]
    public async Task Compares_people_with_each_other_and_with_the_program()
    {
        // The program finds the first two bad. Kim agrees on all but the second; Lee with Kim on all but the last.
        string[] ids = [await AddAsync("We refund within 90 days."), await AddAsync("We refund within 80 days."), await AddAsync("Hello."), await AddAsync("Hi.")];
        foreach (var (id, kim, lee) in ids.Zip([ReviewLabel.Bad, ReviewLabel.Good, ReviewLabel.Good, ReviewLabel.Good], [ReviewLabel.Bad, ReviewLabel.Good, ReviewLabel.Good, ReviewLabel.Unsure]))
        {
            await LabelAsync(id, kim, "kim", null);
            await LabelAsync(id, lee, "lee", null);
        }

        var rows = Quality.Agreement();

        // Kim and Lee: pₒ = 3/4; pₑ = 1/4 · 1/4 + 3/4 · 2/4 = 0.4375; κ = 0.3125 / 0.5625 = 0.556.
        // Kim and the program: pₒ = 3/4; pₑ = 1/4 · 2/4 + 3/4 · 2/4 = 0.5; κ = 0.5. Lee, without the unsure one: 2/3, 1/3 · 2/3 + 2/3 · 1/3 = 0.4444; κ = 0.4.
        AgreementRow[] expected = [new("kim", "lee", 3, 4, 0.556), new("kim", Agreement.Program, 3, 4, 0.5), new("lee", Agreement.Program, 2, 3, 0.4)];
        Assert.Equal(expected, rows);
    }

    private async Task<string> AddAsync(string answer) => (await _recorded.AddAsync(Noon.AddDays(-1), consent: null, ["hi", answer])).Value;

    private async Task<bool> LabelAsync(string id, ReviewLabel label, string reviewer, string? note) =>
        Assistant.Core.Conversations.ConversationId.TryParse(id, out var conversation)
        && await Quality.LabelAsync(conversation, label, reviewer, note, Noon, Cancellation);

    private async Task<string?> JudgeNextAsync(string reviewer, ReviewLabel label)
    {
        if (await Quality.NextAsync(Week, 100, 0, reviewer, Cancellation) is not { } next)
            return null;

        Assert.True(await LabelAsync(next.Id.Value, label, reviewer, null));
        return next.Id.Value;
    }
}
