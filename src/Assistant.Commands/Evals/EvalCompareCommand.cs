using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Evals.Reports;
using Assistant.Evals.Running;
using Assistant.Hosting;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval compare</c>: what one run has that another has not.</summary>
internal static class EvalCompareCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var before = new Argument<string>("before") { Description = "The earlier run: its folder, its results.json, or the name of a baseline." };
        var after = new Argument<string>("after") { Description = "The later run, named the same way." };
        var json = CommonOptions.Json("Print { newlyFailed, newlyPassed, newOrRewritten, gone, answers: [{ case, turn, shopper, before, after }], compared, pValue, metrics }; cases by their ids.");
        var command = new TaughtCommand(
            "compare", "Says what is worse, what is better and which answers differ between two runs.",
            "eval compare main data/evals/last",
            "eval compare before/results.json after/results.json --json")
        {
            before, after, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var baseline = Read(io, runtime.Configuration, parsed.GetRequiredValue(before));
            var now = Read(io, runtime.Configuration, parsed.GetRequiredValue(after));
            var comparison = Comparison.Of(baseline, now);
            if (parsed.GetValue(json))
            {
                await io.WriteLineAsync(CommandJson.Write(Shape(comparison, baseline, now)), cancellationToken);
                return ExitCode.Good;
            }

            foreach (var line in TerminalReport.Changes(comparison, mostAnswers: int.MaxValue).Concat(Metrics(baseline, now)))
                await io.WriteLineAsync(TerminalText.Clean(line), cancellationToken);

            return ExitCode.Good;
        });
        return command;
    }

    private static EvalRun Read(CommandIo io, HostConfiguration configuration, string named)
    {
        var path = io.PathOf(named);
        var baseline = configuration.Roots.Resolve(Path.Combine(CaseLibrary.DefaultFolder, "baselines", $"{named}.json"));
        return ResultsFile.Read(!Path.Exists(path) && File.Exists(baseline) ? baseline : path);
    }

    private static object Shape(Comparison comparison, EvalRun baseline, EvalRun now) => new
    {
        NewlyFailed = comparison.NewlyFailed.Select(score => score.Id),
        NewlyPassed = comparison.NewlyPassed.Select(score => score.Id),
        NewOrRewritten = comparison.NewOrRewritten.Select(score => score.Id),
        comparison.Gone,
        comparison.Answers,
        comparison.Compared,
        comparison.PValue,
        Metrics = now.Metrics.Select(metric => new { metric.Name, Before = Of(baseline, metric.Name)?.Value, After = metric.Value }),
    };

    private static IEnumerable<string> Metrics(EvalRun baseline, EvalRun now) =>
        now.Metrics.Where(metric => metric.Value is not null)
            .Select(metric => $"{metric.Name,-28} {Of(baseline, metric.Name)?.Text ?? "not measured"} → {metric.Text}");

    private static MetricValue? Of(EvalRun run, string metric) => run.Metrics.FirstOrDefault(found => found.Name == metric);
}
