using Assistant.Evals.Checks;
using Assistant.Evals.Reports;
using Assistant.Evals.Running;

namespace Assistant.Evals.Tests.Reports;

public sealed class TerminalReportTests
{
    [Fact]
    public void Shows_of_long_answers_the_part_that_differs()
    {
        var (long1, long2) = (string.Concat(Enumerable.Repeat("the same words ", 40)), string.Concat(Enumerable.Repeat(" and so on", 40)));
        var before = SampleRun.Case("long", "policy", CheckOutcome.Passed, SampleRun.Said("How long?", $"{long1}within 30 days{long2}"));
        var after = before with { Transcript = SampleRun.Said("How long?", $"{long1}within 20 days{long2}") };
        var run = SampleRun.Report().Run;

        var lines = TerminalReport.Changes(Comparison.Of(run with { Cases = [before] }, run with { Cases = [after] }), 1).ToList();

        Assert.Contains(lines, line => line.StartsWith("    before: …", StringComparison.Ordinal) && line.Contains("words within 30 days and", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("    now:    …", StringComparison.Ordinal) && line.Contains("words within 20 days and", StringComparison.Ordinal));
    }

    [Fact]
    public void Shows_short_answers_whole()
    {
        var lines = TerminalReport.Lines(SampleRun.Report().Run, SampleRun.Report().Timings, SampleRun.Report().Beside!.Comparison, []).ToList();

        Assert.Contains("    before: You have 30 days. ⏎  ⏎ Anything else?", lines);
        Assert.Contains("    now:    You have 20 days. ⏎  ⏎ Anything else?", lines);
        Assert.Contains("FAILED orders/broken-lamp (must pass)", lines);
        Assert.Equal("The gate is open: the 2 that do not pass are known.", lines[^1]);
    }
}
