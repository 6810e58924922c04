using Assistant.Evals.Checks;
using Assistant.Evals.Running;
using Assistant.Evals.Tests.Reports;

namespace Assistant.Evals.Tests.Running;

public sealed class RunFolderTests
{
    [Fact]
    public void Reads_what_it_wrote_where_lists_are_empty_and_figures_missing()
    {
        var folder = new RunFolder(Directory.CreateTempSubdirectory("assistant-evals-").FullName);
        var run = SampleRun.Report().Run with { Metrics = [new MetricValue("tokens", null, "nothing to measure", null)] };
        folder.Finish(run, SampleRun.Report().Timings);
        var path = Path.Combine(folder.Path, RunFolder.ResultsFile);
        var written = File.ReadAllText(path);

        var read = RunFolder.Read(path);

        folder.Finish(read, SampleRun.Report().Timings);
        Assert.Equal(written, File.ReadAllText(path));
        Assert.Contains(read.Cases, score => score.Checks.Any(check => check is { Outcome: CheckOutcome.Passed, Problems.IsEmpty: true }));
        Directory.Delete(folder.Path, recursive: true);
    }
}
