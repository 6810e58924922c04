using System.CommandLine;

namespace Assistant.Commands.Knowledge;

/// <summary><c>assistant knowledge …</c>: work on what is live: policy pages, rules and prompts.</summary>
internal static class KnowledgeCommands
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime) => new("knowledge", "Checks, publishes and searches the policy pages, with the prompts that go live with them.")
    {
        DiffCommand.Create(io, runtime),
        LintCommand.Create(io, runtime),
        ReleasesCommand.Create(io, runtime),
        RollbackCommand.Create(io, runtime),
        SearchCommand.Create(io, runtime),
        StatusCommand.Create(io, runtime),
        SyncCommand.Create("publish", io, runtime),
        SyncCommand.Create("sync", io, runtime),
    };
}
