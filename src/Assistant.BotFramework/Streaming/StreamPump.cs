using System.Collections.Immutable;
using System.Net.WebSockets;
using System.Text.Json;
using Assistant.BotFramework.Activities;
using Assistant.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace Assistant.BotFramework.Streaming;

/// <summary>
/// Sends one client everything that is stored after its watermark, in order and without a gap, and in passing what is shown while a
/// turn runs.
/// </summary>
/// <remarks>
/// What was just stored is taken from the feed where it follows on what was sent, and read from the log otherwise. The log is the
/// buffer: one frame and a bounded number of signals wait for a client. One that does not take its frame in time is cut off, and comes
/// back with its watermark.
/// </remarks>
internal sealed class StreamPump(
    WebSocket socket, OpenStream stream, ActivityMapping mapping, ActivityReader reader, ConversationFeed feed, TimeProvider time, ILogger logger)
{
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(25);
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);

    private readonly SocketSender _sender = new(socket, Patience, time);
    private Guid _answered;
    private int _after;

    /// <summary>Runs until the client leaves, a newer socket replaces this one, the session or the conversation ends, or the host stops.</summary>
    public async Task RunAsync(int after, CancellationToken stopping)
    {
        _after = after;
        using var gone = new CancellationTokenSource();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, stream.Replaced, gone.Token);
        var listening = ListenAsync(gone);
        if (await ServeAsync(ending.Token) is { } goodbye)
        {
            await _sender.CloseAsync(goodbye.Status, goodbye.Reason);
            // The client answers with its own goodbye. Cutting the connection before that would lose ours on the way.
            await Task.WhenAny(listening, Task.Delay(GoodbyeTime, time, CancellationToken.None));
        }

        if (!listening.IsCompleted)
        {
            socket.Abort();
        }

        await listening;
    }

    /// <summary>Sends until there is a reason to stop; null where nobody is left to tell it to.</summary>
    private async Task<Goodbye?> ServeAsync(CancellationToken ending)
    {
        try
        {
            return await SendAsync(ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return stream.Replaced.IsCancellationRequested
                ? new Goodbye(WebSocketCloseStatus.PolicyViolation, "A newer connection took over.")
                : new Goodbye(WebSocketCloseStatus.EndpointUnavailable, "Please connect again.");
        }
        catch (SlowReaderException)
        {
            logger.SlowReader(mapping.State.Id);
            return null;
        }
        catch (WebSocketException)
        {
            // The connection broke; the client knows better than we do and comes back.
            return null;
        }
    }

    private async Task<Goodbye> SendAsync(CancellationToken ending)
    {
        // Subscribed before the first look at the log, so that nothing falls between the two.
        using var signals = new StreamSignals(feed, mapping.State.Id, Tick, time);
        try
        {
            await SendReadAsync(ending);
            while (!mapping.State.HasEnded)
            {
                var taken = await signals.TakeAsync(ending);
                var ticked = taken.OfType<StreamSignal.Tick>().Any();
                var isWhole = await SendStoredAsync(taken.OfType<StreamSignal.Stored>());
                if (!isWhole || mapping.State.Position < signals.StoredPosition || ticked)
                {
                    await SendReadAsync(ending);
                }

                await SendShownAsync(taken.OfType<StreamSignal.Shown>());
                if (ticked)
                {
                    if (stream.Until <= time.GetUtcNow())
                    {
                        return new Goodbye(WebSocketCloseStatus.PolicyViolation, "The token has expired.");
                    }

                    await _sender.SendAsync(ReadOnlyMemory<byte>.Empty);
                }
            }

            return new Goodbye(WebSocketCloseStatus.NormalClosure, "The conversation has ended.");
        }
        catch (StorageUnavailableException fault)
        {
            logger.StreamLostStorage(mapping.State.Id, fault);
            return new Goodbye(WebSocketCloseStatus.InternalServerError, "Please connect again in a moment.");
        }
    }

    private async Task SendReadAsync(CancellationToken ending) => await SendAsync(await reader.ReadNextAsync(mapping, _after, ending));

    /// <summary>False where something before them is still to be read.</summary>
    private async Task<bool> SendStoredAsync(IEnumerable<StreamSignal.Stored> appends)
    {
        var isWhole = true;
        foreach (var (after, events) in appends)
        {
            isWhole &= after <= mapping.State.Position;

            // An earlier one was sent already; a later one waits until the gap before it has been read.
            if (after == mapping.State.Position)
            {
                await SendAsync(ActivityReader.Next(mapping, events, _after));
            }
        }

        return isWhole;
    }

    private async Task SendAsync(ImmutableArray<Activity> activities)
    {
        foreach (var activity in activities)
        {
            await SendAsync(activity);
        }

        _after = Math.Max(_after, mapping.LastSequence);
        _answered = activities.LastOrDefault(activity => activity.ChannelData?.Turn is not null)?.ChannelData!.Turn!.Id ?? _answered;
    }

    private async Task SendShownAsync(IEnumerable<StreamSignal.Shown> shown)
    {
        // What a turn shows is stale once its answer is out.
        foreach (var (_, progress) in shown.Where(item => item.Turn != _answered))
        {
            await SendAsync(mapping.Typing(progress, time.GetUtcNow()));
        }
    }

    // One to a frame: DirectLineJS hands a frame's activities on one at a time and lets the next frame in between, so that a shopper
    // would see the answer before their own message.
    private Task SendAsync(Activity activity)
    {
        var watermark = activity.Sequence is { } sequence ? Position.Watermark(sequence) : null;
        return _sender.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new ActivitySet([activity], watermark), ActivityJson.Wire.ActivitySet));
    }

    /// <summary>Takes what the client sends, which is empty frames to show that it is there, until it leaves.</summary>
    private async Task ListenAsync(CancellationTokenSource gone)
    {
        var buffer = new byte[256];
        try
        {
            // Never cancelled: cancelling a read tears the connection down before a polite goodbye.
            while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType is not WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // Broken or aborted: gone all the same.
        }

        await gone.CancelAsync();
    }

    private sealed record Goodbye(WebSocketCloseStatus Status, string Reason);
}
