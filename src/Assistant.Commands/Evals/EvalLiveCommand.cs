using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Evals.Live;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval live</c>: quality of recorded conversations, and whether it moved.</summary>
internal static class EvalLiveCommand
{
    public static TaughtCommand Create(CommandIo io, IRuntimeProvider runtime)
    {
        var (which, json) = (new LiveOptions(), CommonOptions.Json("Print { now, before, alarms }."));
        var command = new TaughtCommand(
            "live",
            "Measures recorded conversations whose shoppers agreed, beside the period before. Exit code 1 where something moved for the worse.",
            "eval live",
            "eval live --since 24h",
            "eval live --since 2026-11-01 --sample 1000 --seed 2")
        {
            json,
        };
        which.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var (period, sample, seed) = which.Read(parsed, product);
            var report = await LiveOptions.Quality(product, runtime.Configuration).MeasureAsync(period, sample, seed, cancellationToken);
            foreach (var line in parsed.GetValue(json) ? [CommandJson.Write(report)] : LiveText.Lines(report))
                await io.WriteLineAsync(TerminalText.Clean(line), cancellationToken);

            return report.Alarms.IsEmpty ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }
}
