using System.Collections.Immutable;
using Assistant.Evals.Checks;
using Assistant.Evals.Reports;
using Assistant.Evals.Running;

namespace Assistant.Evals.Tests.Reports;

/// <summary>A small run with one case of each result, and the run before it.</summary>
internal static class SampleRun
{
    public static RunReport Report(bool compared = true, params ImmutableArray<CaseScore> cases)
    {
        var run = Run(cases.IsEmpty ? [Passed, Failed, Inconclusive] : cases);
        var before = Run([Passed with { Transcript = Said("How long?", "You have 30 days.\n\nAnything else?") }, Failed with { Outcome = CheckOutcome.Passed, Passed = 1 }, Inconclusive]) with
        {
            Metrics = [new MetricValue("task success", 1, "2 of 2, 100.0 %", true)],
        };
        var comparison = Comparison.Of(before, run);
        return new RunReport
        {
            Run = run,
            Timings = new RunTimings
            {
                StartedAt = new DateTimeOffset(2026, 11, 18, 11, 0, 0, TimeSpan.Zero),
                Seconds = 1.5,
                Turns = ImmutableSortedDictionary.CreateRange<string, ImmutableArray<double>>([new("how-long", [12.5]), new("broken-lamp", [80, 1_200])]),
                MedianMilliseconds = 80,
                P95Milliseconds = 1_200,
            },
            Misses = compared ? new Gate().Misses(run, comparison) : [],
            Beside = compared ? new ComparedRun("main", before, comparison) : null,
        };
    }

    public static CaseScore Passed { get; } = Case("how-long", "policy", CheckOutcome.Passed, Said("How long?", "You have 20 days.\n\nAnything else?")) with
    {
        Policies = ["returns"],
    };

    public static CaseScore Failed { get; } = Case("broken-lamp", "orders", CheckOutcome.Failed, new Transcript
    {
        Turns =
        [
            new TranscriptTurn
            {
                Shopper = "The lamp is broken",
                Answer = "That is sad.",
                Intent = "damaged_item",
                Outcome = "replied",
                Cited = ["damaged-or-missing#photos"],
                Tools = ["find_order: found"],
                Cards = ["order W1002"],
                Suggestions = ["Yes, please"],
            },
        ],
        Handoff = ["reason: ActionNeeded", "summary: A lamp: broken."],
        ShopChanges = ["changed order W1002"],
    }) with
    {
        MustPass = true,
        Policies = ["damaged-or-missing", "returns"],
        Intents = ["damaged_item"],
        Checks = [new CheckResult("shop", CheckOutcome.Passed, []), new CheckResult("statements", CheckOutcome.Failed, ["turn 1: does not say replacement"])],
    };

    public static CaseScore Inconclusive { get; } = Case("no-shop", "orders", CheckOutcome.Inconclusive, new Transcript { Turns = [] }) with
    {
        Checks = [new CheckResult("stage", CheckOutcome.Inconclusive, ["There is no snapshot."])],
    };

    public static CaseScore Case(string id, string suite, CheckOutcome outcome, Transcript transcript) => new()
    {
        Id = id,
        Suite = suite,
        Purpose = $"The purpose of {id}.",
        Outcome = outcome,
        Passed = outcome is CheckOutcome.Passed ? 1 : 0,
        Repeats = 1,
        Text = "0123456789ab",
        Transcript = transcript,
        Checks = [new CheckResult("outcome", outcome, outcome is CheckOutcome.Passed ? [] : ["does not end answered"])],
    };

    public static Transcript Said(string shopper, string answer) => new() { Turns = [new TranscriptTurn { Shopper = shopper, Answer = answer }] };

    private static EvalRun Run(ImmutableArray<CaseScore> cases) => new()
    {
        Brain = "built-in",
        Release = "9e18e856a6a0",
        Prompts = "c713ec004a8c",
        Repeats = 1,
        Seed = 0,
        Cases = cases,
        Metrics = [new MetricValue("task success", 0.5, "1 of 2, 50.0 %", true)],
    };
}
