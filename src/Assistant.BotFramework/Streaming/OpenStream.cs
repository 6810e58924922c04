using Assistant.BotFramework.Tokens;

namespace Assistant.BotFramework.Streaming;

/// <summary>One counted stream. Disposing it frees its place.</summary>
internal sealed class OpenStream(OpenStreams streams, StreamTicket ticket, string address) : IDisposable
{
    private readonly CancellationTokenSource _replaced = new();
    private long _untilTicks = ticket.SessionUntil.UtcTicks;

    public StreamTicket Ticket => ticket;

    public string Address => address;

    /// <summary>Cancelled when a newer socket takes this one's place.</summary>
    public CancellationToken Replaced => _replaced.Token;

    /// <summary>When the last token of the session expires.</summary>
    public DateTimeOffset Until => new(Interlocked.Read(ref _untilTicks), TimeSpan.Zero);

    public void Extend(DateTimeOffset until) => Interlocked.Exchange(ref _untilTicks, Math.Max(until.UtcTicks, Until.UtcTicks));

    // Not awaited and not inline: whoever opens the newer socket does not wait for the older one to say goodbye.
    public void GiveWay() => _replaced.CancelAfter(TimeSpan.Zero);

    public void Dispose()
    {
        streams.Close(this);
        _replaced.Dispose();
    }
}
