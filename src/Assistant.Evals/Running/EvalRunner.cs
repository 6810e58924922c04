using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using Assistant.Evals.Playing;
using Assistant.Evals.Simulation;
using Assistant.Evals.Stages;
using Microsoft.Extensions.AI;

namespace Assistant.Evals.Running;

/// <summary>What to run, and how.</summary>
public sealed record EvalPlan
{
    public required ImmutableArray<CaseFile> Cases { get; init; }

    public required StageOptions Stage { get; init; }

    /// <summary>How often each case is played; 1 or more.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Cases at a time.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Added to the seeds of simulated shoppers.</summary>
    public int Seed { get; init; }

    /// <summary>Writes the words of simulated shoppers; null: rules do. What they reach is judged the same way.</summary>
    public IChatClient? ShopperModel { get; init; }

    /// <summary>Scores of an earlier run that broke off; their cases are not played again while the text is the same.</summary>
    public ImmutableArray<CaseScore> Finished { get; init; } = [];

    /// <summary>A model that judges what cases say of conversations; null: such sentences are skipped.</summary>
    public IChatClient? Judge { get; init; }

    /// <summary>Hears each score as it comes, in any order; called by one thread at a time.</summary>
    public Action<CaseScore> Progress { get; init; } = _ => { };
}

/// <summary>Plays cases side by side, each on a stage of its own, and adds up what came of them.</summary>
public static class EvalRunner
{
    /// <returns>The run without anything that time decides, and the timings.</returns>
    public static async Task<(EvalRun Run, RunTimings Timings)> RunAsync(EvalPlan plan, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Repeats, 1);
        var (startedAt, started) = (TimeProvider.System.GetUtcNow(), Stopwatch.GetTimestamp());
        var finished = plan.Finished.ToDictionary(score => score.Id);
        var scores = new ConcurrentDictionary<string, CaseScore>();
        var timings = new ConcurrentDictionary<string, ImmutableArray<double>>();
        var reporting = new Lock();
        await using var stages = new StageSet(plan.Stage);
        await Parallel.ForEachAsync(
            plan.Cases,
            new ParallelOptions { MaxDegreeOfParallelism = plan.Parallel, CancellationToken = cancellationToken },
            async (file, token) =>
            {
                var known = finished.GetValueOrDefault(file.Case.Id) is { } earlier && earlier.Text == Scoring.TextOf(file.Case) && earlier.Repeats == plan.Repeats;
                var score = known ? finished[file.Case.Id] : await PlayAsync(file, plan, stages, timings, token);
                scores[score.Id] = score;
                lock (reporting)
                    plan.Progress(score);
            });

        var ordered = plan.Cases.Select(file => scores[file.Case.Id]).ToImmutableArray();
        var run = new EvalRun
        {
            Brain = ordered.SelectMany(score => score.Brains).FirstOrDefault() ?? "none",
            Release = stages.Release,
            Prompts = stages.Prompts,
            Repeats = plan.Repeats,
            Seed = plan.Seed,
            Cases = ordered,
            Metrics = MetricList.Total(ordered.SelectMany(score => score.Tallies)),
            Scores = ScoresBy.Of(ordered),
        };
        return (run, RunTimings.Of(startedAt, Stopwatch.GetElapsedTime(started), timings));
    }

    private static async Task<CaseScore> PlayAsync(
        CaseFile file, EvalPlan plan, StageSet stages, ConcurrentDictionary<string, ImmutableArray<double>> timings, CancellationToken cancellationToken)
    {
        try
        {
            var stage = await stages.OpenAsync(StageKey.Of(file), cancellationToken);
            var repeats = new List<(PlayedCase, CheckOutcome, ImmutableArray<CheckResult>)>();
            for (var repeat = 0; repeat < plan.Repeats; repeat++)
            {
                await using var seat = await stage.OpenSeatAsync(file, cancellationToken);
                var played = await CasePlayer.PlayAsync(file.Case, ScriptOf(file.Case, plan, plan.Seed + repeat), seat, stage.Release, cancellationToken);
                var (outcome, results) = await ChecksOf(plan).RunAsync(played, cancellationToken);
                repeats.Add((played, outcome, results));
            }

            timings[file.Case.Id] = [.. repeats.SelectMany(repeat => repeat.Item1.Turns).Select(turn => Math.Round(turn.Latency.TotalMilliseconds, 1))];
            return Scoring.Score(file, repeats);
        }
        catch (Exception fault) when (fault is EvalSetupException or IOException)
        {
            // What the runner cannot set up says nothing about the product.
            return Scoring.Unplayable(file, plan.Repeats, fault.Message);
        }
    }

    private static CheckList ChecksOf(EvalPlan plan) =>
        plan.Judge is { } judge ? CheckList.Standard.With(new JudgeCheck(judge)) : CheckList.Standard;

    private static IShopperScript ScriptOf(EvalCase played, EvalPlan plan, int seed) =>
        played.Simulated is not { } simulated ? new WrittenScript(played.Turns)
        : plan.ShopperModel is { } model ? new ModelScript(model, ShopperPrompt.Load(plan.Stage.Roots), simulated, seed)
        : new SimulatedScript(simulated, seed);
}
