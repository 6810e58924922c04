using System.Collections.Immutable;
using Assistant.Evals.Checks;
using Assistant.Evals.Running;

namespace Assistant.Cli.Tests;

/// <summary>The commands of those who write cases. None of them plays one.</summary>
public sealed class EvalAuthoringTests(ProductFixture product) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Evals => _folder.Of("evals");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_case_is_written_once()
    {
        var written = await Run("new", "policy/late-return", "--json");
        var again = await Run("new", "orders/late-return");

        Assert.Equal((0, Path.Combine(Evals, "policy", "late-return.json")), (written.Exit, written.Json.GetProperty("path").GetString()));
        Assert.Contains("\"$schema\": \"../case.schema.json\"", File.ReadAllText(Path.Combine(Evals, "policy", "late-return.json")));
        Assert.Equal((2, $"The id \"late-return\" is taken by {Path.Combine(Evals, "policy", "late-return.json")}. Ids are unique in all suites; nothing was written.\n"), (again.Exit, again.Err));
        Assert.False(Directory.Exists(Path.Combine(Evals, "orders")));
    }

    [Theory]
    [InlineData("late-return", "\"late-return\" names no suite. Write suite/id, such as policy/late-return.")]
    [InlineData("policy/Late_Return", "\"Late_Return\" is no name of a suite or case; write lower-case words with hyphens, such as return-window-passed.")]
    [InlineData("../late", "\"..\" is no name of a suite or case; write lower-case words with hyphens, such as return-window-passed.")]
    public async Task A_new_case_needs_a_name_that_can_be_kept(string name, string message)
    {
        var run = await Run("new", name);

        Assert.Equal((2, $"{message}\n"), (run.Exit, run.Err));
    }

    [Fact]
    public async Task A_case_is_explained_with_what_came_of_it_last()
    {
        await Run("new", "policy/late-return");
        WriteRun("last", Score("late-return", CheckOutcome.Failed, "You have 30 days."));

        var text = await Run("explain", "late-return", "--run", _folder.Of("last"));
        var json = await Run("explain", "late-return", "--run", _folder.Of("last"), "--json");

        Assert.Contains("1. types \"How long do I have to return something?\"", text.Out);
        Assert.Contains("In the last run it failed; the case was rewritten since:", text.Out);
        Assert.Contains("    assistant: You have 30 days.", text.Out);
        Assert.Contains("FAILED outcome: does not end answered", text.Out);
        Assert.Equal("failed", json.Json.GetProperty("last").GetProperty("outcome").GetString());
        Assert.True(json.Json.GetProperty("rewritten").GetBoolean());
    }

    [Fact]
    public async Task An_unknown_case_is_answered_with_those_that_were_meant()
    {
        await Run("new", "policy/late-return");
        await Run("new", "policy/late-parcel-is-lost");

        var misspelt = await Run("explain", "late-retrun");
        var part = await Run("explain", "parcel");
        var none = await Run("explain", "xyzzy-plugh");

        Assert.Equal((2, $"There is no case \"late-retrun\" in {Evals}. Did you mean late-return?\n"), (misspelt.Exit, misspelt.Err));
        Assert.Equal($"There is no case \"parcel\" in {Evals}. Did you mean late-parcel-is-lost?\n", part.Err);
        Assert.Equal($"There is no case \"xyzzy-plugh\" in {Evals}.\n", none.Err);
    }

    [Fact]
    public async Task A_conversation_is_recorded_as_a_case_that_waits_for_its_purpose()
    {
        var asked = await CommandRun.ReadingAsync("how long do I have to return something? I am me@home.example.net\n", product, "chat", "--as", "ada", "--json");
        var conversation = asked.JsonLines[0].GetProperty("conversation").GetProperty("id").GetString()!;

        var recorded = await CommandRun.RunAsync(product, "eval", "record", conversation, "--suite", "regression", "--id", "return-days", "--folder", Evals, "--json");

        var text = File.ReadAllText(recorded.Json.GetProperty("path").GetString()!);
        Assert.Contains("shopper@example.com", text);
        Assert.Contains("\"who\": \"ada\"", text);
        Assert.Contains("\"page\": \"returns\"", text);
        Assert.NotEmpty(recorded.Json.GetProperty("lookAt").EnumerateArray());
        var explained = await Run("explain", "return-days");
        Assert.Contains("The purpose says nothing.", explained.Err);
    }

    [Theory]
    [InlineData(2, "\"nowhere\" is not the id of a conversation, which has 22 letters, digits, hyphens and underscores.", "nowhere")]
    [InlineData(1, "There is no conversation AAAAAAAAAAAAAAAAAAAAAA in ", "AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_conversation_that_is_not_there_is_named(int exit, string message, string id)
    {
        var run = await CommandRun.RunAsync(product, "eval", "record", id, "--suite", "regression", "--id", "some-case", "--folder", Evals);

        Assert.Equal(exit, run.Exit);
        Assert.StartsWith(message, run.Err);
        Assert.False(Directory.Exists(Evals));
    }

    [Fact]
    public async Task The_schema_is_written_and_checked()
    {
        var missing = await Run("schema", "--check");
        var written = await Run("schema");
        var good = await Run("schema", "--check");
        File.AppendAllText(Path.Combine(Evals, "case.schema.json"), " ");
        var stale = await Run("schema", "--check");
        var printed = await Run("schema", "--json");

        Assert.Equal([1, 0, 0, 1], new[] { missing, written, good, stale }.Select(run => run.Exit));
        Assert.Equal("Eval case", printed.Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Two_runs_are_compared()
    {
        WriteRun("before", Score("late-return", CheckOutcome.Passed, "You have 30 days."));
        WriteRun("after", Score("late-return", CheckOutcome.Failed, "You have 20 days."));

        var text = await CommandRun.RunAsync(new NoData(), "eval", "compare", _folder.Of("before"), _folder.Of("after/results.json"));
        var json = await CommandRun.RunAsync(new NoData(), "eval", "compare", _folder.Of("before"), _folder.Of("after"), "--json");
        var missing = await CommandRun.RunAsync(new NoData(), "eval", "compare", _folder.Of("before"), _folder.Of("nowhere"));

        Assert.Equal(0, text.Exit);
        Assert.Contains("  worse: late-return: ", text.Out);
        Assert.Contains("    now:    You have 20 days.", text.Out);
        Assert.Equal("late-return", json.Json.GetProperty("newlyFailed")[0].GetString());
        Assert.Equal("You have 30 days.", json.Json.GetProperty("answers")[0].GetProperty("before").GetString());
        Assert.Equal((2, $"There is no result of a run at {_folder.Of("nowhere")}.\n"), (missing.Exit, missing.Err));
    }

    private Task<CommandRun> Run(params string[] args) => CommandRun.RunAsync(new NoData(), ["eval", .. args, "--folder", Evals]);

    private void WriteRun(string name, params ImmutableArray<CaseScore> cases) => new RunFolder(_folder.Of(name)).Finish(
        new EvalRun { Brain = "built-in", Release = "r", Prompts = "p", Repeats = 1, Seed = 0, Cases = cases },
        new RunTimings { StartedAt = default, Seconds = 1, Turns = ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty });

    private static CaseScore Score(string id, CheckOutcome outcome, string answer) => new()
    {
        Id = id,
        Suite = "policy",
        Purpose = "Whoever is late is told so.",
        Outcome = outcome,
        Passed = outcome is CheckOutcome.Passed ? 1 : 0,
        Repeats = 1,
        Text = "0123456789ab",
        Transcript = new Transcript { Turns = [new TranscriptTurn { Shopper = "How long?", Answer = answer }] },
        Checks = [new CheckResult("outcome", outcome, outcome is CheckOutcome.Passed ? [] : ["does not end answered"])],
    };
}
