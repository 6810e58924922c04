using Assistant.Commands.Output;
using Assistant.Core.Knowledge;
using Assistant.Hosting;

namespace Assistant.Commands.Knowledge;

/// <summary>Writes faults as editors and terminals can open them: <c>file:line message remedy</c>.</summary>
internal static class FaultText
{
    public static async Task WriteAsync(
        CommandIo io, HostConfiguration folders, IEnumerable<KnowledgeFault> faults, CancellationToken cancellationToken)
    {
        foreach (var fault in faults)
        {
            var root = fault.Folder is ContentFolder.Prompts ? folders.PromptFolder : folders.KnowledgeFolder;
            var file = Path.GetRelativePath(io.CurrentFolder, Path.Combine(root, fault.File));
            var kind = fault.Refused ? "" : "warning: ";
            await io.WriteLineAsync(
                TerminalText.Clean($"{file}:{fault.Line} {kind}{fault.Message} {fault.Remedy}".TrimEnd()), cancellationToken);
        }
    }
}
