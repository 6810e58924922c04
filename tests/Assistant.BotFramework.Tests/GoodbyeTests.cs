using System.Net.WebSockets;
using Assistant.BotFramework.Activities;
using Assistant.BotFramework.Streaming;
using Assistant.BotFramework.Tests.Fakes;
using Assistant.BotFramework.Tokens;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.BotFramework.Tests;

public sealed class GoodbyeTests
{
    [Theory]
    [InlineData(true, WebSocketState.Closed)]
    [InlineData(false, WebSocketState.Aborted)]
    public async Task Reaches_the_client_before_the_connection_is_cut(bool clientAnswers, WebSocketState expected)
    {
        await using var host = await ChannelHost.StartAsync();
        var shopper = await host.ShopperAsync();
        var socket = new ClosingSocket();
        using var stream = host.Service<OpenStreams>().TryOpen(new StreamTicket(shopper.Id, "t", DateTimeOffset.MaxValue), "203.0.113.7")!;
        var reader = host.Service<ActivityReader>();
        var pump = new StreamPump(socket, stream, reader.Mapping(shopper.Id), reader, host.Feed, host.Clock, NullLogger.Instance);
        using var stopping = new CancellationTokenSource();

        var running = pump.RunAsync(after: 1, stopping.Token);
        await stopping.CancelAsync();
        var told = await socket.Told;
        var stateWhenTold = socket.State;
        if (clientAnswers)
        {
            socket.Answer();
        }
        else
        {
            // Its timer may not be set yet: the clock moves on until it fires.
            while (!running.IsCompleted)
            {
                host.Clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        }

        await running;

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, told);
        Assert.Equal(WebSocketState.CloseSent, stateWhenTold);
        Assert.Equal(expected, socket.State);
    }

    /// <summary>A connection whose client answers a goodbye when the test says so.</summary>
    private sealed class ClosingSocket : WebSocket
    {
        private readonly TaskCompletionSource<WebSocketReceiveResult> _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<WebSocketCloseStatus> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private WebSocketState _state = WebSocketState.Open;

        public Task<WebSocketCloseStatus> Told => _told.Task;

        public override WebSocketCloseStatus? CloseStatus => null;

        public override string? CloseStatusDescription => null;

        public override WebSocketState State => _state;

        public override string? SubProtocol => null;

        public void Answer()
        {
            _state = WebSocketState.Closed;
            _received.TrySetResult(new WebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true));
        }

        public override void Abort()
        {
            _state = WebSocketState.Aborted;
            _received.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        }

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
            _received.Task;

        public override Task SendAsync(
            ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
        {
            _state = WebSocketState.CloseSent;
            _told.TrySetResult(closeStatus);
            return Task.CompletedTask;
        }

        public override void Dispose() => Abort();
    }
}
