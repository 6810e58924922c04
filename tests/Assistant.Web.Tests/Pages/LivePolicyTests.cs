using System.Diagnostics;
using Assistant.Core.Knowledge;
using Assistant.Testing;
using Assistant.Testing.Web;

namespace Assistant.Web.Tests.Pages;

/// <summary>A saved page is live by itself, if the whole folder is good.</summary>
public sealed class LivePolicyTests(ITestOutputHelper output) : IAsyncLifetime
{
    // Met only by a test that is about to fail; saying how long it took is for the benchmark.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _knowledge = Directory.CreateTempSubdirectory("knowledge-");
    private RunningHost? _host;

    private RunningHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    private string Page => Path.Combine(_knowledge.FullName, "warranty.md");

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "knowledge")))
        {
            File.Copy(file, Path.Combine(_knowledge.FullName, Path.GetFileName(file)));
        }

        _host = await RunningHost.StartAsync(settings: $"--Knowledge:Path={_knowledge.FullName}");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _knowledge.Delete(recursive: true);
    }

    [Fact]
    [Trait("goal", "R-14")]
    public async Task A_saved_page_is_shown_and_cited_and_a_broken_one_changes_nothing()
    {
        var before = Host.Host.Runtime.Knowledge.Current.Id;
        var good = await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken)
            + "\n## Zeppelin repairs\n\nZeppelin repairs are free for seven years.\n";

        var started = Stopwatch.GetTimestamp();
        var published = await SaveAsync(good);
        output.WriteLine($"Live {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms after it was saved.");
        var shown = await ReadAsync();
        using var shopper = await Host.ShopperAsync();
        var answer = await shopper.SayAsync("How long are zeppelin repairs free?");

        Assert.IsType<ReloadOutcome.Published>(published);
        Assert.NotEqual(before, Host.Host.Runtime.Knowledge.Current.Id);
        Assert.Contains("Zeppelin repairs are free for seven years.", shown);
        Assert.Contains("warranty", answer.Pages);
        Assert.Contains("seven years", answer.Text);

        var withheld = await SaveAsync(good.Replace("id: ", "idd: ", StringComparison.Ordinal).Replace("seven", "eight", StringComparison.Ordinal));

        Assert.Contains(Assert.IsType<ReloadOutcome.Withheld>(withheld).Faults, fault => fault is { File: "warranty.md", Refused: true, Remedy: not "" });
        Assert.Contains("Zeppelin repairs are free for seven years.", await ReadAsync());
    }

    private async Task<ReloadOutcome> SaveAsync(string text)
    {
        var reloaded = new TaskCompletionSource<ReloadOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(object? sender, ReloadOutcome outcome)
        {
            if (outcome is not ReloadOutcome.Unchanged)
            {
                reloaded.TrySetResult(outcome);
            }
        }

        Host.Host.Runtime.Knowledge.Reloaded += Hear;
        try
        {
            await File.WriteAllTextAsync(Page, text, TestContext.Current.CancellationToken);
            return await reloaded.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        finally
        {
            Host.Host.Runtime.Knowledge.Reloaded -= Hear;
        }
    }

    private async Task<string> ReadAsync()
    {
        using var http = new HttpClient { BaseAddress = Host.Address };
        return await http.GetStringAsync(new Uri("/policies/warranty", UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
