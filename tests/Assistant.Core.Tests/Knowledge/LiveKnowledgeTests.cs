using Assistant.Core.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Core.Tests.Knowledge;

public sealed class LiveKnowledgeTests : IDisposable
{
    private readonly PagesOnDisk _pages = new();
    private readonly RecordingIndex _index = new();
    private readonly LiveKnowledge _knowledge;

    public LiveKnowledgeTests() => _knowledge = new(_pages.Folder(), _index, NullLogger<LiveKnowledge>.Instance);

    public void Dispose()
    {
        _knowledge.Dispose();
        _pages.Dispose();
    }

    [Fact]
    public async Task The_first_reading_publishes_every_good_page()
    {
        _pages.WithPage("a", "A.").With("bad.md", "no front matter");

        var outcome = await ReloadAsync();

        Assert.IsType<ReloadOutcome.Published>(outcome);
        Assert.Equal(["a"], _knowledge.Current.Pages.Select(page => page.Id.Value));
        Assert.True(Assert.Single(_knowledge.Faults).Refused);
    }

    [Fact]
    public async Task A_saved_page_is_live_after_a_reload_and_is_indexed_before_it_is_live()
    {
        _pages.WithPage("a", "Old.");
        await ReloadAsync();
        var liveWhileIndexing = "";
        _index.OnBuild = _ => liveWhileIndexing = _knowledge.Current.Passages.Single().Text;

        await ReloadAsync(_pages.WithPage("a", "New."));

        Assert.Equal("Old.", liveWhileIndexing);
        Assert.Equal("New.", _knowledge.Current.Passages.Single().Text);
    }

    [Fact]
    public async Task Nothing_changed_means_nothing_is_indexed()
    {
        await ReloadAsync(_pages.WithPage("a", "A."));
        var current = _knowledge.Current;

        var outcome = await ReloadAsync();

        Assert.IsType<ReloadOutcome.Unchanged>(outcome);
        Assert.Same(current, _knowledge.Current);
        Assert.Single(_index.Built);
    }

    [Fact]
    public async Task A_newly_bad_page_holds_the_whole_save_back_until_it_is_mended()
    {
        await ReloadAsync(_pages.WithPage("a", "A.").WithPage("b", "B."));
        var before = _knowledge.Current;

        var withheld = await ReloadAsync(_pages.With("a.md", "broken").WithPage("b", "B changed."));
        var mended = await ReloadAsync(_pages.WithPage("a", "A again."));

        Assert.IsType<ReloadOutcome.Withheld>(withheld);
        Assert.Equal(before.Id, Assert.IsType<ReloadOutcome.Published>(mended).Before);
        Assert.Equal(["A again.", "B changed."], _knowledge.Current.Passages.Select(passage => passage.Text));
    }

    [Fact]
    public async Task A_page_that_was_never_good_holds_nothing_back()
    {
        await ReloadAsync(_pages.WithPage("a", "A.").With("bad.md", "no front matter"));

        var outcome = await ReloadAsync(_pages.WithPage("a", "A changed."));

        Assert.IsType<ReloadOutcome.Published>(outcome);
    }

    [Fact]
    public async Task An_index_that_fails_leaves_the_live_release_alone()
    {
        await ReloadAsync(_pages.WithPage("a", "Old."));
        _index.OnBuild = _ => throw new IOException("disk full");

        await Assert.ThrowsAsync<IOException>(() => ReloadAsync(_pages.WithPage("a", "New.")));

        Assert.Equal("Old.", _knowledge.Current.Passages.Single().Text);
    }

    [Fact]
    public async Task The_watcher_publishes_what_an_editor_saves()
    {
        await ReloadAsync(_pages.WithPage("a", "Old."));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watching = new KnowledgeWatcher(_pages.Folder(), _knowledge, TimeProvider.System, NullLogger<KnowledgeWatcher>.Instance).RunAsync(stop.Token);
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _knowledge.Reloaded += (_, outcome) =>
        {
            if (outcome is ReloadOutcome.Published)
                saved.TrySetResult();
        };

        _pages.WithPage("a", "New.");
        await saved.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Equal("New.", _knowledge.Current.Passages.Single().Text);
    }

    private Task<ReloadOutcome> ReloadAsync(PagesOnDisk? _ = null) => _knowledge.ReloadAsync(TestContext.Current.CancellationToken);

    private sealed class RecordingIndex : IPassageIndex
    {
        public List<Release> Built { get; } = [];

        public Action<Release>? OnBuild { get; set; }

        public Task BuildAsync(Release release, CancellationToken cancellationToken)
        {
            OnBuild?.Invoke(release);
            Built.Add(release);
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<PassageHit>> SearchAsync(Release release, string query, int top, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<PassageHit>>([]);
    }
}
