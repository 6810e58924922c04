using System.CommandLine;
using System.CommandLine.Help;
using Assistant.Commands.Audit;
using Assistant.Commands.Catalog;
using Assistant.Commands.Chat;
using Assistant.Commands.Evals;
using Assistant.Commands.Knowledge;
using Assistant.Commands.Parsing;
using Assistant.Commands.ShopData;
using Assistant.Commands.Tools;
using Assistant.Commands.Understand;
using Assistant.Core.Conversations;
using Assistant.Core.Shop;
using Assistant.DemoShop.Storage;
using Assistant.Hosting;
using Assistant.Sqlite.Storage;

namespace Assistant.Commands;

/// <summary>The <c>assistant</c> command with all its subcommands, wherever it runs.</summary>
public static class AssistantCommand
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">Without the configuration arguments that <see cref="ConfigurationArguments"/> takes out.</param>
    /// <returns>0 good, 1 a gate or check failed, 2 wrong use, 130 stopped by the person.</returns>
    /// <exception cref="DataFolderHeldException">Another process owns the data: the caller may ask that process to run the command.</exception>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, CommandIo io, IRuntimeProvider runtime, CancellationToken cancellationToken)
    {
        try
        {
            return await DispatchAsync(args, io, runtime, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (IOException fault) when (BrokenPipe.Is(fault))
        {
            return ExitCode.Good;
        }
        catch (Exception fault) when (fault is WrongUseException or SettingsException)
        {
            await io.TellAsync(fault.Message, CancellationToken.None);
            return ExitCode.WrongUse;
        }
        catch (Exception fault) when (fault is StorageUnavailableException or ShopUnavailableException or DataFolderException or ShopFileException)
        {
            // Their messages are made to be shown.
            await io.TellAsync(fault.Message, CancellationToken.None);
            return ExitCode.Failed;
        }
    }

    private static async Task<int> DispatchAsync(
        IReadOnlyList<string> args, CommandIo io, IRuntimeProvider runtime, CancellationToken cancellationToken)
    {
        var root = Create(io, runtime);
        // A word that begins with @ is a shopper's word, not the name of a file with arguments.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (args.Count is 0)
        {
            await HelpAsync(root.Parse("--help"), io.Err, cancellationToken);
            return ExitCode.WrongUse;
        }

        if (parsed.Action is TaughtHelp)
        {
            return await HelpAsync(parsed, io.Out, cancellationToken);
        }

        if (WrongUse.Find(parsed) is { } wrong)
        {
            throw new WrongUseException(wrong);
        }

        return await parsed.InvokeAsync(Invocation(io.Out), cancellationToken);
    }

    private static Command Create(CommandIo io, IRuntimeProvider runtime)
    {
        var help = new HelpOption { Recursive = true };
        help.Action = new TaughtHelp((HelpAction)help.Action!);
        return new Command("assistant", "Support assistant for online shops: talk to it, look into it, run it.")
        {
            help,
            new VersionOption(),
            // Read by ConfigurationArguments before this parser sees anything; it stands here so that help shows it.
            new Option<string>("--data") { Description = "Folder of the data, relative to appsettings.json.", HelpName = "folder", Recursive = true },
            ChatCommand.Create(io, runtime),
            AskCommand.Create(io, runtime),
            ToolsCommand.Create(io),
            UnderstandCommand.Create(io, runtime),
            KnowledgeCommands.Create(io, runtime),
            CatalogCommands.Create(io, runtime),
            EvalCommands.Create(io, runtime),
            ShopCommands.Create(io, runtime),
            OpsCommands.Create(io, runtime),
            AuditCommands.Create(io, runtime),
        };
    }

    /// <summary>Help is written all at once: its writer knows no asynchronous way.</summary>
    private static async Task<int> HelpAsync(ParseResult parsed, TextWriter output, CancellationToken cancellationToken)
    {
        using var text = new StringWriter();
        var exit = await parsed.InvokeAsync(Invocation(text), cancellationToken);
        await output.WriteAsync(text.ToString().AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
        return exit;
    }

    private static InvocationConfiguration Invocation(TextWriter output) => new()
    {
        Output = output,
        Error = output,
        EnableDefaultExceptionHandler = false,
        // Ctrl-C belongs to the program, which cancels the token.
        ProcessTerminationTimeout = null,
    };
}
