using Assistant.Core.Knowledge;

namespace Assistant.Core.Tests.Knowledge;

public sealed class RememberedSearchesTests
{
    private static readonly PageId Page = PageId.TryParse("returns", out var id) ? id : default;

    private readonly Release _release = new Release(new ReleaseId("r"), [], []);
    private readonly Index _index = new();
    private readonly RememberedSearches _searches;

    public RememberedSearchesTests() => _searches = new(_index);

    [Fact]
    public async Task What_was_found_once_is_not_looked_for_again()
    {
        var first = await FindAsync("how long do I have?", top: 3);
        var again = await FindAsync("how long do I have?", top: 3);

        Assert.Equal(first, again);
        Assert.Equal(1, _index.Searches);
    }

    [Fact]
    public async Task Fewer_of_the_same_are_the_first_of_them_and_more_are_looked_for()
    {
        var three = await FindAsync("how long do I have?", top: 3);

        Assert.Equal([three[0]], await FindAsync("how long do I have?", top: 1));
        Assert.Equal(1, _index.Searches);
        Assert.Equal(5, (await FindAsync("how long do I have?", top: 5)).Count);
        Assert.Equal(2, _index.Searches);
    }

    [Fact]
    public async Task Another_release_is_searched_anew()
    {
        await FindAsync("how long do I have?", top: 3);
        await _searches.SearchAsync(new Release(new ReleaseId("r"), [], []), "how long do I have?", top: 3, TestContext.Current.CancellationToken);

        Assert.Equal(2, _index.Searches);
    }

    [Fact]
    public async Task A_search_that_failed_is_made_again()
    {
        _index.IsBroken = true;
        await Assert.ThrowsAsync<IOException>(() => FindAsync("how long do I have?", top: 3));
        _index.IsBroken = false;

        Assert.Equal(3, (await FindAsync("how long do I have?", top: 3)).Count);
    }

    [Fact]
    public async Task A_long_story_and_what_was_asked_long_ago_are_not_kept()
    {
        var story = string.Join(' ', Enumerable.Repeat("and then", 50));
        await FindAsync(story, top: 1);
        await FindAsync(story, top: 1);
        Assert.Equal(2, _index.Searches);

        await FindAsync("how long do I have?", top: 1);
        for (var i = 0; i < 1_000; i++)
            await FindAsync($"is there a number {i}?", top: 1);
        await FindAsync("how long do I have?", top: 1);
        Assert.Equal(2 + 1 + 1_000 + 1, _index.Searches);
    }

    private Task<IReadOnlyList<PassageHit>> FindAsync(string query, int top) =>
        _searches.SearchAsync(_release, query, top, TestContext.Current.CancellationToken);

    private sealed class Index : IPassageIndex
    {
        public int Searches { get; private set; }

        public bool IsBroken { get; set; }

        public Task BuildAsync(Release release, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken)
        {
            Searches++;
            return IsBroken
                ? Task.FromException<IReadOnlyList<PassageHit>>(new IOException("The index cannot be read."))
                : Task.FromResult<IReadOnlyList<PassageHit>>([.. Enumerable.Range(0, top).Select(place =>
                    new PassageHit(new Passage(Page, "Returns", "", [], "1", place, $"{query} {place}", []), 1.0 / (place + 1), Answers: true))]);
        }
    }
}
