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

    [Fact]
    public async Task One_changed_value_changes_the_page_the_answer_and_the_decision()
    {
        var returns = Path.Combine(_knowledge.FullName, "returns.md");
        var text = await File.ReadAllTextAsync(returns, TestContext.Current.CancellationToken);

        var published = await SaveAsync(text.Replace("return_window_days: 30", "return_window_days: 90", StringComparison.Ordinal), returns);
        using var shopper = await Host.ShopperAsync("ada");
        var rule = await shopper.SayAsync("How many days do I have to return something?");
        var decision = await shopper.SayAsync("Can I still return the down jacket from W1003?");

        Assert.IsType<ReloadOutcome.Published>(published);
        Assert.Contains("within 90 days of delivery", await ReadAsync("returns"));
        Assert.Contains("within 90 days of delivery", await ReadAsync("cancellations"));
        Assert.Contains("90 days", rule.Text);
        Assert.Contains("can be sent back until", decision.Text);

        var use = Assert.Single(await Host.Host.Runtime.RuleUse.ListAsync(TestContext.Current.CancellationToken), use => use.Rule.Value is "returns.return_window_days");
        Assert.Equal(DateOnly.FromDateTime(Host.Host.Runtime.Time.GetUtcNow().UtcDateTime), use.DecidedOn);
    }

    [Fact]
    public async Task A_number_in_the_text_that_is_not_the_rules_changes_nothing()
    {
        var returns = Path.Combine(_knowledge.FullName, "returns.md");
        var text = await File.ReadAllTextAsync(returns, TestContext.Current.CancellationToken);

        var withheld = await SaveAsync(text.Replace("return_hand_in_days }} days to hand in", "return_hand_in_days }} days, or 21 days, to hand in", StringComparison.Ordinal), returns);

        Assert.Contains("The text says 21 days", Assert.Single(Assert.IsType<ReloadOutcome.Withheld>(withheld).Faults, fault => fault.Refused).Message);
    }

    [Fact]
    public async Task Pages_for_staff_are_neither_listed_nor_shown()
    {
        using var http = new HttpClient { BaseAddress = Host.Address };

        var page = await http.GetAsync(new Uri("/policies/goodwill", UriKind.Relative), TestContext.Current.CancellationToken);
        var list = await http.GetStringAsync(new Uri("/policies", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, page.StatusCode);
        Assert.DoesNotContain("goodwill", list, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/policies/returns", list);
    }

    private Task<ReloadOutcome> SaveAsync(string text) => SaveAsync(text, Page);

    private async Task<ReloadOutcome> SaveAsync(string text, string page)
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
            await File.WriteAllTextAsync(page, text, TestContext.Current.CancellationToken);
            return await reloaded.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        finally
        {
            Host.Host.Runtime.Knowledge.Reloaded -= Hear;
        }
    }

    private Task<string> ReadAsync() => ReadAsync("warranty");

    private async Task<string> ReadAsync(string page)
    {
        using var http = new HttpClient { BaseAddress = Host.Address };
        return await http.GetStringAsync(new Uri($"/policies/{page}", UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
