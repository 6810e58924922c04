using Assistant.Commands.Output;
using Assistant.Core.Knowledge;

namespace Assistant.Commands.Knowledge;

/// <summary>Writes faults as editors and terminals can open them: <c>file:line message remedy</c>.</summary>
internal static class FaultText
{
    public static async Task WriteAsync(
        CommandIo io, string root, IEnumerable<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        foreach (var fault in faults)
        {
            var file = Path.GetRelativePath(io.CurrentFolder, Path.Combine(root, fault.File));
            var kind = fault.Refused ? "" : "warning: ";
            await io.WriteLineAsync(
                TerminalText.Clean($"{file}:{fault.Line} {kind}{fault.Message} {fault.Remedy}"), cancellationToken);
        }
    }
}
