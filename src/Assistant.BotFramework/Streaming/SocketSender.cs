using System.Net.WebSockets;

namespace Assistant.BotFramework.Streaming;

/// <summary>Sends text frames to one socket, one at a time, and waits only so long for a client to take them.</summary>
internal sealed class SocketSender(WebSocket socket, TimeSpan patience, TimeProvider time)
{
    /// <exception cref="SlowReaderException">The client did not take the frame in time; the socket is of no use any more.</exception>
    /// <exception cref="WebSocketException">The connection is broken.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> frame)
    {
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        }
        catch (OperationCanceledException fault) when (limit.IsCancellationRequested)
        {
            throw new SlowReaderException(fault);
        }
    }

    /// <summary>Says goodbye if the client still listens.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            await socket.CloseOutputAsync(status, reason, limit.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            // It does not listen; there is nobody to be polite to.
        }
    }
}

/// <summary>A client took too long to read what was sent to it.</summary>
internal sealed class SlowReaderException(Exception innerException) : Exception("The client reads too slowly.", innerException);
