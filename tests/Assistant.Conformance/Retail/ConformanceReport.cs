using System.Diagnostics;

namespace Assistant.Conformance.Retail;

/// <summary>Prints how a run of the retail tasks compares with what the data set says.</summary>
public static class ConformanceReport
{
    /// <param name="folder">Where the data set lies.</param>
    /// <returns>1 where something disagrees that is not known to.</returns>
    public static async Task<int> WriteAsync(string folder, TextWriter output, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var run = await RetailRun.PrepareAsync(folder, cancellationToken);
        var outcomes = await run.RunAsync(folder, cancellationToken);
        var steps = outcomes.SelectMany(outcome => outcome.Steps).ToList();
        output.WriteLine($"tasks: {outcomes.Length}, all through the real turn, in {watch.Elapsed.TotalSeconds:0} s");
        output.WriteLine($"calls: {steps.Count}");
        output.WriteLine($"  carried out by both: {steps.Count(step => step.Agrees && step.Call.Error is null)}");
        output.WriteLine($"  refused by both: {steps.Count(step => step.Agrees && step.Call.Error is not null)}");
        foreach (var refused in steps.Where(step => step.Call.Error is not null).GroupBy(step => (step.Call.Error, Ours: Words(step))).OrderByDescending(same => same.Count()))
            output.WriteLine($"    {refused.Count(),3} x \"{refused.Key.Error}\": {refused.Key.Ours}");

        output.WriteLine($"end states equal: {outcomes.Count(outcome => outcome.Differences.IsEmpty)} of {outcomes.Length}");
        var unknown = 0;
        foreach (var same in outcomes.SelectMany(outcome => outcome.Causes.Select(cause => (Cause: cause, Outcome: outcome))).GroupBy(pair => (pair.Cause, EndsAlike: pair.Outcome.Differences.IsEmpty)))
        {
            var known = KnownDisagreements.All.FirstOrDefault(known => (known.Cause, known.EndsAlike) == same.Key);
            unknown += known is null ? 1 : 0;
            output.WriteLine($"disagreement, {same.Key.Cause}, end state {(same.Key.EndsAlike ? "equal" : "different")}: {same.Count()} tasks");
            output.WriteLine($"  {known?.Why ?? "Not known."}");
            output.WriteLine($"  {string.Join(", ", same.Select(pair => pair.Outcome.Name))}");
        }

        return unknown > 0 ? 1 : 0;
    }

    private static string Words(RetailStep step) => step switch
    {
        { Result: WriteResult.Refused refused, Rest: WriteResult.Refused rest } => $"{refused.Reason}; the rest of it {rest.Reason}",
        { Result: WriteResult.Refused refused } => refused.Reason,
        var other => $"{other.Result}",
    };
}
