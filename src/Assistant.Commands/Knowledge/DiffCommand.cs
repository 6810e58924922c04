using System.Collections.Immutable;
using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Knowledge;
using Assistant.Core.Policy.Rules;
using Assistant.Core.Prompts;
using Assistant.Hosting;

namespace Assistant.Commands.Knowledge;

/// <summary><c>assistant knowledge diff</c>: what the folders would change, pages, rules and prompts, before anything is published.</summary>
internal static class DiffCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var json = CommonOptions.Json("Print { live, folder, pages: [{ name, before, now }], rules: [{ name, before, now }], prompts: [{ name, before, now }], faults }.");
        var command = new TaughtCommand(
            "diff",
            "Shows which pages, rules and prompt files of the folders differ from the live release. Exit code 1 if faults would hold it back.",
            "knowledge diff",
            "knowledge diff --json")
        {
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var live = product.Knowledge.Current;
            var folder = ReleaseFiles.Of(runtime.Configuration, product.Time);
            var (release, faults) = await folder.CompileAsync(live, cancellationToken);
            var refused = faults.Where(fault => fault.Refused).ToImmutableArray();
            var found = new Diff(
                live.Id,
                release.Id,
                Changes(live.Pages, release.Pages, page => page.Id.Value, page => page.Version),
                Changes(live.Rules.Rules, release.Rules.Rules, rule => rule.Id.Value, Said),
                Changes(live.Prompts.Files.Files, release.Prompts.Files.Files, file => file.Key, file => PromptSet.HashOf(file.Value)),
                refused);
            await (parsed.GetValue(json) ? io.WriteLineAsync(CommandJson.Write(found), cancellationToken) : ShowAsync(io, found, runtime.Configuration, cancellationToken));
            return refused.IsEmpty ? ExitCode.Good : ExitCode.Failed;
        });
        return command;
    }

    private static async Task ShowAsync(CommandIo io, Diff diff, HostConfiguration folders, CancellationToken cancellationToken)
    {
        if (diff.Pages.Length + diff.Rules.Length + diff.Prompts.Length > 0)
        {
            await Rendering.WriteTableAsync(
                io, ["", "live", "folder"],
                diff.Pages.Concat(diff.Rules).Concat(diff.Prompts.Select(change => change with { Name = $"prompts/{change.Name}" })).Select(change => (IReadOnlyList<string>)[change.Name, change.Before ?? "–", change.Now ?? "–"]),
                cancellationToken);
        }

        await FaultText.WriteAsync(io with { Out = io.Err }, folders, diff.Faults, cancellationToken);
        await io.TellAsync(
            diff.Live == diff.Folder ? $"The folder is what is live: release {diff.Live}."
            : $"{diff.Pages.Length} pages, {diff.Rules.Length} rules and {diff.Prompts.Length} prompt files differ from release {diff.Live}."
                + (diff.Faults.IsEmpty ? "" : $" {diff.Faults.Length} faults hold them back."),
            cancellationToken);
    }

    private static ImmutableArray<Change> Changes<T>(IEnumerable<T> before, IEnumerable<T> now, Func<T, string> name, Func<T, string> says)
    {
        var (old, fresh) = (before.ToDictionary(name, says), now.ToDictionary(name, says));
        return
        [
            .. old.Keys.Union(fresh.Keys).Order(StringComparer.Ordinal)
                .Select(key => new Change(key, old.GetValueOrDefault(key), fresh.GetValueOrDefault(key)))
                .Where(change => change.Before != change.Now),
        ];
    }

    private static string Said(Rule rule) => rule.Written;

    private sealed record Diff(
        ReleaseId Live,
        ReleaseId Folder,
        ImmutableArray<Change> Pages,
        ImmutableArray<Change> Rules,
        ImmutableArray<Change> Prompts,
        ImmutableArray<KnowledgeFault> Faults);

    /// <param name="Before">A page's version, a rule's value or the hash of a prompt file in the live release; null where it has none.</param>
    private sealed record Change(string Name, string? Before, string? Now);
}
