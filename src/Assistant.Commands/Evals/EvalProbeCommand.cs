using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Probing;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval probe</c>: talks to a running host over Direct Line and says whether it serves shoppers well.</summary>
internal static class EvalProbeCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var url = new Option<string>("--url") { Description = "Address of the host.", HelpName = "address", DefaultValueFactory = _ => "http://localhost:5080" };
        var folder = new Argument<string?>("folder") { Description = "A folder of cases for visitors; evals/probe where none is named.", Arity = ArgumentArity.ZeroOrOne };
        var json = CommonOptions.Json("Print [{ case, outcome, problems, milliseconds }].");
        var command = new TaughtCommand(
            "probe",
            "Plays cases against a running host, as a visitor over Direct Line. Exit code 1 if one does not pass.",
            "eval probe",
            "eval probe --url https://chat.example.com")
        {
            folder, url, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var named = parsed.GetValue(folder);
            var (cases, faults) = EvalSuites.Read(named is null ? runtime.Configuration.Roots.Resolve(runtime.Configuration.Settings.Probes.Folder) : ExistingPath(io, named));
            if (!faults.IsEmpty || cases.IsEmpty)
                throw new WrongUseException(faults.IsEmpty ? "The folder holds no cases." : string.Join('\n', faults));

            using var host = new HttpClient { BaseAddress = AddressOf(parsed.GetValue(url)!) };
            var results = await Probe.RunAsync(cases, host, cancellationToken);
            await (parsed.GetValue(json) ? io.WriteLineAsync(CommandJson.Write(results), cancellationToken) : ShowAsync(io, results, cancellationToken));
            return results.All(result => result.Outcome is CheckOutcome.Passed) ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }

    private static string ExistingPath(CommandIo io, string named) =>
        io.PathOf(named) is var path && (Directory.Exists(path) || File.Exists(path)) ? path : throw new WrongUseException($"There is no folder {path}.");

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : $"{text}/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new WrongUseException($"\"{text}\" is no address of a host; write it like http://localhost:5080.");

    private static async Task ShowAsync(CommandIo io, ImmutableArray<ProbeResult> results, CancellationToken cancellationToken)
    {
        foreach (var result in results)
        {
            var slowest = result.Milliseconds.DefaultIfEmpty().Max();
            await io.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Outcome.ToString().ToLowerInvariant(),-12} {result.Case} (slowest answer {slowest:0} ms)"), cancellationToken);
            foreach (var problem in result.Problems)
                await io.WriteLineAsync(TerminalText.Clean($"    {problem}"), cancellationToken);
        }
    }
}
