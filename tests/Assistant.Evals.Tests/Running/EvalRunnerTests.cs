using System.Collections.Immutable;
using Assistant.Evals.Cases;
using Assistant.Evals.Running;
using Assistant.Evals.Stages;
using Assistant.Hosting;
using Assistant.Testing;

namespace Assistant.Evals.Tests.Running;

/// <summary>Runs cases on the whole product; the slow parts are made once.</summary>
public sealed class EvalRunnerTests(EvalRunnerTests.SharedCache cache) : IClassFixture<EvalRunnerTests.SharedCache>
{
    private const string Policy = """
        { "id": "policy-case", "purpose": "A shopper hears how long there is to return.",
          "turns": [ { "types": "how long do I have to return something?", "expect": { "says": ["30 days"], "cites": ["returns"] } } ] }
        """;

    private const string Guest = """
        { "id": "guest-case", "purpose": "A guest proves an order by a mailed code, and the proof ends.",
          "turns": [
            { "types": "where is W1001? ada@example.com", "expect": { "asks": "code", "card": "none" } },
            { "types": "{wrong code}", "expect": { "card": "none" } },
            { "types": "{code}", "expect": { "card": "order", "says": ["W1001"] } },
            { "waits": "00:31:00" },
            { "types": "where is W1001?", "expect": { "card": "none" } } ] }
        """;

    private const string Changing = """
        { "id": "changing-case", "purpose": "The shop changes underneath, and the shopper hears the new state.",
          "shopper": { "who": "grace" },
          "shop": { "changes": [ { "order": "W1005", "set": { "note": "Ring twice" } } ] },
          "turns": [
            { "types": "where is W1005?", "expect": { "says": ["preparing"] } },
            { "changes": [ { "order": "W1005", "set": { "status": "packed" } } ] },
            { "types": "and what about W1005 now?", "expect": { "says": ["packed"] } } ] }
        """;

    private const string Wrong = """
        { "id": "wrong-case", "purpose": "A case that cannot pass, to see that it does not.",
          "turns": [ { "types": "hello", "expect": { "says": ["the moon is made of cheese"] } } ] }
        """;

    private const string Impossible = """
        { "id": "impossible-case", "purpose": "A change of the shop that no shop would take.",
          "shop": { "changes": [ { "order": "W1005", "set": { "total": -1 } } ] },
          "turns": [ { "types": "hello", "expect": { "says": ["hello"] } } ] }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scores_what_became_true()
    {
        var (run, timings) = await EvalRunner.RunAsync(Plan(Policy, Guest, Changing, Wrong, Impossible), Cancellation);

        Assert.Equal(
            ["policy-case: Passed", "guest-case: Passed", "changing-case: Passed", "wrong-case: Failed", "impossible-case: Inconclusive"],
            run.Cases.Select(score => $"{score.Id}: {score.Outcome}"));
        Assert.Contains("order W1005", run.Cases[4].Checks[0].Problems[0]);
        Assert.Equal("built-in", run.Brain);
        Assert.NotEmpty(timings.Turns);
    }

    [Fact]
    public async Task Two_runs_are_the_same_to_the_letter()
    {
        var (first, _) = await EvalRunner.RunAsync(Plan(Guest, Changing), Cancellation);
        var (second, _) = await EvalRunner.RunAsync(Plan(Guest, Changing) with { Parallel = 1 }, Cancellation);

        Assert.Equal(RunJson.Write(first), RunJson.Write(second));
    }

    [Fact]
    public async Task Plays_each_case_as_often_as_asked()
    {
        var (run, _) = await EvalRunner.RunAsync(Plan(Policy, Wrong) with { Repeats = 3 }, Cancellation);

        Assert.Equal([(3, 3), (0, 3)], run.Cases.Select(score => (score.Passed, score.Repeats)));
    }

    [Fact]
    public async Task A_resumed_run_plays_only_what_is_missing_or_rewritten()
    {
        var (earlier, _) = await EvalRunner.RunAsync(Plan(Policy, Wrong), Cancellation);
        var kept = earlier.Cases[0] with { Purpose = "kept" };
        var stale = earlier.Cases[1] with { Text = "another text", Purpose = "stale" };

        var (run, _) = await EvalRunner.RunAsync(Plan(Policy, Wrong) with { Finished = [kept, stale] }, Cancellation);

        Assert.Equal(["kept", "A case that cannot pass, to see that it does not."], run.Cases.Select(score => score.Purpose));
    }

    private EvalPlan Plan(params ImmutableArray<string> cases) => new()
    {
        Cases = [.. cases.Select(cache.Write)],
        Stage = new StageOptions
        {
            Settings = HostConfiguration.Read([], Repository.Root, "Production").Settings,
            Roots = new Roots(Repository.Root),
            CacheFolder = Path.Combine(cache.Folder, "cache"),
        },
    };

    public sealed class SharedCache : IDisposable
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("eval-tests-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);

        internal CaseFile Write(string text)
        {
            var id = text.Split('"')[3];
            var path = Path.Combine(Folder, $"{id}.json");
            File.WriteAllText(path, text);
            var (found, fault) = EvalSuites.ReadFile(path);
            return new CaseFile("tests", path, found ?? throw new InvalidDataException(fault!.ToString()));
        }
    }
}
