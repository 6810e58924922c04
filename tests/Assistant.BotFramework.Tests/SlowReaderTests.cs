using System.Net.WebSockets;
using Assistant.BotFramework.Activities;
using Assistant.BotFramework.Streaming;
using Assistant.BotFramework.Tests.Fakes;
using Assistant.BotFramework.Tokens;
using Assistant.Core;
using Assistant.Core.Conversations;
using Microsoft.Extensions.Logging.Abstractions;
using static Assistant.Core.Conversations.ConversationEvent;

namespace Assistant.BotFramework.Tests;

/// <summary>L-10: a client that stops reading costs little and hurts nobody.</summary>
public sealed class SlowReaderTests
{
    // One activity with a message of 4,000 characters.
    private const int MostBytes = 8 * 1024;

    [Fact]
    public async Task Is_cut_off_with_little_waiting_for_it()
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        await host.AppendAsync(shopper.Id, conversation =>
        [
            .. Enumerable.Range(2, 300).Select(sequence => new ShopperSpoke(sequence, null, new string('x', 4_000), null) { At = Some.Noon }),
        ]);
        var socket = new StalledSocket();
        var streams = host.Service<OpenStreams>();
        using var stream = streams.TryOpen(new StreamTicket(shopper.Id, "t", DateTimeOffset.MaxValue), "203.0.113.7")!;
        var reader = host.Service<ActivityReader>();
        var pump = new StreamPump(socket, stream, reader.Mapping(shopper.Id), reader, host.Feed, host.Clock, NullLogger.Instance);

        var running = pump.RunAsync(after: 0, TestContext.Current.CancellationToken);
        await socket.Stalled;
        var waiting = socket.BytesWaiting;
        await shopper.SayAsync("The others go on.");
        host.Clock.Advance(StreamPump.Patience);
        await running;

        Assert.InRange(waiting, 1, MostBytes);
        Assert.Equal(waiting, socket.BytesWaiting);
        Assert.Equal(WebSocketState.Aborted, socket.State);
    }

    /// <summary>A connection whose other end has stopped reading.</summary>
    private sealed class StalledSocket : WebSocket
    {
        private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WebSocketState _state = WebSocketState.Open;

        public Task Stalled => _stalled.Task;

        public int BytesWaiting { get; private set; }

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => _state;

        public override string? SubProtocol => null;

        public override void Abort()
        {
            _state = WebSocketState.Aborted;
            _aborted.TrySetResult();
        }

        public override async Task SendAsync(
            ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            BytesWaiting += buffer.Count;
            _stalled.TrySetResult();
            await _aborted.Task.WaitAsync(cancellationToken);
        }

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            await _aborted.Task;
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public override void Dispose() => Abort();
    }
}
