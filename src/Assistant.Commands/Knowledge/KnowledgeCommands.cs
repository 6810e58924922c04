using System.CommandLine;

namespace Assistant.Commands.Knowledge;

/// <summary><c>assistant knowledge …</c>: work on the policy pages.</summary>
internal static class KnowledgeCommands
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime) => new("knowledge", "Checks, publishes and searches the policy pages.")
    {
        LintCommand.Create(io, runtime),
        SearchCommand.Create(io, runtime),
        StatusCommand.Create(io, runtime),
        SyncCommand.Create(io, runtime),
    };
}
