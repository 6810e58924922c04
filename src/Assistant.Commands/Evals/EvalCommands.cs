using System.CommandLine;

namespace Assistant.Commands.Evals;

/// <summary><c>assistant eval …</c>: scores the assistant on written and simulated conversations.</summary>
internal static class EvalCommands
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime) => new("eval", "Plays conversations and scores what became true.")
    {
        EvalRunCommand.Create(io, runtime),
        EvalProbeCommand.Create(io, runtime),
    };
}
