using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;

namespace Assistant.Evals.Running;

/// <summary>What a run must reach to pass: <c>evals/gate.json</c>. Every figure is a floor; a run that misses one fails.</summary>
public sealed record Gate
{
    public const string FileName = "gate.json";

    /// <summary>Share of all cases that must pass, 0 to 1; the known faults are counted apart.</summary>
    public double Overall { get; init; } = 1;

    /// <summary>Shares by suite, where they are higher than <see cref="Overall"/>.</summary>
    public ImmutableSortedDictionary<string, double> Suites { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Floors of metrics by name (ceilings, where lower is better).</summary>
    public ImmutableSortedDictionary<string, double> Metrics { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>
    /// Cases that do not pass yet, which everybody knows: they are told with every run and do not shut the gate. One that passes must be
    /// taken off the list, so that it can never fail unnoticed again.
    /// </summary>
    public ImmutableArray<string> KnownFaults { get; init; } = [];

    /// <summary>Most cases that may fail although they passed in the baseline.</summary>
    public int Regressions { get; init; }

    /// <summary>Most cases that may be inconclusive.</summary>
    public int Inconclusive { get; init; }

    /// <exception cref="InvalidDataException">The file is no gate; the message says where and what to do.</exception>
    public static Gate Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Gate>(File.ReadAllText(path), Cases.CaseJson.Options) ?? throw new JsonException("The file holds no object.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}:{(fault.LineNumber ?? 0) + 1} {fault.Message} docs/evals.md lists what a gate holds.", fault);
        }
    }

    /// <summary>What the run does not reach, one sentence each; none: it passes.</summary>
    public ImmutableArray<string> Misses(EvalRun run, Comparison? comparison) =>
    [
        .. run.Cases.Where(score => score.Outcome is CheckOutcome.Passed && KnownFaults.Contains(score.Id)).Select(score => $"{score.Id} passes now: take it off the known faults of the gate."),
        .. run.Cases.Where(score => score.MustPass && score.Outcome is not CheckOutcome.Passed && !KnownFaults.Contains(score.Id)).Select(score => $"{score.Id} must pass and is {Word(score.Outcome)}."),
        .. Below("All cases but the known faults", Share(run.Cases), Overall),
        .. Suites.SelectMany(floor => Below($"Suite {floor.Key} but the known faults", Share(run.Cases.Where(score => score.Suite == floor.Key)), floor.Value)),
        .. Metrics.SelectMany(floor => Below(run.Metrics.FirstOrDefault(metric => metric.Name == floor.Key), floor.Key, floor.Value)),
        .. run.Cases.Count(score => score.Outcome is CheckOutcome.Inconclusive) is var unclear && unclear > Inconclusive
            ? [string.Create(CultureInfo.InvariantCulture, $"{unclear} cases are inconclusive; at most {Inconclusive} may be.")] : (string[])[],
        .. comparison is { NewlyFailed: var worse } && worse.Length > Regressions
            ? [string.Create(CultureInfo.InvariantCulture, $"{worse.Length} cases passed in the baseline and do not now; at most {Regressions} may: {string.Join(", ", worse.Select(score => score.Id))}.")] : (string[])[],
    ];

    private static IEnumerable<string> Below(string what, Proportion share, double floor) => share.Of > 0 && share.Value < floor
        ? [string.Create(CultureInfo.InvariantCulture, $"{what}: {share.Hits} of {share.Of} pass ({share.Value:P1}); {floor:P1} must.")] : [];

    private static IEnumerable<string> Below(MetricValue? metric, string name, double bound) => metric switch
    {
        null => [$"There is no metric \"{name}\"."],
        // Nothing was measured, so nothing was missed: a run of one suite does not touch every metric.
        { Value: null } => [],
        { Value: { } value, HigherIsBetter: false } when value > bound => [string.Create(CultureInfo.InvariantCulture, $"{name} is {value:0.###}; at most {bound:0.###} may be.")],
        { Value: { } value, HigherIsBetter: not false } when value < bound => [string.Create(CultureInfo.InvariantCulture, $"{name} is {value:0.###}; {bound:0.###} must be reached.")],
        _ => [],
    };

    private Proportion Share(IEnumerable<CaseScore> scores)
    {
        var all = scores.Where(score => !KnownFaults.Contains(score.Id)).ToList();
        return new Proportion(all.Count(score => score.Outcome is CheckOutcome.Passed), all.Count);
    }

    internal static string Word(CheckOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
