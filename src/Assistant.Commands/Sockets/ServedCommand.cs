using System.Text;
using Assistant.Hosting;
using Microsoft.Extensions.Logging;

namespace Assistant.Commands.Sockets;

/// <summary>One command that a client asked for, from its request to its exit code. A client that goes away cancels it.</summary>
internal sealed partial class ServedCommand(FrameConnection connection, IRuntimeProvider runtime, ILogger logger)
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="IOException">The client has gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await ReadRequestAsync(cancellationToken) is not { } request)
        {
            return;
        }

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var input = new RemoteInput(connection);
        var listening = ListenAsync(input, gone);
        try
        {
            var exit = await RunAsync(request, input, gone.Token);
            await connection.WriteAsync(new HostFrame { Exit = exit }, FrameJson.Default.HostFrame, CancellationToken.None);
        }
        finally
        {
            await gone.CancelAsync();
            await listening;
        }
    }

    private async Task<CommandRequest?> ReadRequestAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(RequestTimeout);
        return await connection.ReadAsync(FrameJson.Default.CommandRequest, patience.Token);
    }

    private async Task<int> RunAsync(CommandRequest request, RemoteInput input, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(input, Utf8);
        await using var output = new StreamWriter(new RemoteOutput(connection, bytes => new HostFrame { Out = bytes }), Utf8);
        await using var errors = new StreamWriter(new RemoteOutput(connection, bytes => new HostFrame { Err = bytes }), Utf8);
        var io = new CommandIo(reader, output, errors, request.Folder)
        {
            IsInteractive = request.IsInteractive,
            IsTerminal = request.IsTerminal,
            HasColours = request.HasColours,
            Width = request.Width,
        };
        if (Difference(request, runtime.Configuration) is { } difference)
        {
            await io.TellAsync(difference, cancellationToken);
            return ExitCode.WrongUse;
        }

        try
        {
            return await AssistantCommand.RunAsync(request.Args, io, runtime, cancellationToken);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or IOException))
        {
            // The edge of this command: the host goes on, and only the kind of fault is logged, because a message may quote a shopper.
            CommandFailed(fault.GetType().Name);
            await io.TellAsync("The host met a fault while it ran this command; its log names it.", cancellationToken);
            return ExitCode.Failed;
        }
    }

    /// <summary>Hears what the client sends until it goes away, which cancels the command.</summary>
    private async Task ListenAsync(RemoteInput input, CancellationTokenSource gone)
    {
        try
        {
            while (await connection.ReadAsync(FrameJson.Default.ClientFrame, gone.Token) is { } frame)
            {
                input.Receive(frame.In);
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or OperationCanceledException)
        {
            // Gone, or the command has ended.
        }

        await gone.CancelAsync();
    }

    /// <summary>A person who asked about other pages or another shop must not be answered about the host's.</summary>
    private static string? Difference(CommandRequest request, HostConfiguration own) =>
        request.Knowledge != own.KnowledgeFolder
            ? $"The running host uses the pages in {own.KnowledgeFolder}, and you asked about {request.Knowledge}. Choose another data folder with --data, or stop the host."
            : request.Shop != own.Settings.Shop.Provider
                ? $"The running host uses the shop \"{own.Settings.Shop.Provider}\", and you asked about \"{request.Shop}\". Choose another data folder with --data, or stop the host."
                : null;

    [LoggerMessage(LogLevel.Error, "A command from the socket ended with {Fault}")]
    private partial void CommandFailed(string fault);
}
