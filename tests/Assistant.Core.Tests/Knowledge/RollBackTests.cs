using Assistant.Core.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Core.Tests.Knowledge;

public sealed class RollBackTests : IDisposable
{
    private readonly PagesOnDisk _pages = new();
    private LiveKnowledge _knowledge;

    public RollBackTests() => _knowledge = Start();

    private string Text => _knowledge.Current.Passages.Single().Text;

    public void Dispose()
    {
        _knowledge.Dispose();
        _pages.Dispose();
    }

    [Fact]
    public async Task The_release_before_is_live_again_with_its_pages_and_rules()
    {
        await SaveAsync(Window(30));
        var first = _knowledge.Current.Id;
        await SaveAsync(Window(45));

        var outcome = await RollBackAsync();

        Assert.Equal(first, Assert.IsType<RollBackOutcome.RolledBack>(outcome).Release.Id);
        Assert.Equal("You can return items within 30 days of delivery.", Text);
        Assert.Equal("30", Assert.Single(_knowledge.Current.Rules.Rules).Written);
    }

    [Fact]
    public async Task A_release_can_be_named()
    {
        await SaveAsync("One.");
        var first = _knowledge.Current.Id;
        await SaveAsync("Two.");
        await SaveAsync("Three.");

        await RollBackAsync(first);

        Assert.Equal("One.", Text);
    }

    [Fact]
    public async Task What_was_rolled_back_stays_back_until_the_folder_changes()
    {
        await SaveAsync("One.");
        await SaveAsync("Two.");
        await RollBackAsync();

        Assert.IsType<ReloadOutcome.Unchanged>(await ReloadAsync());
        Assert.Equal("One.", Text);

        await SaveAsync("Three.");
        Assert.Equal("Three.", Text);
    }

    [Fact]
    public async Task A_restart_keeps_what_was_rolled_back_to()
    {
        await SaveAsync("One.");
        await SaveAsync("Two.");
        await RollBackAsync();

        await RestartAsync();

        Assert.Equal("One.", Text);
    }

    [Fact]
    public async Task A_restart_keeps_the_release_that_faults_in_the_folder_had_held_back()
    {
        await SaveAsync(Window(30));
        var good = _knowledge.Current.Id;
        _pages.With("a.md", Page("return_window_days: 45", "You can return items within 30 days of delivery."));

        await RestartAsync();

        Assert.Equal(good, _knowledge.Current.Id);
        Assert.IsType<ReloadOutcome.Withheld>(await ReloadAsync());
        Assert.Equal(good, _knowledge.Current.Id);
    }

    [Fact]
    public async Task A_save_that_was_held_back_is_held_back_after_rolling_back_too()
    {
        await SaveAsync(Window(14));
        await SaveAsync(Window(30));
        await ReloadAsync(_pages.With("a.md", Page("return_window_days: 45", "You can return items within 30 days of delivery.")));
        await RollBackAsync();

        Assert.IsType<ReloadOutcome.Withheld>(await ReloadAsync());
        Assert.Equal("You can return items within 14 days of delivery.", Text);
    }

    [Fact]
    public async Task There_is_nothing_before_the_first_release()
    {
        await SaveAsync("One.");

        Assert.IsType<RollBackOutcome.NothingBefore>(await RollBackAsync());
        Assert.IsType<RollBackOutcome.NotKept>(await RollBackAsync(new ReleaseId("0123456789ab")));
    }

    [Fact]
    public async Task A_journal_that_breaks_off_is_read_as_far_as_it_goes()
    {
        await SaveAsync("One.");
        await SaveAsync("Two.");
        await File.AppendAllTextAsync(Path.Combine(_pages.Outside("releases"), "releases.log"), "2026-06-01T12:00:00Z rolled-ba", TestContext.Current.CancellationToken);

        Assert.Equal(2, _knowledge.Releases.Length);
        Assert.IsType<RollBackOutcome.RolledBack>(await RollBackAsync());
    }

    private static string Window(int days) => Page($"return_window_days: {days}", "You can return items within {{ return_window_days }} days of delivery.");

    private static string Page(string rule, string body) => $"---\nid: a\ntitle: a\nowner: Team\nreview_by: 2026-12-01\nrules:\n  {rule}\n---\n{body}\n";

    private LiveKnowledge Start() => new(
        _pages.Folder(), new NoIndex(), NullLogger<LiveKnowledge>.Instance, new ReleaseArchive(_pages.Outside("releases"), TimeProvider.System));

    private Task<ReloadOutcome> SaveAsync(string text) => ReloadAsync(text.StartsWith("---", StringComparison.Ordinal) ? _pages.With("a.md", text) : _pages.WithPage("a", text));

    private Task<ReloadOutcome> ReloadAsync(PagesOnDisk? _ = null) => _knowledge.ReloadAsync(TestContext.Current.CancellationToken);

    private Task<RollBackOutcome> RollBackAsync(ReleaseId? to = null) => _knowledge.RollBackAsync(to, TestContext.Current.CancellationToken);

    private async Task RestartAsync()
    {
        _knowledge.Dispose();
        _knowledge = Start();
        await ReloadAsync();
    }
}
