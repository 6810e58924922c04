using System.CommandLine;
using System.Globalization;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Evals.Cases;
using Assistant.Evals.Checks;
using Assistant.Evals.Running;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval explain</c>: what a case is about, and what came of it last.</summary>
internal static class EvalExplainCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var id = new Argument<string>("id") { Description = "The id of the case." };
        var folder = CaseLibrary.FolderOption();
        var run = new Option<string?>("--run") { Description = "The run to look into: its folder or its results.json; the last one.", HelpName = "folder" };
        var json = CommonOptions.Json("Print { id, suite, path, story: [...], rewritten, last: { outcome, transcript, checks } }; last is null where the case was not played.");
        var command = new TaughtCommand(
            "explain", "Tells a case in plain words: who the shopper is, what they do, what must come of it; then what came of it in the last run.",
            "eval explain return-window-passed",
            "eval explain return-window-passed --run before --json")
        {
            id, folder, run, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var configuration = runtime.Configuration;
            var file = CaseLibrary.Open(io, configuration, parsed.GetValue(folder)).Find(parsed.GetRequiredValue(id));
            var named = parsed.GetValue(run);
            var path = named is null ? Path.Combine(configuration.DataFolder, "evals", "last") : io.PathOf(named);
            // Nobody asked for the last run by name: where there is none, the story is enough.
            var last = named is null && !File.Exists(Path.Combine(path, RunFolder.ResultsFile))
                ? null
                : ResultsFile.Read(path).Cases.FirstOrDefault(score => score.Id == file.Case.Id);
            var rewritten = last is not null && last.Text != Scoring.TextOf(file.Case);
            if (parsed.GetValue(json))
            {
                await io.WriteLineAsync(
                    CommandJson.Write(new
                    {
                        file.Case.Id,
                        file.Suite,
                        file.Path,
                        Story = CaseInWords.Lines(file.Case),
                        Rewritten = rewritten,
                        Last = last is null ? null : new { last.Outcome, last.Transcript, last.Checks },
                    }),
                    cancellationToken);
                return ExitCode.Good;
            }

            foreach (var line in Lines(file, last, rewritten))
                await io.WriteLineAsync(TerminalText.Clean(line), cancellationToken);

            return ExitCode.Good;
        });
        return command;
    }

    private static IEnumerable<string> Lines(CaseFile file, CaseScore? last, bool rewritten) =>
    [
        $"{file.Suite}/{file.Case.Id}",
        .. CaseInWords.Lines(file.Case),
        "",
        .. last is null ? ["It was not played in the last run."] : Last(last, rewritten),
    ];

    private static IEnumerable<string> Last(CaseScore last, bool rewritten) =>
    [
        $"In the last run it {Became(last.Outcome)}{(rewritten ? "; the case was rewritten since" : "")}:",
        .. last.Transcript.Turns.SelectMany((turn, index) => (string[])
        [
            string.Create(CultureInfo.InvariantCulture, $"{index + 1}. shopper: {turn.Shopper}"),
            $"    assistant: {turn.Answer.ReplaceLineEndings("\n    ")}",
            .. turn.Cited.IsEmpty ? (string[])[] : [$"    cites {string.Join(", ", turn.Cited)}"],
            .. turn.Tools.IsEmpty ? (string[])[] : [$"    tools {string.Join(", ", turn.Tools)}"],
        ]),
        .. last.Transcript.BrokeOff is { } why ? [$"The conversation broke off: {why}"] : (string[])[],
        .. last.Checks.Where(check => check.Outcome is not CheckOutcome.Passed)
            .SelectMany(check => check.Problems.Select(problem => $"{Gate.Word(check.Outcome).ToUpperInvariant()} {check.Check}: {problem}")),
        $"Fine: {string.Join(", ", last.Checks.Where(check => check.Outcome is CheckOutcome.Passed).Select(check => check.Check))}",
    ];

    private static string Became(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Failed => "failed",
        _ => "was inconclusive",
    };
}
