using System.Collections.Immutable;
using Assistant.Browser.Tests.Browsing;
using Assistant.Evals.Checks;
using Assistant.Evals.Reports;
using Assistant.Evals.Running;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Assistant.Browser.Tests;

/// <summary>The page of an eval run, opened from a disk as whoever gets it by mail opens it.</summary>
public sealed class EvalReportTests(Storefront shop) : IDisposable
{
    private const string Hostile = "</p><script>document.title='mine'</script><img src=x onerror=\"document.title='mine'\">";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assistant-report-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 375)]
    [InlineData(ColorScheme.Dark, 375)]
    public async Task Is_sound_with_everything_unfolded_and_asks_nobody(ColorScheme colours, int width)
    {
        await using var visitor = await OpenAsync(colours, width);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open those shown" }).ClickAsync();
        await Expect(visitor.Page.Locator("details:not([open])")).ToHaveCountAsync(0);

        var result = await visitor.Page.RunAxe();

        Assert.Empty(result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Select(node => node.Target))}"));
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Equal("2 of 3 conversations end right", await visitor.Page.TitleAsync());
        Assert.Empty(visitor.Problems);
        Assert.All(visitor.Requests, request => Assert.Equal("file", request.Scheme));
    }

    [Fact]
    public async Task Shows_the_conversations_that_are_asked_for()
    {
        await using var visitor = await OpenAsync();
        var shown = visitor.Page.Locator(".filters output");
        await Expect(shown).ToHaveTextAsync("3 of 3 conversations shown");

        await visitor.Page.GetByLabel("Result").SelectOptionAsync("failed");
        await Expect(visitor.Page.Locator(".case:visible")).ToHaveIdAsync("case-broken-lamp");
        await visitor.Page.GetByLabel("Result").SelectOptionAsync("");
        await visitor.Page.GetByLabel("Text").FillAsync("days TENT");
        await Expect(visitor.Page.Locator(".case:visible")).ToHaveIdAsync("case-tent-return");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await Expect(shown).ToHaveTextAsync("3 of 3 conversations shown");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "shipping", Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator(".case:visible")).ToHaveIdAsync("case-hostile");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await visitor.Page.GetByLabel("only those with other answers").CheckAsync();
        await Expect(shown).ToHaveTextAsync("2 of 3 conversations shown");
    }

    [Fact]
    public async Task Leads_from_a_change_to_the_conversation_by_keyboard()
    {
        await using var visitor = await OpenAsync();
        await visitor.Page.GetByLabel("Result").SelectOptionAsync("passed");

        await visitor.Page.Locator("#changes a[href='#case-broken-lamp']").First.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Page.Locator("#case-broken-lamp > summary")).ToBeFocusedAsync();
        await Expect(visitor.Page.Locator("#case-broken-lamp .talk")).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator("#case-broken-lamp .talk")).ToBeHiddenAsync();
    }

    private async Task<Visitor> OpenAsync(ColorScheme colours = ColorScheme.Light, int width = 1280)
    {
        Chromium.Require();
        var before = Run(Case("tent-return", "returns", true, "The tent can go back within 30 days."), Case("broken-lamp", "returns", true, "Send photos."), Case("hostile", "shipping", true, Hostile));
        var after = Run(Case("tent-return", "returns", true, "The tent can go back within 20 days."), Case("broken-lamp", "returns", false, "Good."), Case("hostile", "shipping", true, Hostile));
        var comparison = Comparison.Of(before, after);
        await new RunReport
        {
            Run = after,
            Timings = new RunTimings
            {
                StartedAt = DateTimeOffset.UnixEpoch,
                Seconds = 1,
                Turns = ImmutableSortedDictionary.CreateRange<string, ImmutableArray<double>>([new("tent-return", [12, 300])]),
                MedianMilliseconds = 12,
                P95Milliseconds = 300,
            },
            Misses = new Gate().Misses(after, comparison),
            Beside = new ComparedRun("main", before, comparison),
        }.WriteAsync(new RunFolder(_folder.FullName));
        return await shop.Chromium.VisitAsync(
            new Uri(Path.Combine(_folder.FullName, RunReport.PageFile)), new() { ColorScheme = colours, ViewportSize = new() { Width = width, Height = 800 } });
    }

    private static EvalRun Run(params ImmutableArray<CaseScore> cases) => new()
    {
        Brain = "built-in",
        Release = "r",
        Prompts = "p",
        Repeats = 1,
        Seed = 0,
        Cases = cases,
        Metrics = [new MetricValue("task success", 1, "2 of 3", true)],
    };

    private static CaseScore Case(string id, string page, bool passes, string answer) => new()
    {
        Id = id,
        Suite = "policy",
        Purpose = $"The purpose of {id}.",
        Policies = [page],
        Outcome = passes ? CheckOutcome.Passed : CheckOutcome.Failed,
        Passed = passes ? 1 : 0,
        Repeats = 1,
        Text = "0123456789ab",
        Transcript = new Transcript
        {
            Turns = [new TranscriptTurn { Shopper = "How long?", Answer = answer, Cited = ["returns#how-long-you-have"], Tools = ["search_policy: found"], Cards = ["order W1002"], Suggestions = ["Yes, please"] }],
            Handoff = ["reason: ActionNeeded", "summary: A lamp."],
        },
        Checks = [new CheckResult("statements", passes ? CheckOutcome.Passed : CheckOutcome.Failed, passes ? [] : ["turn 1: does not say photos"])],
    };
}
