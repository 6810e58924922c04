using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Assistant.Commands.Sockets;

/// <summary>Runs commands inside a host, for people whose own process could not take the data folder.</summary>
public static partial class CommandSocketServer
{
    /// <summary>Serves until cancelled; commands that are still running are then cancelled and waited for.</summary>
    /// <param name="dataFolder">Full path; the caller owns its lock.</param>
    public static async Task RunAsync(
        string dataFolder, IRuntimeProvider runtime, ILogger logger, CancellationToken cancellationToken)
    {
        var (listener, path) = CommandSocket.Listen(dataFolder);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptAsync(cancellationToken);
                running.RemoveAll(serving => serving.IsCompleted);
                running.Add(ServeAsync(client, runtime, logger, stopping.Token));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            listener.Dispose();
            CommandSocket.Remove(dataFolder, path);
            await stopping.CancelAsync();
            await Task.WhenAll(running);
        }
    }

    /// <summary>One client, whose faults are its own. Never throws.</summary>
    private static async Task ServeAsync(Socket client, IRuntimeProvider runtime, ILogger logger, CancellationToken cancellationToken)
    {
        // Leaves the accepting loop at once, whatever the first steps of a command do.
        await Task.Yield();
        try
        {
            using var connection = new FrameConnection(client);
            await new ServedCommand(connection, runtime, logger).RunAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or InvalidDataException)
        {
            // The client has gone or the host stops.
        }
        catch (Exception fault)
        {
            // The edge of one client: the next one is served all the same. Only the kind is logged, because a message may quote a shopper.
            logger.ClientFailed(fault.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "A client of the command socket was dropped: {Fault}")]
    private static partial void ClientFailed(this ILogger logger, string fault);
}
