using System.Collections.Immutable;
using Assistant.Evals.Checks;
using Assistant.Evals.Metrics;
using Assistant.Evals.Running;

namespace Assistant.Evals.Reports;

/// <summary>What the reports of one run are made of.</summary>
public sealed record RunReport
{
    /// <summary>The page for people, in the run's folder.</summary>
    public const string PageFile = "report.html";

    /// <summary>What build servers read, in the run's folder.</summary>
    public const string JunitFile = "junit.xml";

    public required EvalRun Run { get; init; }

    public required RunTimings Timings { get; init; }

    /// <summary>What the gate misses, one sentence each; none: it is open.</summary>
    public required ImmutableArray<string> Misses { get; init; }

    /// <summary>Null where the run is compared with nothing.</summary>
    public ComparedRun? Beside { get; init; }

    /// <summary>Those that do not pass first, then as the run has them.</summary>
    internal IEnumerable<CaseScore> WorstFirst => Run.Cases.OrderBy(score => score.Outcome switch
    {
        CheckOutcome.Failed => 0,
        CheckOutcome.Inconclusive => 1,
        _ => 2,
    });

    internal Proportion Share => new(Run.Cases.Count(score => score.Outcome is CheckOutcome.Passed), Run.Cases.Length);

    /// <summary>Writes the page and the JUnit file into the run's folder.</summary>
    public async Task WriteAsync(RunFolder folder)
    {
        folder.Write(PageFile, await HtmlReport.WriteAsync(this));
        folder.Write(JunitFile, JunitReport.Write(this));
    }
}

/// <summary>The earlier run that a run stands beside.</summary>
/// <param name="Name">The baseline's name.</param>
public sealed record ComparedRun(string Name, EvalRun Baseline, Comparison Comparison);
