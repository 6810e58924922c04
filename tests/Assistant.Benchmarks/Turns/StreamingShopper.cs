using System.Buffers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Benchmarks.Load;
using Assistant.Testing.Web;

namespace Assistant.Benchmarks.Turns;

/// <summary>A shopper as the widget is one: posts a message and waits for the final activity of its turn on the WebSocket.</summary>
internal sealed class StreamingShopper : IClient
{
    private const int SmallestRead = 4 * 1024;

    // A shopper's ordinary day: policy, products, small talk, and what is asked only of those who are signed in.
    private static readonly string[] Questions =
    [
        "How long do I have to return something?",
        "a two person tent for rain under 200 euro",
        "hello",
        "Do you ship to Norway and what does it cost?",
        "where is my order?",
        "how do I clean a down jacket?",
        "what payment methods do you take?",
        "do you have a sleeping bag for winter?",
        "show me my orders",
        "thanks!",
    ];

    private static readonly string?[] Cast = [null, "ada", null, "grace", null, "omar"];

    private readonly DirectLineShopper _shopper;
    private readonly ClientWebSocket _socket = new();
    private readonly ArrayBufferWriter<byte> _frame = new();
    private readonly int _firstQuestion;

    private StreamingShopper(DirectLineShopper shopper, int firstQuestion) => (_shopper, _firstQuestion) = (shopper, firstQuestion);

    /// <summary>Opens a conversation and its stream.</summary>
    /// <param name="number">Decides who the shopper is and what is asked first; the same number, the same conversation.</param>
    public static async Task<IClient> EnterAsync(Uri host, int number, CancellationToken cancellationToken)
    {
        var shopper = await DirectLineShopper.EnterAsync(host, Cast[number % Cast.Length]);
        var client = new StreamingShopper(shopper, number);
        try
        {
            var session = await shopper.Http.GetFromJsonAsync<JsonElement>(
                new Uri($"/v3/directline/conversations/{shopper.Conversation}", UriKind.Relative), cancellationToken);
            await client._socket.ConnectAsync(new Uri(session.GetProperty("streamUrl").GetString()!), cancellationToken);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    public async Task AskAsync(int turn, CancellationToken cancellationToken)
    {
        var id = await _shopper.SendAsync(new JsonObject
        {
            ["type"] = "message",
            ["text"] = Questions[(_firstQuestion + turn) % Questions.Length],
            ["channelData"] = new JsonObject { ["clientActivityID"] = $"{turn}" },
        });
        string[]? answered;
        do
        {
            answered = AnsweredIn(await ReadFrameAsync(cancellationToken));
        }
        while (answered is null);

        if (!answered.Contains(id))
        {
            throw new InvalidDataException("The final activity answers another message.");
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _shopper.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ReadOnlyMemory<byte>> ReadFrameAsync(CancellationToken cancellationToken)
    {
        _frame.ResetWrittenCount();
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(_frame.GetMemory(SmallestRead), cancellationToken);
            _frame.Advance(part.Count);
        }
        while (!part.EndOfMessage);

        return part.MessageType is WebSocketMessageType.Close
            ? throw new InvalidDataException($"The stream was closed: {_socket.CloseStatusDescription}")
            : _frame.WrittenMemory;
    }

    /// <summary>Ids of the messages that the final activity in this frame answers; null where the frame holds none.</summary>
    private static string[]? AnsweredIn(ReadOnlyMemory<byte> frame)
    {
        if (frame.IsEmpty)
        {
            return null;
        }

        using var json = JsonDocument.Parse(frame);
        foreach (var activity in json.RootElement.GetProperty("activities").EnumerateArray())
        {
            if (activity.TryGetProperty("channelData", out var data)
                && data.TryGetProperty("turn", out var turn)
                && turn.GetProperty("final").GetBoolean())
            {
                return [.. turn.GetProperty("answers").EnumerateArray().Select(id => id.GetString()!)];
            }
        }

        return null;
    }
}
