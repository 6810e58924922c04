using System.CommandLine;
using System.Text.Json;
using Assistant.Commands.Output;
using Assistant.Commands.Parsing;
using Assistant.Core.Identity;
using Assistant.Core.Tools;

namespace Assistant.Commands.Tools;

/// <summary><c>assistant tools</c>: what the assistant can do, as each tool declares it. Needs no data and no settings.</summary>
internal static class ToolsCommand
{
    public static Command Create(CommandIo io)
    {
        var json = CommonOptions.Json("Print an array of { name, effect, identity, owner, description, schema }.");
        var command = new TaughtCommand(
            "tools", "Lists what the assistant can do: each tool's effect, the identity it needs, its owner and its arguments.",
            "tools", "tools --json")
        {
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await (parsed.GetValue(json)
                ? io.WriteLineAsync(CommandJson.Write(StandardTools.Declarations.Select(ToolRow.Of)), cancellationToken)
                : Rendering.WriteTableAsync(
                    io,
                    ["tool", "effect", "identity", "owner", "description"],
                    StandardTools.Declarations.Select(ToolRow.Of).Select(row => (IReadOnlyList<string>)
                        [row.Name, $"{row.Effect}".ToLowerInvariant(), $"{row.Identity}".ToLowerInvariant(), row.Owner, row.Description]),
                    cancellationToken));
            return ExitCode.Good;
        });
        return command;
    }

    private sealed record ToolRow(
        string Name, ToolEffect Effect, IdentityLevel Identity, string Owner, string Description, JsonElement Schema)
    {
        public static ToolRow Of(ToolDeclaration tool) => new(
            tool.Contract.Name, tool.Contract.Effect, tool.Contract.Identity, tool.Contract.Owner, tool.Contract.Description, tool.Schema);
    }
}
