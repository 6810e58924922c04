using Assistant.Commands.Sockets;
using Assistant.Hosting;

namespace Assistant.Commands;

/// <summary>The program <c>assistant</c>: takes the data folder itself, or has its command run by the host that holds it.</summary>
public static class CommandProgram
{
    /// <param name="args">The whole command line.</param>
    /// <returns>The exit code, as <see cref="AssistantCommand.RunAsync"/> says.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandIo io, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> rest;
        try
        {
            rest = ConfigurationArguments.Split(args).Rest;
        }
        catch (SettingsException fault)
        {
            await io.TellAsync(fault.Message, CancellationToken.None);
            return ExitCode.WrongUse;
        }

        await using var runtime = new OwnRuntime(args, io.CurrentFolder);
        try
        {
            return await AssistantCommand.RunAsync(rest, io, runtime, cancellationToken);
        }
        catch (DataFolderHeldException held)
        {
            if (await CommandSocketClient.RunAsync(rest, io, runtime.Configuration, held.Folder, cancellationToken) is { } exit)
            {
                return exit;
            }

            await io.TellAsync($"{held.Message} It takes no commands. Stop it, or choose another folder with --data.", CancellationToken.None);
            return ExitCode.Failed;
        }
    }
}
