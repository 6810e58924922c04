using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Probing;
using Assistant.Testing;
using Assistant.Testing.Web;
using Assistant.Web.Tests.Conversations;

namespace Assistant.Web.Tests.Health;

/// <summary>Conversations that are held with a running host, as its shoppers hold them.</summary>
[Collection<SharedHost>]
public sealed class ProbeTests(DemoHost demo)
{
    // Met only by a test that is about to fail.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shipped_probes_pass_on_a_sound_host()
    {
        var (cases, faults) = EvalSuites.Read(Path.Combine(Repository.Root, "evals", "probe"));

        var results = await ProbeAsync(cases);

        Assert.Empty(faults);
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.True(result.Outcome is CheckOutcome.Passed, $"{result.Case}: {string.Join("; ", result.Problems)}"));
    }

    [Fact]
    public async Task A_wrong_answer_fails_a_probe() =>
        Assert.Equal(CheckOutcome.Failed, (await ProbeAsync([Case(new CaseTurn { Types = "hello", Expect = new TurnExpectations { Says = ["the moon is made of cheese"] } })]))[0].Outcome);

    [Fact]
    public async Task What_a_visitor_cannot_do_is_said() =>
        Assert.Contains("cannot let time pass", (await ProbeAsync([Case(new CaseTurn { Waits = TimeSpan.FromMinutes(1) })]))[0].Problems[0]);

    [Fact]
    public async Task A_host_that_is_not_there_fails_every_probe()
    {
        using var nobody = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:9/") };

        var result = Assert.Single(await Probe.RunAsync([Case(new CaseTurn { Types = "hello" })], nobody, Cancellation));

        Assert.Equal(CheckOutcome.Failed, result.Outcome);
        Assert.Contains("cannot be talked to", result.Problems[0]);
    }

    [Fact]
    public async Task A_host_holds_them_with_itself_on_a_schedule_and_health_shows_it()
    {
        await using var host = await RunningHost.StartAsync(parts: null, dataFolder: null, "--Probes:Every=01:00:00");

        Assert.Equal("healthy", await ProbesOfAsync(host));
    }

    /// <summary>The state of the part, once the first round is over.</summary>
    private static async Task<string?> ProbesOfAsync(RunningHost host)
    {
        using var client = new HttpClient { BaseAddress = new Uri(host.Host.Addresses.First()) };
        var deadline = DateTime.UtcNow + Patience;
        string? state = null;
        while (state is null && DateTime.UtcNow < deadline)
        {
            var health = await client.GetFromJsonAsync<JsonElement>(new Uri("/healthz", UriKind.Relative), Cancellation);
            state = health.GetProperty("parts").EnumerateArray()
                .Where(part => part.GetProperty("name").GetString() is "probes")
                .Select(part => part.GetProperty("status").GetString())
                .FirstOrDefault();
            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
        }

        return state;
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_a_failed_round_and_not_the_end_of_the_host()
    {
        await using var host = await RunningHost.StartAsync(parts: null, dataFolder: null, "--Probes:Every=01:00:00", "--Probes:Folder=nowhere");

        Assert.Equal("degraded", await ProbesOfAsync(host));

        using var shopper = await host.ShopperAsync();
        Assert.NotEqual("", (await shopper.SayAsync("still there?")).Text);
    }

    private async Task<ImmutableArray<ProbeResult>> ProbeAsync(IEnumerable<CaseFile> cases)
    {
        using var client = new HttpClient { BaseAddress = new Uri(demo.Host.Host.Addresses.First()) };
        return await Probe.RunAsync(cases, client, Cancellation);
    }

    private static CaseFile Case(CaseTurn turn) =>
        new("probe", "some.json", new EvalCase { Id = "some", Purpose = "A case for a test.", Turns = [turn] });
}
