using System.Collections.Immutable;
using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy;

namespace Assistant.Commands.Knowledge;

/// <summary><c>assistant knowledge lint</c>: everything that is wrong with the pages and prompts as they lie in their folders. Needs no data, except to find unused rules.</summary>
internal static class LintCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var json = CommonOptions.Json("Print { pages, prompts, refused, warnings, faults: [{ folder, file, line, message, remedy, refused }] }.");
        var unused = new Option<int?>("--unused")
        {
            Description = "Also warn of live rules that decided nothing for this many days; Knowledge:UnusedRuleDays if no number is given. Needs the data.",
            HelpName = "days",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new TaughtCommand(
            "lint",
            "Checks every page of Knowledge:Path and every file of Prompts:Path and says what to do about each fault. Exit code 1 if one is refused.",
            "knowledge lint",
            "knowledge lint --unused 30",
            "knowledge lint --Knowledge:Path=drafts --json")
        {
            unused, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = ReleaseFiles.Of(runtime.Configuration, TimeProvider.System);
            var (release, faults) = await folder.CompileAsync(previous: null, cancellationToken);
            if (parsed.GetResult(unused) is not null)
            {
                faults = faults.AddRange(await UnusedAsync(runtime, release, parsed.GetValue(unused), cancellationToken));
            }

            var found = new Lint(release.Pages.Length, release.Prompts.Files.Files.Count, faults.Count(fault => fault.Refused), faults.Count(fault => !fault.Refused), faults);
            await (parsed.GetValue(json)
                ? io.WriteLineAsync(CommandJson.Write(found), cancellationToken)
                : FaultText.WriteAsync(io, runtime.Configuration, faults, cancellationToken));
            await io.TellAsync($"{found.Pages} pages and {found.Prompts} prompt files, {found.Refused} faults that refuse one, {found.Warnings} warnings.", cancellationToken);
            return found.Refused is 0 ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }

    private static async Task<ImmutableArray<KnowledgeFault>> UnusedAsync(
        IRuntimeProvider runtime, Release release, int? days, CancellationToken cancellationToken)
    {
        if (days is <= 0)
        {
            throw new WrongUseException("--unused needs a number of days, such as --unused 30.");
        }

        var product = await runtime.OpenAsync(cancellationToken);
        var today = DateOnly.FromDateTime(product.Time.GetUtcNow().UtcDateTime);
        return UnusedRules.In(release, await product.RuleUse.ListAsync(cancellationToken), today, days ?? product.Settings.Knowledge.UnusedRuleDays);
    }

    private sealed record Lint(int Pages, int Prompts, int Refused, int Warnings, ImmutableArray<KnowledgeFault> Faults);
}
