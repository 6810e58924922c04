using System.Collections.Immutable;
using Assistant.Brains.Embeddings;
using Assistant.Core.Knowledge;
using Assistant.Sqlite.Search;
using Assistant.Testing;
using Assistant.Testing.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Assistant.Sqlite.Tests.Search;

/// <summary>Finding with the help of an endpoint that knows what texts mean, and without it while it is away.</summary>
public sealed class MeaningSearchTests : IDisposable
{
    /// <summary>Shares no word with the passage that answers it.</summary>
    private const string Paraphrase = $"{EmbeddingsStub.Refund}?";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(31);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("meaning-");
    private readonly EmbeddingsStub _stub = new();
    private readonly ManualClock _clock = new();
    private readonly CollectedLogs _logs = new();
    private readonly MeaningModel _meaning;

    public MeaningSearchTests() => _meaning = Model("stub");

    private string File => Path.Combine(_folder.FullName, "index.db");

    private IEnumerable<string> Questions => _stub.Requests.Where(texts => texts is [var text] && !text.Contains('\n', StringComparison.Ordinal)).Select(texts => texts[0]);

    public void Dispose()
    {
        _meaning.Dispose();
        _stub.Dispose();
        _logs.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Finds_a_passage_that_shares_no_word_with_the_question()
    {
        using var byWords = new PassageIndex(path: null, new HashedNgramEmbeddings());
        using var byMeaning = new PassageIndex(path: null, new HashedNgramEmbeddings(), _meaning);

        Assert.NotEqual("refunds", (await SearchAsync(byWords))[0].Page.Value);
        Assert.Equal("refunds", (await SearchAsync(byMeaning))[0].Page.Value);
    }

    [Fact]
    public async Task A_question_keeps_to_itself_who_asks_and_about_which_order()
    {
        using var index = new PassageIndex(path: null, new HashedNgramEmbeddings(), _meaning);

        await SearchAsync(index, "refund of W1006 or #100234 to ada@example.com or +31 6 1234 5678 within 30 days?");

        var asked = Assert.Single(Questions);
        Assert.Contains("30 days", asked, StringComparison.Ordinal);
        Assert.All((string[])["1006", "100234", "ada", "example", "1234", "5678"], secret => Assert.DoesNotContain(secret, asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_endpoint_is_away_pages_are_found_by_words_and_nobody_asks_it()
    {
        using var byWords = new PassageIndex(path: null, new HashedNgramEmbeddings());
        using var index = new PassageIndex(path: null, new HashedNgramEmbeddings(), _meaning);
        await SearchAsync(index);
        _stub.Instead = EmbeddingsStub.Status(400);
        await SearchAsync(index, "who pays?");
        _stub.Requests.Clear();

        var found = await SearchAsync(index, "how long can I return a tent?");

        Assert.Equal(await SearchAsync(byWords, "how long can I return a tent?"), found);
        Assert.Empty(_stub.Requests);
        var said = Assert.Single(_logs.Lines, line => line.Contains("cannot be used", StringComparison.Ordinal));
        Assert.Contains("status 400", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_answers_again_it_is_asked_again()
    {
        using var index = new PassageIndex(path: null, new HashedNgramEmbeddings(), _meaning);
        await SearchAsync(index);
        _stub.Instead = EmbeddingsStub.Status(400);
        await SearchAsync(index, "who pays?");
        _stub.Instead = null;
        _clock.Advance(Rest);

        Assert.Equal("refunds", (await SearchAsync(index))[0].Page.Value);
        Assert.Contains(_logs.Lines, line => line.Contains("answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_waits_no_longer_than_its_limit()
    {
        using var index = new PassageIndex(path: null, new HashedNgramEmbeddings(), _meaning);
        await index.BuildAsync(Some.Release, TestContext.Current.CancellationToken);
        _stub.Instead = _ => Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);

        var isSet = _clock.WhenTimerIsSetAsync(Patience);
        var asking = SearchAsync(index, "how long can I return a tent?");
        await isSet;
        _clock.Advance(Patience);

        Assert.Equal("returns", (await asking)[0].Page.Value);
        Assert.Contains(_logs.Lines, line => line.Contains("no answer within 1000 ms", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_release_goes_live_without_the_endpoint_and_gets_its_meanings_later()
    {
        _stub.Instead = EmbeddingsStub.Status(400);
        using var index = new PassageIndex(path: null, new HashedNgramEmbeddings(), _meaning);
        await index.BuildAsync(Some.Release, TestContext.Current.CancellationToken);
        Assert.NotEqual("refunds", (await SearchAsync(index))[0].Page.Value);

        _stub.Instead = null;
        _clock.Advance(Rest);
        // This search has the missing vectors made and does not wait for them; a later one finds with them.
        for (var tries = 0; tries < 1_000 && (await SearchAsync(index))[0].Page.Value is not "refunds"; tries++)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal("refunds", (await SearchAsync(index))[0].Page.Value);
    }

    [Fact]
    public async Task A_restart_asks_for_no_page_again_and_another_model_for_all()
    {
        using (var first = new PassageIndex(File, new HashedNgramEmbeddings(), _meaning))
            await first.BuildAsync(Some.Release, TestContext.Current.CancellationToken);
        var pages = _stub.Requests.Count;

        using (var second = new PassageIndex(File, new HashedNgramEmbeddings(), _meaning))
            await second.BuildAsync(Some.Release, TestContext.Current.CancellationToken);
        Assert.Equal(pages, _stub.Requests.Count);

        using var other = Model("another");
        using (var third = new PassageIndex(File, new HashedNgramEmbeddings(), other))
            await third.BuildAsync(Some.Release, TestContext.Current.CancellationToken);
        Assert.Equal(2 * pages, _stub.Requests.Count);
    }

    [Fact]
    public async Task Vectors_of_another_length_than_those_of_the_pages_say_nothing()
    {
        using var byWords = new PassageIndex(path: null, new HashedNgramEmbeddings());
        using var index = new PassageIndex(path: null, new HashedNgramEmbeddings(), _meaning);
        await index.BuildAsync(Some.Release, TestContext.Current.CancellationToken);
        _stub.Instead = EmbeddingsStub.Status(200, """{"data":[{"index":0,"embedding":[1,2]}]}""");

        var found = await SearchAsync(index, "how long can I return a tent?");

        Assert.Equal((await SearchAsync(byWords, "how long can I return a tent?")).Select(hit => hit.Passage), found.Select(hit => hit.Passage));
    }

    [Fact]
    public async Task A_search_that_is_cancelled_is_no_fault_of_the_endpoint()
    {
        using var index = new PassageIndex(path: null, new HashedNgramEmbeddings(), _meaning);
        await index.BuildAsync(Some.Release, TestContext.Current.CancellationToken);
        _stub.Instead = _ => Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
        using var left = new CancellationTokenSource();

        var asking = index.SearchAsync(Some.Release, Paraphrase, 3, left.Token);
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.False(_meaning.IsResting);
    }

    [Fact]
    public async Task Closing_does_not_wait_for_the_endpoint()
    {
        _stub.Instead = EmbeddingsStub.Status(400);
        var index = new PassageIndex(path: null, new HashedNgramEmbeddings(), _meaning);
        await index.BuildAsync(Some.Release, TestContext.Current.CancellationToken);
        _clock.Advance(Rest);
        var isAsked = new TaskCompletionSource();
        _stub.Instead = _ =>
        {
            isAsked.TrySetResult();
            return Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
        };
        await SearchAsync(index);
        await isAsked.Task;

        var closing = Task.Run(index.Dispose, TestContext.Current.CancellationToken);

        await closing.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    private MeaningModel Model(string name) =>
        new(new OpenAiEmbeddings(_stub.Endpoint, name, apiKey: null), Patience, _clock, new Logger<MeaningModel>(_logs));

    private static async Task<IReadOnlyList<(Passage Passage, double Score, PageId Page)>> SearchAsync(PassageIndex index, string question = Paraphrase) =>
        [.. (await index.SearchAsync(Some.Release, question, 3, TestContext.Current.CancellationToken)).Select(hit => (hit.Passage, hit.Score, hit.Passage.Page))];

    private static class Some
    {
        public static Release Release { get; } = new(
            new("meanings"),
            [
                Page("cookies", "Cookies", "We remember on your device what you put into your basket."),
                Page("refunds", "Refunds", "We send your refund within 5 days."),
                Page("returns", "Returns", "You can return most items, such as a tent, within 30 days."),
                Page("vacancies", "Working with us", "A short statement is enough to apply."),
            ],
            []);

        private static PolicyPage Page(string id, string title, string text) => new()
        {
            Id = new(id),
            Title = title,
            File = $"{id}.md",
            Version = "1",
            Body = "",
            Passages = [new Passage(new(id), title, "only", [title], "1", 0, text, [])],
        };
    }
}
