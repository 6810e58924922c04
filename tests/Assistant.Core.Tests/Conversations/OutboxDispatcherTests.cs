using System.Threading.Channels;
using Assistant.Core.Conversations;
using Assistant.Testing;
using Assistant.Testing.Conversations;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assistant.Core.Tests.Conversations;

public sealed class OutboxDispatcherTests
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
    ];

    private readonly ManualClock _clock = new(SampleEvents.Noon);
    private readonly InMemoryConversationStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_each_item_once_with_its_payload()
    {
        var mail = new Sender("mail");
        var items = await PutAsync("mail", 70);

        await Dispatcher(mail).SendDueAsync(Cancellation);
        await Dispatcher(mail).SendDueAsync(Cancellation);

        Assert.Equal(items.Order(), mail.Attempts().Order());
        Assert.All(mail.Payloads, payload => Assert.Equal([1, 2, 3], payload));
    }

    [Fact]
    public async Task Tries_a_failed_item_again_after_growing_delays_and_then_gives_it_up()
    {
        var mail = new Sender("mail") { Fault = _ => new HttpRequestException("to ada@example.com") };
        var dispatcher = Dispatcher(mail);
        await PutAsync("mail", 1);

        await dispatcher.SendDueAsync(Cancellation);
        Assert.Single(mail.Attempts());
        foreach (var delay in Delays)
        {
            _clock.Advance((0.8 * delay) - TimeSpan.FromMilliseconds(1));
            await dispatcher.SendDueAsync(Cancellation);
            Assert.Empty(mail.Attempts());

            _clock.Advance((0.4 * delay) + TimeSpan.FromMilliseconds(2));
            await dispatcher.SendDueAsync(Cancellation);
            Assert.Single(mail.Attempts());
        }

        _clock.Advance(TimeSpan.FromDays(30));
        await dispatcher.SendDueAsync(Cancellation);
        Assert.Empty(mail.Attempts());
    }

    [Fact]
    public async Task Lets_a_poisoned_item_delay_no_other()
    {
        var items = await PutAsync("mail", 5);
        var mail = new Sender("mail") { Fault = id => id == items[0] ? new InvalidOperationException() : null };

        await Dispatcher(mail).SendDueAsync(Cancellation);

        Assert.Equal(items.Order(), mail.Attempts().Order());
        Assert.Empty(await _store.TakeDueAsync("mail", _clock.GetUtcNow(), 10, Cancellation));
        var left = Assert.Single(await _store.TakeDueAsync("mail", _clock.GetUtcNow().AddMinutes(1), 10, Cancellation));
        Assert.Equal(items[0], left.Id);
    }

    [Fact]
    public async Task Cuts_a_send_that_hangs_and_tries_it_again()
    {
        var mail = new Sender("mail") { Hangs = true };
        await PutAsync("mail", 1);

        var sending = Dispatcher(mail).SendDueAsync(Cancellation);
        await mail.NextAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        await sending;

        var left = Assert.Single(await _store.TakeDueAsync("mail", _clock.GetUtcNow().AddMinutes(1), 10, Cancellation));
        Assert.Equal(1, left.Attempts);
    }

    [Fact]
    public async Task Sends_other_kinds_while_one_hangs()
    {
        var (mail, desk) = (new Sender("mail") { Hangs = true }, new Sender("helpdesk"));
        await PutAsync("mail", 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var dispatcher = Dispatcher(mail, desk);
        var running = dispatcher.RunAsync(stop.Token);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await mail.NextAsync();

        var item = Assert.Single(await PutAsync("helpdesk", 1));
        dispatcher.Wake();

        Assert.Equal(item, await desk.NextAsync());
        await stop.CancelAsync();
        await running;
        Assert.Equal(0, Assert.Single(await _store.TakeDueAsync("mail", _clock.GetUtcNow(), 10, Cancellation)).Attempts);
    }

    [Fact]
    public async Task Looks_by_itself_when_nobody_wakes_it()
    {
        var mail = new Sender("mail");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = Dispatcher(mail).RunAsync(stop.Token);
        var item = Assert.Single(await PutAsync("mail", 1));

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(item, await mail.NextAsync());
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task Keeps_what_it_could_not_mark_and_goes_on()
    {
        var mail = new Sender("mail");
        var item = Assert.Single(await PutAsync("mail", 1));
        var outbox = new FailingOutbox(_store) { Faults = 2 };
        var dispatcher = new OutboxDispatcher(outbox, [mail], _clock, NullLogger<OutboxDispatcher>.Instance);

        await dispatcher.SendDueAsync(Cancellation);
        Assert.Empty(mail.Attempts());
        await dispatcher.SendDueAsync(Cancellation);
        Assert.Equal([item], mail.Attempts());
        await dispatcher.SendDueAsync(Cancellation);
        Assert.Equal([item], mail.Attempts());
        await dispatcher.SendDueAsync(Cancellation);
        Assert.Empty(mail.Attempts());
    }

    [Fact]
    public void Refuses_two_senders_of_one_kind() =>
        Assert.Throws<ArgumentException>(() => Dispatcher(new Sender("mail"), new Sender("mail")));

    private OutboxDispatcher Dispatcher(params IOutboxSender[] senders) =>
        new(_store, senders, _clock, NullLogger<OutboxDispatcher>.Instance);

    private async Task<Guid[]> PutAsync(string kind, int count)
    {
        var items = Enumerable.Range(0, count).Select(_ => SampleEvents.Mail(kind)).ToArray();
        Assert.True(await _store.AppendAsync(
            new ConversationAppend(ConversationId.New(), 0, [SampleEvents.Started()]) { Outbox = [.. items] }, Cancellation));
        return [.. items.Select(item => item.Id)];
    }

    private sealed class Sender(string kind) : IOutboxSender
    {
        private readonly Channel<Guid> _attempts = Channel.CreateUnbounded<Guid>();

        public string Kind => kind;

        public bool Hangs { get; init; }

        public Func<Guid, Exception?> Fault { get; init; } = _ => null;

        public List<byte[]> Payloads { get; } = [];

        public async Task SendAsync(Guid id, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
        {
            lock (Payloads)
            {
                Payloads.Add(payload.ToArray());
            }

            _attempts.Writer.TryWrite(id);
            if (Hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            if (Fault(id) is { } fault)
            {
                throw fault;
            }
        }

        /// <summary>Attempts since the last call.</summary>
        public List<Guid> Attempts()
        {
            var attempts = new List<Guid>();
            while (_attempts.Reader.TryRead(out var id))
            {
                attempts.Add(id);
            }

            return attempts;
        }

        public async Task<Guid> NextAsync() => await _attempts.Reader.ReadAsync(Cancellation);
    }

    /// <summary>Fails the first look, and the first mark.</summary>
    private sealed class FailingOutbox(IOutbox inner) : IOutbox
    {
        public int Faults { get; set; }

        public Task<IReadOnlyList<PendingItem>> TakeDueAsync(
            string kind, DateTimeOffset now, int limit, CancellationToken cancellationToken)
        {
            FailWhile(Faults is 2);
            return inner.TakeDueAsync(kind, now, limit, cancellationToken);
        }

        public Task MarkSentAsync(Guid id, CancellationToken cancellationToken)
        {
            FailWhile(Faults is 1);
            return inner.MarkSentAsync(id, cancellationToken);
        }

        public Task MarkFailedAsync(
            Guid id, string errorKind, DateTimeOffset? nextAttempt, CancellationToken cancellationToken) =>
            inner.MarkFailedAsync(id, errorKind, nextAttempt, cancellationToken);

        private void FailWhile(bool failing)
        {
            if (failing)
            {
                Faults--;
                throw new StorageUnavailableException("The storage is busy.");
            }
        }
    }
}
