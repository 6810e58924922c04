using Assistant.Evals.Live;
using static Assistant.Evals.Tests.Live.Recorded;

namespace Assistant.Evals.Tests.Live;

public sealed class LiveSampleTests
{
    private static readonly LivePeriod Week = new(Noon.AddDays(-7), Noon);
    private readonly Recorded _recorded = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draws_nothing_that_a_shopper_kept_out_and_counts_it()
    {
        var agreed = await AddAsync(consent: true);
        var silent = await AddAsync(consent: null);
        await AddAsync(consent: false);

        var assumed = await DrawAsync(silenceIsConsent: true);
        var required = await DrawAsync(silenceIsConsent: false);

        Assert.Equal([agreed.Value, silent.Value], assumed.Conversations.Select(conversation => conversation.Id.Value).OrderBy(id => id == silent.Value));
        Assert.Equal((3, 1), (assumed.Started, assumed.WithoutConsent));
        Assert.Equal(agreed, Assert.Single(required.Conversations).Id);
        Assert.Equal((3, 2), (required.Started, required.WithoutConsent));
    }

    [Fact]
    public async Task Draws_the_same_with_the_same_seed_and_others_with_another()
    {
        for (var i = 0; i < 40; i++)
            await AddAsync(consent: null);

        var (first, again, other) = (await DrawAsync(seed: 1, size: 10), await DrawAsync(seed: 1, size: 10), await DrawAsync(seed: 2, size: 10));

        Assert.Equal(10, first.Conversations.Length);
        Assert.Equal(Ids(first), Ids(again));
        Assert.NotEqual(Ids(first), Ids(other));
    }

    [Fact]
    public async Task Keeps_to_its_period_and_leaves_out_where_nothing_was_answered()
    {
        await _recorded.AddAsync(Noon.AddDays(-8), consent: null, ["hi", "Hello."]);
        await _recorded.AddAsync(Noon.AddDays(-1), consent: null, []);

        var sample = await DrawAsync();

        Assert.Empty(sample.Conversations);
        Assert.Equal((1, 1), (sample.Started, sample.Empty));
    }

    private static IEnumerable<string> Ids(LiveSample sample) => sample.Conversations.Select(conversation => conversation.Id.Value);

    private Task<Assistant.Core.Conversations.ConversationId> AddAsync(bool? consent) => _recorded.AddAsync(Noon.AddDays(-1), consent, ["hi", "Hello."]);

    private Task<LiveSample> DrawAsync(int seed = 0, int size = 100, bool silenceIsConsent = true) =>
        LiveSample.DrawAsync(_recorded.Store, Week, size, seed, silenceIsConsent, Cancellation);
}
