using System.CommandLine;
using System.Diagnostics;
using Assistant.Commands.Parsing;
using Assistant.Core.Knowledge;

namespace Assistant.Commands.Knowledge;

/// <summary><c>assistant knowledge publish</c>, also <c>sync</c>: makes the pages and prompts as they lie in their folders live, if they are good.</summary>
internal static class SyncCommand
{
    public static Command Create(string name, CommandIo io, IRuntimeProvider runtime)
    {
        var command = new TaughtCommand(
            name,
            "Makes the saved pages and prompts live now, all or nothing. Exit code 1 if a fault holds them back.",
            $"knowledge {name}");
        command.SetAction(async (_, cancellationToken) =>
        {
            var product = await runtime.OpenAsync(cancellationToken);
            var outcome = await product.Knowledge.ReloadAsync(cancellationToken);
            await FaultText.WriteAsync(
                io with { Out = io.Err }, runtime.Configuration, outcome.Faults, cancellationToken);
            await io.WriteLineAsync(outcome switch
            {
                ReloadOutcome.Published published => $"Release {published.Release.Id} is live with {published.Release.Pages.Length} pages.",
                ReloadOutcome.Unchanged => $"Release {product.Knowledge.Current.Id} was live already; nothing has changed.",
                ReloadOutcome.Withheld => $"Release {product.Knowledge.Current.Id} stays live until the faults above are mended.",
                _ => throw new UnreachableException(),
            }, cancellationToken);
            return outcome is ReloadOutcome.Withheld ? ExitCode.Failed : ExitCode.Good;
        });
        return command;
    }
}
