using Assistant.Core.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Core.Tests.Knowledge;

/// <summary>Prompts go live, are held back, kept and rolled back together with the pages.</summary>
public sealed class ReleasePromptsTests : IDisposable
{
    private readonly PagesOnDisk _pages = new();
    private readonly PromptsOnDisk _prompts;
    private LiveKnowledge _knowledge;

    public ReleasePromptsTests()
    {
        _pages.WithPage("a", "One.");
        _prompts = new PromptsOnDisk(_pages.Outside("prompts")).Good();
        _knowledge = Start();
    }

    private (string Page, string Greeting) Live => (_knowledge.Current.Passages.Single().Text, _knowledge.Current.Wording.Say("greeting"));

    public void Dispose()
    {
        _knowledge.Dispose();
        _pages.Dispose();
    }

    [Fact]
    public async Task A_changed_reply_is_another_release()
    {
        var first = Assert.IsType<ReloadOutcome.Published>(await ReloadAsync()).Release;
        _prompts.With("replies/a.yaml", "greeting: Hi.");

        var second = Assert.IsType<ReloadOutcome.Published>(await ReloadAsync());

        Assert.Equal(first.Id, second.Before);
        Assert.NotEqual(first.Id, second.Release.Id);
        Assert.Equal(("One.", "Hi."), Live);
        Assert.Equal("Hello.", first.Wording.Say("greeting"));
    }

    [Theory]
    [InlineData("flows/a.yaml", "broken")]
    [InlineData("replies/a.yaml", "no mapping")]
    public async Task A_save_with_a_fault_in_the_prompts_leaves_pages_and_prompts_as_they_are(string file, string text)
    {
        await ReloadAsync();
        var live = _knowledge.Current;
        _pages.WithPage("a", "Two.");
        _prompts.With(file, text);

        var outcome = await ReloadAsync();

        Assert.IsType<ReloadOutcome.Withheld>(outcome);
        Assert.Same(live, _knowledge.Current);
        Assert.Equal((file, ContentFolder.Prompts), (Assert.Single(_knowledge.Faults).File, _knowledge.Faults[0].Folder));

        _prompts.Good();
        Assert.IsType<ReloadOutcome.Published>(await ReloadAsync());
        Assert.Equal(("Two.", "Hello."), Live);
    }

    [Fact]
    public async Task A_brain_is_made_before_its_release_is_live_and_only_of_changed_prompts()
    {
        await ReloadAsync();
        var brain = _knowledge.Current.Prompts.Brain;
        _pages.WithPage("a", "Two.");
        await ReloadAsync();
        Assert.Equal(1, _prompts.Made);
        Assert.Same(brain, _knowledge.Current.Prompts.Brain);

        var liveWhileMaking = "";
        _prompts.OnMaking = () => liveWhileMaking = Live.Greeting;
        _prompts.With("replies/a.yaml", "greeting: Hi.");
        await ReloadAsync();

        Assert.Equal("Hello.", liveWhileMaking);
        Assert.NotSame(brain, _knowledge.Current.Prompts.Brain);
    }

    [Fact]
    public async Task Rolling_back_brings_page_and_wording_back_together_and_a_restart_keeps_them()
    {
        await ReloadAsync();
        var first = _knowledge.Current.Id;
        _pages.WithPage("a", "Two.");
        _prompts.With("replies/a.yaml", "greeting: Hi.");
        await ReloadAsync();

        await _knowledge.RollBackAsync(to: null, TestContext.Current.CancellationToken);

        Assert.Equal(first, _knowledge.Current.Id);
        Assert.Equal(("One.", "Hello."), Live);
        Assert.NotNull(_knowledge.Current.Prompts.Brain);
        await RestartAsync();
        Assert.Equal(("One.", "Hello."), Live);
    }

    [Fact]
    public async Task A_start_on_prompts_with_faults_keeps_what_was_live()
    {
        await ReloadAsync();
        _prompts.With("flows/a.yaml", "broken");

        await RestartAsync();

        Assert.Equal(("One.", "Hello."), Live);
        Assert.Contains(_knowledge.Faults, fault => fault is { File: "flows/a.yaml", Refused: true });
    }

    [Fact]
    public async Task A_first_start_on_prompts_with_faults_says_them_all()
    {
        _prompts.With("flows/a.yaml", "broken").With("replies/b.yaml", "greeting: Hi.");

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => ReloadAsync());

        Assert.Contains("flows/a.yaml, line 1: It is broken.", fault.Message);
        Assert.Contains("replies/b.yaml, line 1: The key \"greeting\" also stands in a.yaml.", fault.Message);
    }

    [Fact]
    public async Task The_watcher_publishes_a_saved_reply()
    {
        await ReloadAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watching = new KnowledgeWatcher(_pages.Folder(prompts: _prompts.Folder), _knowledge, TimeProvider.System, NullLogger<KnowledgeWatcher>.Instance).RunAsync(stop.Token);
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _knowledge.Reloaded += (_, outcome) =>
        {
            if (outcome is ReloadOutcome.Published)
            {
                saved.TrySetResult();
            }
        };

        _prompts.With("replies/a.yaml", "greeting: Hi.");
        await saved.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Equal("Hi.", Live.Greeting);
    }

    private LiveKnowledge Start() => new(
        _pages.Folder(prompts: _prompts.Folder), new NoIndex(), NullLogger<LiveKnowledge>.Instance, new ReleaseArchive(_pages.Outside("releases"), TimeProvider.System));

    private Task<ReloadOutcome> ReloadAsync() => _knowledge.ReloadAsync(TestContext.Current.CancellationToken);

    private async Task RestartAsync()
    {
        _knowledge.Dispose();
        _knowledge = Start();
        await ReloadAsync();
    }
}
