using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Evals.Cases;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval schema</c>: what editors know about cases.</summary>
internal static class EvalSchemaCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var folder = CaseLibrary.FolderOption();
        var check = new Option<bool>("--check") { Description = "Write nothing; exit code 1 where the file is not what the program would write." };
        var json = CommonOptions.Json("Print the schema itself; write nothing.");
        var command = new TaughtCommand(
            "schema", $"Writes {CaseSchema.FileName}, from which editors show what each field of a case means.",
            "eval schema",
            "eval schema --check",
            "eval schema --json")
        {
            folder, check, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(json))
            {
                await io.WriteLineAsync(CaseSchema.Text.TrimEnd(), cancellationToken);
                return ExitCode.Good;
            }

            var path = CaseLibrary.Open(io, runtime.Configuration, parsed.GetValue(folder)).SchemaPath;
            if (parsed.GetValue(check))
            {
                var same = File.Exists(path) && await File.ReadAllTextAsync(path, cancellationToken) == CaseSchema.Text;
                await io.TellAsync(same ? $"{path} is up to date." : $"{path} is not what a case is now. Run: assistant eval schema", cancellationToken);
                return same ? ExitCode.Good : ExitCode.Failed;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, CaseSchema.Text, cancellationToken);
            await io.TellAsync($"Wrote {path}.", cancellationToken);
            return ExitCode.Good;
        });
        return command;
    }
}
