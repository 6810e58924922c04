using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Assistant.BotFramework.Tests.Fakes;

/// <summary>Reads frames of a stream as a client does.</summary>
internal sealed class StreamClient(WebSocket socket) : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[512 * 1024];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string? Watermark { get; private set; }

    public List<JsonElement> Activities { get; } = [];

    public IEnumerable<string?> Ids => Activities.Select(activity => activity.TryGetProperty("id", out var id) ? id.GetString() : null);

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    /// <summary>The next frame's text; null when the server said goodbye.</summary>
    public async Task<string?> FrameAsync()
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), Cancel);
            if (part.MessageType is WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(_buffer, 0, length);
            }
        }
    }

    /// <summary>Takes one frame in; false when the server said goodbye.</summary>
    public async Task<bool> TakeAsync()
    {
        if (await FrameAsync() is not { } frame)
        {
            return false;
        }

        if (frame.Length > 0)
        {
            var set = JsonDocument.Parse(frame).RootElement;
            Activities.AddRange(set.GetProperty("activities").EnumerateArray());
            Watermark = set.TryGetProperty("watermark", out var watermark) ? watermark.GetString() : Watermark;
        }

        return true;
    }

    public async Task TakeUntilAsync(Func<JsonElement, bool> found)
    {
        while (!Activities.Any(found) && await TakeAsync())
        {
        }
    }

    public Task SendAsync(string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, Cancel);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (socket.State is WebSocketState.Open)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancel);
            }
        }
        catch (IOException)
        {
            // The server was faster.
        }

        socket.Dispose();
    }
}
