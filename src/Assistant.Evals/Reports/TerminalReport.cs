using System.Globalization;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using Assistant.Evals.Running;

namespace Assistant.Evals.Reports;

/// <summary>The end of a run as a person reads it in a terminal: by suite, what failed and why, what is told now instead, the gate.</summary>
public static class TerminalReport
{
    private const int MostAnswers = 12;

    public static IEnumerable<string> Lines(EvalRun run, RunTimings timings, Comparison? comparison, IReadOnlyList<string> misses) =>
    [
        .. run.Cases.GroupBy(score => score.Suite).Select(Suite),
        "",
        .. run.Cases.Where(score => score.Outcome is not CheckOutcome.Passed).SelectMany(NotPassed),
        .. comparison is null ? [] : Changes(comparison, MostAnswers),
        .. run.Metrics.Where(metric => metric.Value is not null).Select(metric => $"{metric.Name,-28} {metric.Text}"),
        "",
        Text($"{Share(run.Cases)} pass · brain {run.Brain} · release {run.Release} · prompts {run.Prompts} · {run.Repeats} time(s) each · {timings.Seconds:0.0} s, an answer takes {timings.MedianMilliseconds:0.0} ms (p95 {timings.P95Milliseconds:0.0} ms)"),
        .. misses.Count is 0 ? [Open(run)] : misses.Select(miss => $"Gate: {miss}"),
    ];

    private static string Open(EvalRun run) => run.Cases.Count(score => score.Outcome is not CheckOutcome.Passed) is > 0 and var known
        ? Text($"The gate is open: the {known} that do not pass are known.")
        : "The gate is open.";

    private static string Suite(IGrouping<string, CaseScore> suite) => Text($"{suite.Key,-20} {Share([.. suite])}");

    private static IEnumerable<string> NotPassed(CaseScore score) =>
    [
        $"{Gate.Word(score.Outcome).ToUpperInvariant()} {score.Suite}/{score.Id}{(score.MustPass ? " (must pass)" : "")}{(score.Repeats > 1 ? Text($" {score.Passed} of {score.Repeats}") : "")}",
        $"    {score.Purpose}",
        .. score.Checks.Where(check => check.Outcome is not CheckOutcome.Passed).SelectMany(check => check.Problems.Select(problem => $"    {check.Check}: {problem}")),
        "",
    ];

    /// <summary>What differs between two runs.</summary>
    /// <param name="mostAnswers">How many other answers are written out.</param>
    public static IEnumerable<string> Changes(Comparison comparison, int mostAnswers) =>
    [
        Text($"Beside the baseline: {comparison.NewlyFailed.Length} worse, {comparison.NewlyPassed.Length} better, {comparison.Answers.Length} answers differ, {comparison.NewOrRewritten.Length} cases new or rewritten, {comparison.Gone.Length} gone (of {comparison.Compared} compared; p = {comparison.PValue:0.###})"),
        .. comparison.NewlyFailed.Select(score => $"  worse: {score.Id}: {score.Purpose}"),
        .. comparison.NewlyPassed.Select(score => $"  better: {score.Id}: {score.Purpose}"),
        .. comparison.Answers.Take(mostAnswers).SelectMany(Change),
        .. comparison.Answers.Length > mostAnswers ? [Text($"  … and {comparison.Answers.Length - mostAnswers} more in the report")] : (string[])[],
        "",
    ];

    private static IEnumerable<string> Change(AnswerChange change) =>
    [
        $"  {change.Case}, message {change.Turn}: \"{Short(change.Shopper)}\"",
        $"    before: {Short(change.Before ?? "(nothing)", SameUntil(change))}",
        $"    now:    {Short(change.After ?? "(nothing)", SameUntil(change))}",
    ];

    /// <summary>Where the answers begin to differ, at the beginning of a word.</summary>
    private static int SameUntil(AnswerChange change)
    {
        var (before, after) = (change.Before ?? "", change.After ?? "");
        var same = before.AsSpan().CommonPrefixLength(after);
        return before.AsSpan(0, same).LastIndexOf(' ') + 1;
    }

    /// <summary>One line of a text; of a long one the part where it differs from another.</summary>
    private static string Short(string text, int differsAt = 0)
    {
        const int most = 240;
        const int before = 60;
        var start = text.Length <= most ? 0 : Math.Max(0, Math.Min(differsAt - before, text.Length - most));
        var part = text[start..Math.Min(text.Length, start + most)];
        return $"{(start > 0 ? "…" : "")}{part.ReplaceLineEndings(" ⏎ ")}{(start + most < text.Length ? "…" : "")}";
    }

    private static Proportion Share(IReadOnlyCollection<CaseScore> scores) => new(scores.Count(score => score.Outcome is CheckOutcome.Passed), scores.Count);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
