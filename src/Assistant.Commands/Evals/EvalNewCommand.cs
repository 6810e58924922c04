using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Evals.Cases;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval new</c>: a case to begin from.</summary>
internal static class EvalNewCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var name = new Argument<string>("suite/id") { Description = "The suite's folder and the id of the case: lower-case words with hyphens." };
        var folder = CaseLibrary.FolderOption();
        var json = CommonOptions.Json("Print { id, suite, path }.");
        var command = new TaughtCommand(
            "new", "Writes a case that can be played as it is and says what each part is for. Refuses an id that is taken.",
            "eval new policy/return-window-passed",
            "eval new orders/parcel-late --json")
        {
            name, folder, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (suite, id) = Split(parsed.GetRequiredValue(name));
            var path = CaseLibrary.Open(io, runtime.Configuration, parsed.GetValue(folder)).Add(suite, id, schema => CaseSkeleton.Text(schema, id));
            if (parsed.GetValue(json))
                await io.WriteLineAsync(CommandJson.Write(new { Id = id, Suite = suite, Path = path }), cancellationToken);
            else
                await io.TellAsync($"Wrote {path}. Make it yours, then: assistant eval run {path}", cancellationToken);

            return ExitCode.Good;
        });
        return command;
    }

    private static (string Suite, string Id) Split(string name) => name.LastIndexOf('/') is > 0 and var slash
        ? (name[..slash], name[(slash + 1)..])
        : throw new WrongUseException($"\"{name}\" names no suite. Write suite/id, such as policy/{name.Trim('/')}.");
}
