using System.CommandLine;
using Assistant.Commands.Actions;
using Assistant.Commands.Handoffs;

namespace Assistant.Commands;

/// <summary><c>assistant ops …</c>: what people of the shop do without a browser.</summary>
internal static class OpsCommands
{
    public static Command Create(CommandIo io, IRuntimeProvider runtime) => new("ops", "Runs the shop's side of the chat.")
    {
        ActionCommands.Create(io, runtime),
        ApprovalCommands.Create(io, runtime),
        HandoffCommands.Create(io, runtime),
    };
}
