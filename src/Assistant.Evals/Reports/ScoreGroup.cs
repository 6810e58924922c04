using System.Collections.Immutable;
using System.Globalization;
using Assistant.Evals.Checks;
using Assistant.Evals.Running;

namespace Assistant.Evals.Reports;

/// <summary>What became of the cases of one suite, policy page or intent.</summary>
internal sealed record ScoreGroup(string Name, int Passed, int Failed, int Inconclusive)
{
    public int Of => Passed + Failed + Inconclusive;

    /// <summary>For those who cannot see the bar.</summary>
    public string InWords => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}: {Passed} of {Of} end right{(Failed > 0 ? $", {Failed} failed" : "")}{(Inconclusive > 0 ? $", {Inconclusive} inconclusive" : "")}");

    /// <summary>The lowest share first, so that what needs work is seen first. A case counts in each of its groups.</summary>
    /// <param name="names">The groups of a case.</param>
    public static ImmutableArray<ScoreGroup> By(IEnumerable<CaseScore> scores, Func<CaseScore, IEnumerable<string>> names) =>
    [
        .. scores.SelectMany(score => names(score).Distinct().Select(name => (name, score.Outcome)))
            .GroupBy(pair => pair.name)
            .Select(group => new ScoreGroup(
                group.Key,
                group.Count(pair => pair.Outcome is CheckOutcome.Passed),
                group.Count(pair => pair.Outcome is CheckOutcome.Failed),
                group.Count(pair => pair.Outcome is CheckOutcome.Inconclusive)))
            .OrderBy(group => (double)group.Passed / group.Of)
            .ThenBy(group => group.Name, StringComparer.Ordinal),
    ];
}
