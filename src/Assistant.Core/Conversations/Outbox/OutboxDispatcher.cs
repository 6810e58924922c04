using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Assistant.Core.Conversations;

/// <summary>Sends what waits in the outbox, at least once, each kind in a lane of its own: one that is stuck delays no other.</summary>
public sealed partial class OutboxDispatcher
{
    private const int BatchSize = 32;
    private const int ParallelSends = 4;
    private const double Jitter = 0.2;

    // One look costs microseconds. It finds what another process or an earlier run left, and retries whose time has come.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(30);

    private static readonly ImmutableArray<TimeSpan> RetryAfter =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
    ];

    private readonly IOutbox _outbox;
    private readonly TimeProvider _time;
    private readonly ILogger<OutboxDispatcher> _logger;
    private readonly ImmutableArray<Lane> _lanes;

    /// <param name="senders">One for each kind.</param>
    /// <exception cref="ArgumentException">Two senders send the same kind.</exception>
    public OutboxDispatcher(
        IOutbox outbox, IEnumerable<IOutboxSender> senders, TimeProvider time, ILogger<OutboxDispatcher> logger)
    {
        _outbox = outbox;
        _time = time;
        _logger = logger;
        _lanes = [.. senders.Select(sender => new Lane(sender))];
        if (_lanes.DistinctBy(lane => lane.Sender.Kind).Count() != _lanes.Length)
        {
            throw new ArgumentException("Each kind has one sender.", nameof(senders));
        }
    }

    /// <summary>Sends until it is cancelled, which it ends by without an exception.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var timer = _time.CreateTimer(_ => Wake(), state: null, TimeSpan.Zero, LookEvery);
        await Task.WhenAll(_lanes.Select(lane => RunAsync(lane, cancellationToken)));
    }

    /// <summary>Says that there may be something to send. Returns at once.</summary>
    public void Wake()
    {
        foreach (var lane in _lanes)
        {
            lane.Signal.Writer.TryWrite(true);
        }
    }

    /// <summary>Tries once everything that is due now.</summary>
    public Task SendDueAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_lanes.Select(lane => SendDueAsync(lane.Sender, cancellationToken)));

    private async Task RunAsync(Lane lane, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await lane.Signal.Reader.ReadAsync(cancellationToken);
                await SendDueAsync(lane.Sender, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was not marked as sent is due again at the next start.
        }
    }

    private async Task SendDueAsync(IOutboxSender sender, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<PendingItem> due;
            do
            {
                due = await _outbox.TakeDueAsync(sender.Kind, _time.GetUtcNow(), BatchSize, cancellationToken);
                await Parallel.ForEachAsync(
                    due,
                    new ParallelOptions { MaxDegreeOfParallelism = ParallelSends, CancellationToken = cancellationToken },
                    async (item, token) => await TryAsync(sender, item, token));
            }
            while (due.Count is BatchSize);
        }
        catch (StorageUnavailableException e)
        {
            // What could not be marked is still due: it is sent again rather than lost.
            LogStorage(sender.Kind, e.Message);
        }
    }

    private async Task TryAsync(IOutboxSender sender, PendingItem item, CancellationToken cancellationToken)
    {
        if (await SendAsync(sender, item, cancellationToken) is not { } fault)
        {
            await _outbox.MarkSentAsync(item.Id, CancellationToken.None);
            return;
        }

        var next = NextAttempt(item.Attempts);
        await _outbox.MarkFailedAsync(item.Id, fault, next, CancellationToken.None);
        if (next is null)
        {
            LogGivenUp(item.Kind, item.Id, fault);
        }
        else
        {
            LogFailed(item.Kind, item.Id, item.Attempts + 1, fault);
        }
    }

    /// <summary>Null when it was sent; otherwise what kind of fault there was.</summary>
    private async Task<string?> SendAsync(IOutboxSender sender, PendingItem item, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestSend, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await sender.SendAsync(item.Id, item.Payload, either.Token);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A sender meets whatever the outside can do. Its message may quote somebody, so only its type is kept.
            return limit.IsCancellationRequested ? nameof(TimeoutException) : e.GetType().Name;
        }
    }

    private DateTimeOffset? NextAttempt(int failedBefore) =>
        failedBefore < RetryAfter.Length
            ? _time.GetUtcNow() + (RetryAfter[failedBefore] * (1 - Jitter + (2 * Jitter * Random.Shared.NextDouble())))
            : null;

    [LoggerMessage(LogLevel.Warning, "Outbox item {Item} of kind {Kind} was not sent at attempt {Attempt}: {Fault}")]
    private partial void LogFailed(string kind, Guid item, int attempt, string fault);

    [LoggerMessage(LogLevel.Error, "Outbox item {Item} of kind {Kind} is given up: {Fault}")]
    private partial void LogGivenUp(string kind, Guid item, string fault);

    [LoggerMessage(LogLevel.Warning, "The outbox cannot be used for {Kind}: {Fault}")]
    private partial void LogStorage(string kind, string fault);

    private sealed record Lane(IOutboxSender Sender)
    {
        /// <summary>Holds one signal, however often it is given.</summary>
        public Channel<bool> Signal { get; } =
            Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    }
}
