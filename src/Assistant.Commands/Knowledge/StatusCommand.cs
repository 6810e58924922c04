using System.Collections.Immutable;
using System.CommandLine;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Knowledge;

namespace Assistant.Commands.Knowledge;

/// <summary><c>assistant knowledge status</c>: the release that is live, and what waits in the folder.</summary>
internal static class StatusCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var json = CommonOptions.Json("Print { release, pages: [{ page, title, version, owner }], faults }.");
        var command = new TaughtCommand(
            "status", "Shows the pages that are live and the faults that hold others back.", "knowledge status", "knowledge status --json")
        {
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var live = product.Knowledge;
            var status = new Status(live.Current.Id, [.. live.Current.Pages.Select(PageRow.Of)], live.Faults);
            if (parsed.GetValue(json))
            {
                await io.WriteLineAsync(CommandJson.Write(status), cancellationToken);
                return ExitCode.Good;
            }

            await Rendering.WriteTableAsync(
                io, ["page", "title", "version", "owner"],
                status.Pages.Select(page => (IReadOnlyList<string>)[page.Page.Value, page.Title, page.Version, page.Owner ?? ""]),
                cancellationToken);
            await FaultText.WriteAsync(io with { Out = io.Err }, runtime.Configuration, status.Faults, cancellationToken);
            await io.TellAsync($"Release {status.Release} is live with {status.Pages.Length} pages.", cancellationToken);
            return ExitCode.Good;
        });
        return command;
    }

    private sealed record Status(ReleaseId Release, ImmutableArray<PageRow> Pages, ImmutableArray<KnowledgeFault> Faults);

    private sealed record PageRow(PageId Page, string Title, string Version, string? Owner)
    {
        public static PageRow Of(PolicyPage page) => new(page.Id, page.Title, page.Version, page.Owner);
    }
}
