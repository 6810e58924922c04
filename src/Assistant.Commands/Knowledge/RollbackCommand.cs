using System.CommandLine;
using System.Diagnostics;
using Assistant.Commands.Parsing;
using Assistant.Core.Knowledge;

namespace Assistant.Commands.Knowledge;

/// <summary><c>assistant knowledge rollback</c>: makes an earlier release live again.</summary>
internal static class RollbackCommand
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var release = new Argument<string?>("release")
        {
            Description = "The release, as `knowledge releases` lists it; the one before if left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new TaughtCommand(
            "rollback",
            "Makes an earlier release live again, pages, rules, prompts and wording together. The folders stay as they are; their next change is published.",
            "knowledge rollback",
            "knowledge rollback 1069d065e3e2")
        {
            release,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ReleaseId? to = parsed.GetValue(release) is not { } named ? null
                : ReleaseArchive.IsHash(named) ? new ReleaseId(named)
                : throw new WrongUseException($"\"{named}\" is no release. `assistant knowledge releases` lists them.");
            var product = await runtime.OpenAsync(cancellationToken);
            switch (await product.Knowledge.RollBackAsync(to, cancellationToken))
            {
                case RollBackOutcome.RolledBack(var now, var before):
                    await io.WriteLineAsync($"Release {now.Id} is live again with {now.Pages.Length} pages, in the place of {before}.", cancellationToken);
                    await io.TellAsync("The folders still hold the other files. Mend them there; the next change goes live when it is good.", cancellationToken);
                    return ExitCode.Good;
                case RollBackOutcome.NothingBefore:
                    await io.TellAsync($"Release {product.Knowledge.Current.Id} is live, and no other was before it.", cancellationToken);
                    return ExitCode.Failed;
                case RollBackOutcome.NotKept(var missing):
                    await io.TellAsync($"Release {missing} is not kept here. `assistant knowledge releases` lists those that are.", cancellationToken);
                    return ExitCode.Failed;
                default:
                    throw new UnreachableException();
            }
        });
        return command;
    }
}
