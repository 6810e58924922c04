using System.Collections.Immutable;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;

namespace Assistant.Evals.Running;

/// <summary>What a change made better and worse: a run beside a baseline, case by case and answer by answer.</summary>
public sealed record Comparison
{
    /// <summary>Passed before, fail now.</summary>
    public required ImmutableArray<CaseScore> NewlyFailed { get; init; }

    /// <summary>Did not pass before, pass now.</summary>
    public required ImmutableArray<CaseScore> NewlyPassed { get; init; }

    /// <summary>Cases that the baseline does not know, or knows with another text: they are neither better nor worse.</summary>
    public required ImmutableArray<CaseScore> NewOrRewritten { get; init; }

    /// <summary>Ids that only the baseline has, of the suites that were run.</summary>
    public required ImmutableArray<string> Gone { get; init; }

    /// <summary>What shoppers are told now where they were told something else before.</summary>
    public required ImmutableArray<AnswerChange> Answers { get; init; }

    /// <summary>Cases that both runs played with the same text.</summary>
    public required int Compared { get; init; }

    /// <summary>How likely so lopsided a change is by chance alone; 1 where nothing changed. Says nothing about a deterministic brain.</summary>
    public required double PValue { get; init; }

    public static Comparison Of(EvalRun baseline, EvalRun now)
    {
        var suites = now.Cases.Select(score => score.Suite).ToHashSet();
        var before = baseline.Cases.ToDictionary(score => score.Id);
        var ids = now.Cases.Select(score => score.Id).ToHashSet();
        var same = now.Cases.Where(score => before.GetValueOrDefault(score.Id)?.Text == score.Text).ToList();
        var failed = same.Where(score => before[score.Id].Outcome is CheckOutcome.Passed && score.Outcome is not CheckOutcome.Passed).ToImmutableArray();
        var passed = same.Where(score => before[score.Id].Outcome is not CheckOutcome.Passed && score.Outcome is CheckOutcome.Passed).ToImmutableArray();
        return new Comparison
        {
            NewlyFailed = failed,
            NewlyPassed = passed,
            NewOrRewritten = [.. now.Cases.Except(same)],
            Gone = [.. baseline.Cases.Where(score => suites.Contains(score.Suite) && !ids.Contains(score.Id)).Select(score => score.Id)],
            Answers = [.. same.SelectMany(score => AnswerChange.Between(before[score.Id], score))],
            Compared = same.Count,
            PValue = McNemar.PValue(failed.Length, passed.Length),
        };
    }
}

/// <summary>One message of one case whose answer is another one now.</summary>
/// <param name="Turn">From 1.</param>
/// <param name="Before">Null where the conversation had ended by then.</param>
/// <param name="After">Null where the conversation has ended by now.</param>
public sealed record AnswerChange(string Case, string Purpose, int Turn, string Shopper, string? Before, string? After)
{
    internal static IEnumerable<AnswerChange> Between(CaseScore before, CaseScore now)
    {
        var (old, current) = (before.Transcript.Turns, now.Transcript.Turns);
        for (var index = 0; index < Math.Max(old.Length, current.Length); index++)
        {
            var (earlier, later) = (index < old.Length ? old[index] : null, index < current.Length ? current[index] : null);
            if (earlier?.Answer != later?.Answer)
                yield return new AnswerChange(now.Id, now.Purpose, index + 1, (later ?? earlier)!.Shopper, earlier?.Answer, later?.Answer);
        }
    }
}
