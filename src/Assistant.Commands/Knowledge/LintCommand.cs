using System.Collections.Immutable;
using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Knowledge;

namespace Assistant.Commands.Knowledge;

/// <summary><c>assistant knowledge lint</c>: everything that is wrong with the pages as they lie in the folder. Needs no data.</summary>
internal static class LintCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var json = CommonOptions.Json("Print { pages, refused, warnings, faults: [{ file, line, message, remedy, refused }] }.");
        var command = new TaughtCommand(
            "lint",
            "Checks every page of Knowledge:Path and says what to do about each fault. Exit code 1 if a page is refused.",
            "knowledge lint",
            "knowledge lint --Knowledge:Path=drafts --json")
        {
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = new KnowledgeFolder(runtime.Configuration.KnowledgeFolder, PageStrictness.Strict, TimeProvider.System);
            var (release, faults) = await folder.CompileAsync(previous: null, cancellationToken);
            var found = new Lint(release.Pages.Length, faults.Count(fault => fault.Refused), faults.Count(fault => !fault.Refused), faults);
            await (parsed.GetValue(json)
                ? io.WriteLineAsync(CommandJson.Write(found), cancellationToken)
                : FaultText.WriteAsync(io, folder.Root, faults, cancellationToken));
            await io.TellAsync($"{found.Pages} pages, {found.Refused} faults that refuse a page, {found.Warnings} warnings.", cancellationToken);
            return found.Refused is 0 ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }

    private sealed record Lint(int Pages, int Refused, int Warnings, ImmutableArray<KnowledgeFault> Faults);
}
