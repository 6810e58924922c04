using System.Threading.Channels;
using Assistant.Core.Conversations;
using Assistant.Core.Turns;

namespace Assistant.BotFramework.Streaming;

/// <summary>
/// What a stream is woken by. Bounded, the oldest forgotten first, and nothing stored is lost by that: any signal makes the stream
/// read the log, so only what is shown in passing can be missed.
/// </summary>
internal sealed class StreamSignals : IDisposable
{
    private const int Most = 32;

    private readonly Channel<StreamSignal> _channel = Channel.CreateBounded<StreamSignal>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly IDisposable _subscription;
    private readonly ITimer _ticks;

    public StreamSignals(ConversationFeed feed, ConversationId conversation, TimeSpan tick, TimeProvider time)
    {
        _subscription = feed.Subscribe(conversation, Note);
        _ticks = time.CreateTimer(_ => _channel.Writer.TryWrite(new StreamSignal.Tick()), null, tick, tick);
    }

    /// <summary>Waits for at least one signal and takes all that there are.</summary>
    public async Task<IReadOnlyList<StreamSignal>> TakeAsync(CancellationToken cancellationToken)
    {
        await _channel.Reader.WaitToReadAsync(cancellationToken);
        var taken = new List<StreamSignal>();
        while (_channel.Reader.TryRead(out var signal))
        {
            taken.Add(signal);
        }

        return taken;
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _ticks.Dispose();
    }

    private void Note(FeedItem item)
    {
        StreamSignal? signal = item switch
        {
            FeedItem.Appended => new StreamSignal.Stored(),
            FeedItem.Progressed(_, TurnEvent.Opened(var turn)) => new StreamSignal.Shown(turn, Progress: null),
            FeedItem.Progressed(_, TurnEvent.Progress(var turn, var text)) => new StreamSignal.Shown(turn, text),
            _ => null,
        };
        if (signal is not null)
        {
            _channel.Writer.TryWrite(signal);
        }
    }
}

internal abstract record StreamSignal
{
    private StreamSignal()
    {
    }

    /// <summary>Something was stored: the log says what.</summary>
    public sealed record Stored : StreamSignal;

    /// <summary>Something to show while a turn runs.</summary>
    public sealed record Shown(Guid Turn, string? Progress) : StreamSignal;

    /// <summary>Time to show that this side is still there.</summary>
    public sealed record Tick : StreamSignal;
}
