using System.Collections.Immutable;
using System.Threading.Channels;
using Assistant.Core.Conversations;
using Assistant.Core.Turns;

namespace Assistant.BotFramework.Streaming;

/// <summary>
/// What a stream is woken by. Bounded, the oldest forgotten first, and nothing stored is lost by that: <see cref="StoredPosition"/> tells
/// that there is something to read in the log, so only what is shown in passing can be missed.
/// </summary>
internal sealed class StreamSignals : IDisposable
{
    private const int Most = 32;

    private readonly Channel<StreamSignal> _channel = Channel.CreateBounded<StreamSignal>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly IDisposable _subscription;
    private readonly ITimer _ticks;
    private long _storedPosition;

    public StreamSignals(ConversationFeed feed, ConversationId conversation, TimeSpan tick, TimeProvider time)
    {
        _subscription = feed.Subscribe(conversation, Note);
        _ticks = time.CreateTimer(_ => _channel.Writer.TryWrite(new StreamSignal.Tick()), null, tick, tick);
    }

    /// <summary>The conversation's position after the newest append that was noted, whether its signal is still here or forgotten.</summary>
    public long StoredPosition => Volatile.Read(ref _storedPosition);

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
            FeedItem.Appended(var state, var events) => new StreamSignal.Stored(state.Position - events.Length, events),
            FeedItem.Progressed(_, TurnEvent.Opened(var turn)) => new StreamSignal.Shown(turn, Progress: null),
            FeedItem.Progressed(_, TurnEvent.Progress(var turn, var text)) => new StreamSignal.Shown(turn, text),
            _ => null,
        };
        if (signal is not null)
        {
            _channel.Writer.TryWrite(signal);
        }

        // Behind its signal: whoever sees the position first would read what the signal brings.
        if (item is FeedItem.Appended { State.Position: var position })
        {
            Volatile.Write(ref _storedPosition, position);
        }
    }
}

internal abstract record StreamSignal
{
    private StreamSignal()
    {
    }

    /// <summary>Something was stored.</summary>
    /// <param name="After">The conversation's position before <paramref name="Events"/>.</param>
    public sealed record Stored(long After, ImmutableArray<ConversationEvent> Events) : StreamSignal;

    /// <summary>Something to show while a turn runs.</summary>
    public sealed record Shown(Guid Turn, string? Progress) : StreamSignal;

    /// <summary>Time to show that this side is still there.</summary>
    public sealed record Tick : StreamSignal;
}
